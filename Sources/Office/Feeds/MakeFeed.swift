public import Casework
import JSON
public import Secrets
public import Store
import Wording

/// A feed with the secret that opens it, shown once.
public struct MadeFeed: Sendable {
  /// The number, by which it is revoked.
  public let id: Identifier<Record.Feed>
  /// The secret: what is kept is its digest.
  public let secret: SecretToken
  /// The address to which a calendar client subscribes. It holds the secret.
  public let address: FeedAddress
}

/// Makes a calendar that can be subscribed to by a secret address (rules of the service, section 7.3).
public struct MakeFeed: UseCase {
  /// The most addresses for one and the same calendar that are valid at a time: enough for every device of
  /// everyone who has to do with it.
  public static let most = 100

  let scope: FeedRecord.Scope
  let officer: Identifier<Record.Officer>?
  let request: Identifier<Record.Request>?
  let language: Language?

  /// A feed of some scope. `officer` is needed for `officer`; a `busy` feed without one shows the whole unit.
  /// `request` is needed for `request`, and may be left out by its applicant. Without a language it is that
  /// of the applicant, or else Indonesian.
  public init(
    scope: FeedRecord.Scope, officer: Identifier<Record.Officer>? = nil,
    request: Identifier<Record.Request>? = nil, language: Language? = nil
  ) {
    self.scope = scope
    self.officer = officer
    self.request = request
    self.language = language
  }

  /// Makes it. Fails with `forbidden` where the principal may not see what it shows, with `notFound` where
  /// the request is none that the principal may know of, and with `invalid` where the officer or the request
  /// is missing or superfluous.
  public func perform(at desk: Desk) throws -> MadeFeed {
    let subject = try self.subject(at: desk)
    try desk.requireFeed(scope, officer: officer, request: subject)
    guard try desk.queries.feedCount(scope, officer: officer, request: subject?.id) < MakeFeed.most else {
      throw Refusal.invalid([
        FieldProblem(
          "scope",
          Sentence(
            "sudah ada \(MakeFeed.most) alamat langganan; cabut satu dahulu",
            "there are \(MakeFeed.most) addresses already; revoke one first"))
      ])
    }
    let secret = SecretToken(from: desk.office.surroundings.random)
    let language = self.language ?? subject.map { Language($0.applicant.language) } ?? .indonesian
    let id = try desk.queries.addFeed(
      scope, officer: officer, request: subject?.id, digest: secret.digest.bytes,
      language: language.rawValue, at: desk.now, by: desk.principal.label)
    try desk.touch(.feeds)
    try desk.record(.feedMade, of: subject, detail: Desk.detail(of: id, scope, officer))
    return MadeFeed(id: id, secret: secret, address: try desk.feedAddress(of: secret))
  }

  /// The request that the feed is of, where it is of one.
  private func subject(at desk: Desk) throws -> RequestRecord? {
    let missing = Sentence("wajib ada untuk lingkup ini", "is needed for this scope")
    let superfluous = Sentence("tidak berlaku untuk lingkup ini", "does not belong to this scope")
    let takesOfficer = scope == .officer || scope == .busy
    if officer != nil, !takesOfficer { throw Refusal.invalid([FieldProblem("officer", superfluous)]) }
    if officer == nil, scope == .officer { throw Refusal.invalid([FieldProblem("officer", missing)]) }
    guard scope == .request else {
      if request != nil { throw Refusal.invalid([FieldProblem("request", superfluous)]) }
      return nil
    }
    if let request { return try desk.request(request) }
    guard case .applicant(let own) = desk.principal else {
      throw Refusal.invalid([FieldProblem("request", missing)])
    }
    return try desk.request(own)
  }
}

/// Revokes the address of a feed: nobody can read it any more.
public struct RevokeFeed: UseCase {
  let feed: Identifier<Record.Feed>

  /// Revokes a feed by its number.
  public init(feed: Identifier<Record.Feed>) { self.feed = feed }

  /// Revokes it; whoever may make such a feed may, and the administrator may revoke any. Fails with
  /// `notFound` where there is none that the principal may know of.
  public func perform(at desk: Desk) throws -> Identifier<Record.Feed> {
    guard let record = try desk.queries.feed(feed) else { throw Refusal.notFound }
    let isAdministrator = desk.principal.roles.contains(.admin)
    let request = try record.request.flatMap { id in
      isAdministrator ? try desk.queries.request(id) : try desk.request(id)
    }
    if !isAdministrator {
      do {
        try desk.requireFeed(record.scope, officer: record.officer, request: request)
      } catch Refusal.forbidden where desk.principal.roles.isEmpty {
        throw Refusal.notFound
      }
    }
    guard try desk.queries.revokeFeed(feed, at: desk.now) else { throw Refusal.notFound }
    try desk.touch(.feeds)
    try desk.record(.feedRevoked, of: request, detail: Desk.detail(of: feed, record.scope, record.officer))
    return feed
  }
}

extension Desk {
  /// Fails with `forbidden` unless the principal may see what a feed shows. The unit's is for the director and
  /// the administration desk, and its busy times for the administrator and the auditor too; an officer's for
  /// that officer and the director; a request's for its applicant and those who work on it.
  func requireFeed(
    _ scope: FeedRecord.Scope, officer: Identifier<Record.Officer>?, request: RequestRecord?
  ) throws {
    switch (scope, officer) {
    case (.request, _):
      guard let request else { throw Refusal.notFound }
      if case .applicant(request.id) = principal { return }
      if try isAssigned(to: request) { return }
      try require(.registry, .deputy, .director)
    case (_, let officer?):
      if case .staff(let member) = principal, member.officer == officer { return }
      try require(.director)
      guard try roster().record(officer) != nil else {
        throw Refusal.invalid([
          FieldProblem("officer", Sentence("tidak ada petugas ini", "there is no such officer"))
        ])
      }
    case (.busy, nil): try require(.director, .registry, .admin, .auditor)
    case (_, nil): try require(.director, .registry)
    }
  }

  /// Whether the principal is an officer to whom a request is assigned.
  private func isAssigned(to request: RequestRecord) throws -> Bool {
    guard case .staff(let member) = principal, let officer = member.officer else { return false }
    return try queries.assignees(of: request.id).contains(officer)
  }

  /// What the history tells of a feed.
  fileprivate static func detail(
    of feed: Identifier<Record.Feed>, _ scope: FeedRecord.Scope, _ officer: Identifier<Record.Officer>?
  ) -> JSONObject {
    var detail: JSONObject = ["feed": .string(feed.description), "scope": .string(scope.rawValue)]
    if let officer { detail.append("officer", .string(officer.description)) }
    return detail
  }
}

extension Language {
  /// The language in which an applicant is written to.
  public init(_ language: ApplicantLanguage) {
    switch language {
    case .indonesian: self = .indonesian
    case .english: self = .english
    }
  }
}
