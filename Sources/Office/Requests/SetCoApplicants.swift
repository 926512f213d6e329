public import Casework
import JSON
import Store
import WorkCalendar
import Wording

/// Somebody who is to come along, as a caller names the person.
public struct NamedCoApplicant: Hashable, Sendable {
  /// The name.
  public let name: String
  /// The address of electronic mail.
  public let email: String
  /// The name of the person's zone; `nil` for the applicant's.
  public let timeZone: String?
  /// The person's language; `nil` for the applicant's.
  public let language: ApplicantLanguage?

  /// Somebody who is to come along.
  public init(name: String, email: String, timeZone: String? = nil, language: ApplicantLanguage? = nil) {
    self.name = name
    self.email = email
    self.timeZone = timeZone
    self.language = language
  }
}

/// Says who comes along to the meetings of a request, in place of those who were to until now.
///
/// Where a meeting stands, who is new is invited to it. Who no longer comes is taken out: that is a new revision
/// of the meeting, of which all calendars are told (RFC 5546, section 3.2.5), while the answers to the one before
/// hold, since neither its time nor its place has changed.
public struct SetCoApplicants: UseCase {
  let request: Identifier<Record.Request>
  let people: [NamedCoApplicant]

  /// Those who come along from now on; none where nobody does.
  public init(request: Identifier<Record.Request>, people: [NamedCoApplicant]) {
    self.request = request
    self.people = people
  }

  /// Takes them. For the applicant and the administration desk. Fails with `invalid` where an address cannot be
  /// invited, and with `step` where the request is done.
  public func perform(at desk: Desk) throws -> [CoApplicant] {
    var request = try desk.request(self.request)
    if case .staff = desk.principal { try desk.require(.registry) }
    guard request.state.isOpen else {
      throw Refusal.step(.notInThisState(allowedIn: RequestState.allCases.filter(\.isOpen)))
    }
    let former = try desk.queries.coApplicants(of: request.id).map(\.person)
    let people = try desk.people(self.people, beside: request.applicant)
    guard people != former else { return people }
    try desk.queries.setCoApplicants(people, of: request.id)
    try desk.save(&request)
    let addresses = (present: Set(people.map(\.email)), former: Set(former.map(\.email)))
    try tell(
      request, added: people.filter { !addresses.former.contains($0.email) },
      removed: former.filter { !addresses.present.contains($0.email) }, at: desk)
    return people
  }

  private func tell(
    _ request: RequestRecord, added: [CoApplicant], removed: [CoApplicant], at desk: Desk
  ) throws {
    var meeting = try desk.queries.standingMeeting(of: request.id)
    if let standing = meeting, standing.time.end <= desk.now { meeting = nil }
    let isRevised = meeting != nil && !removed.isEmpty
    if isRevised, let standing = meeting {
      let revised = try desk.queries.change(standing, at: desk.now)
      try desk.queries.carryAnswers(of: standing.id, from: standing.sequence, to: revised.sequence)
      try desk.touch(.meetings)
      meeting = revised
    }
    var detail: JSONObject = [
      "joining": .integer(Int64(added.count)), "leaving": .integer(Int64(removed.count)),
    ]
    if let meeting {
      detail.members += try desk.detail(of: meeting, officers: desk.queries.officers(of: meeting.id)).members
    }
    let others = meeting == nil ? [] : (isRevised ? removed : added).map { Recipient($0) }
    let change = CoApplicantChange(
      added: added.map(\.email), removed: removed.map(\.email), isRevised: isRevised)
    // All who come are told of a new revision, those among them who are new, too.
    try desk.record(
      .coApplicantsChanged, of: request, detail: detail,
      telling: isRevised ? [.applicant, .coApplicants, .officers] : [.applicant], and: others,
      facts: change.facts)
  }
}

extension Desk {
  /// Those who are named to come along with an applicant, whose zone and language they have where nothing else is
  /// said. Fails with `invalid` where there are too many, and where an address is the applicant's, the unit's or
  /// named twice: calendars know people by it.
  func people(_ named: [NamedCoApplicant], beside applicant: Applicant) throws -> [CoApplicant] {
    var problems: [FieldProblem] = []
    if named.count > CoApplicant.most {
      problems.append(
        FieldProblem(
          "coApplicants",
          Sentence(
            "paling banyak \(CoApplicant.most) pendamping", "\(CoApplicant.most) people come along at most")))
    }
    let people = named.map { person in
      CoApplicant(
        name: person.name, email: person.email, timeZone: person.timeZone ?? applicant.timeZone,
        language: person.language ?? applicant.language)
    }
    let unit = try settings().unitEmail.lowercased()
    for (index, person) in people.enumerated() {
      let path = "coApplicants[\(index)].email"
      if person.email == unit {
        problems.append(FieldProblem(path, Desk.unitAddress))
      } else if person.email == applicant.email?.lowercased() {
        problems.append(
          FieldProblem(path, Sentence("alamat ini sudah dipakai pemohon", "this is the applicant's address")))
      } else if let twin = people[..<index].firstIndex(where: { $0.email == person.email }) {
        problems.append(
          FieldProblem(
            path,
            Sentence("sama dengan alamat nomor \(twin + 1)", "is the same as address \(twin + 1)")))
      }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return people
  }

  /// Fails with `invalid` where an applicant gives the unit's own address, which no invitation can be sent to, or
  /// that of somebody who comes along.
  func checkAddress(of applicant: Applicant, among people: [CoApplicantRecord] = []) throws {
    let email = applicant.email?.lowercased()
    if try email == settings().unitEmail.lowercased() {
      throw Refusal.invalid([FieldProblem("applicant.email", Desk.unitAddress)])
    }
    if people.contains(where: { $0.person.email == email }) {
      throw Refusal.invalid([
        FieldProblem(
          "applicant.email",
          Sentence("alamat ini sudah dipakai pendamping", "this is the address of somebody who comes along"))
      ])
    }
  }

  private static let unitAddress = Sentence(
    "ini alamat unit kami sendiri; tulis alamat pribadi",
    "this is our unit's own address; give a personal one")
}
