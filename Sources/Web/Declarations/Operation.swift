public import Wording

/// One thing that the API offers: the declaration from which the route, the checks before the handler and the
/// OpenAPI document are all made.
///
///     Operation(
///       "readRequest", .get, "/api/v1/requests/{id}", area: .requests,
///       summary: Sentence("permohonan dengan riwayatnya", "a request with its history"),
///       path: [.identifier("id")], access: .staff(.registry, .director).orApplicant(),
///       answers: [.json(200, Sentence("permohonan", "the request"), requestSchema)]
///     ) { call in
///       let id = try call.path.identifier("id", of: Record.Request.self)
///       …
///       return .json(200, value)
///     }
public struct Operation: Sendable {
  /// The methods in use.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"

    /// Whether calls of it change something.
    public var isWriting: Bool { self != .get }
  }

  /// Answers a call whose parts have been checked against the declaration. It throws a `Problem`, or an error
  /// that `Problem.init(describing:)` knows; any other is a bare 500 and a line in the log.
  public typealias Handler = @Sendable (Call) throws -> Answer

  /// The name for programs, unique: `readRequest`.
  public let id: String
  /// The method.
  public let method: Method
  /// The path with its variables in braces.
  public let path: String
  /// What it belongs to.
  public let area: Area
  /// What it does, in one line.
  public let summary: Sentence
  /// What else is to be known, or nothing.
  public let details: Sentence?
  /// The variables of the path, the parts of the query, the headers.
  public let parameters: [Parameter]
  /// What the body has to be; `nil` where there is none.
  public let body: RequestBody?
  /// Who may call.
  public let access: Access
  /// How often.
  public let rate: RateClass
  /// What is answered where all goes well.
  public let answers: [AnswerDeclaration]
  /// The problems that its handler tells of, besides those that follow from the declaration.
  public let problems: [ProblemKind]
  /// What answers it.
  public let handler: Handler

  /// An operation. Traps where the variables of the path are not those that are declared.
  public init(
    _ id: String, _ method: Method, _ path: String, area: Area, summary: Sentence, details: Sentence? = nil,
    path variables: [Parameter.Variable] = [], query: [Parameter.Query] = [],
    headers: [Parameter.Header] = [],
    body: RequestBody? = nil, access: Access, rate: RateClass = .reading, answers: [AnswerDeclaration],
    problems: [ProblemKind] = [], handler: @escaping Handler
  ) {
    self.id = id
    self.method = method
    self.path = path
    self.area = area
    self.summary = summary
    self.details = details
    parameters = variables.map(\.parameter) + query.map(\.parameter) + headers.map(\.parameter)
    self.body = body
    self.access = access
    self.rate = rate
    self.answers = answers
    self.problems = problems
    self.handler = handler
    let named = path.split(separator: "{").dropFirst().compactMap {
      $0.split(separator: "}").first.map(String.init)
    }
    precondition(
      named == variables.map(\.parameter.name), "the path of \(id) has other variables than declared")
  }

  /// Every problem that an answer may be, in the order of their status codes.
  public var allProblems: [ProblemKind] {
    var kinds = problems
    kinds.append(.malformed)
    if parameters.contains(where: { $0.place == .path }) { kinds.append(.notFound) }
    if parameters.contains(where: { $0.place != .path }) || body != nil { kinds.append(.invalid) }
    if parameters.contains(where: { $0.place == .header && $0.name == "If-Match" }) { kinds.append(.changed) }
    if parameters.contains(where: { $0.place == .header && $0.name == "Idempotency-Key" }) {
      kinds.append(.keyReused)
    }
    // Where everybody may call, a part of the call may still be for some only.
    if access.asksForToken { kinds += [.unauthenticated, .forbidden] }
    if body != nil { kinds += [.tooLarge, .wrongMediaType] }
    if case .json = body { kinds.append(.notJSON) }
    if rate != .unlimited { kinds.append(.tooOften) }
    if method.isWriting || access.asksForToken { kinds.append(.unavailable) }
    kinds.append(.failure)
    var seen: Set<ProblemKind> = []
    return kinds.filter { seen.insert($0).inserted }.sorted { ($0.status, $0.name) < ($1.status, $1.name) }
  }
}

/// What operations belong to: the chapters of the document.
public enum Area: String, CaseIterable, Hashable, Sendable {
  /// The service and its state.
  case service
  /// Working days.
  case calendar
  /// Requests and their documents.
  case requests
  /// The steps from desk to desk.
  case desks
  /// Times, meetings and plans.
  case meetings
  /// Rescheduling by agreement.
  case reschedulings
  /// Officers and their hours.
  case officers
  /// Feeds and calendar messages.
  case feeds
  /// Complaints.
  case complaints
  /// Figures.
  case reports
  /// Accounts, tokens, webhooks, holidays.
  case administration

  /// What it is called.
  public var name: Sentence {
    switch self {
    case .service: Sentence("Layanan", "Service")
    case .calendar: Sentence("Kalender hari kerja", "Working-day calendar")
    case .requests: Sentence("Permohonan", "Requests")
    case .desks: Sentence("Meja kerja", "Desks")
    case .meetings: Sentence("Pertemuan", "Meetings")
    case .reschedulings: Sentence("Jadwal ulang", "Rescheduling")
    case .officers: Sentence("Petugas", "Officers")
    case .feeds: Sentence("Langganan kalender", "Calendar feeds")
    case .complaints: Sentence("Pengaduan", "Complaints")
    case .reports: Sentence("Laporan", "Reports")
    case .administration: Sentence("Administrasi", "Administration")
    }
  }
}
