public import Casework
public import Secrets
public import Store
public import WorkCalendar

/// A session of a member of staff on the pages.
public struct StaffSession: Hashable, Sendable {
  /// How long a session lasts that nobody uses: a meeting and a walk to the printer, not a night (choice).
  public static let idle = Minutes(120)
  /// How long a session lasts at most: a long working day (choice).
  public static let longest = Minutes(720)
  /// How long a code is waited for behind the right password.
  public static let waitingForCode = Minutes(5)
  /// How many wrong codes end the waiting: of a million, none is guessed in so few.
  public static let mostTries = 5
  /// How exactly it is known when a session was last used: it is not written down at every page.
  static let grain = Minutes(5)

  /// The number.
  public let id: Identifier<Record.Session>
  /// Who has signed in.
  public let member: StaffMember
  /// The address by which.
  public let email: String
  /// Whether a code is still to be shown; until then the session opens nothing.
  public let needsCode: Bool
  /// Whether somebody else has set the password, so that its owner has to choose one; until then the session opens
  /// nothing.
  public let needsPassword: Bool
}

/// A session that has just begun, or gone on under another secret.
public struct OpenedSession: Sendable {
  /// What the browser shows from now on.
  public let secret: SecretToken
  /// Whether a code is still to be shown.
  public let needsCode: Bool
}

extension Office {
  /// Whose session has a secret; `nil` where it is none, has run out, or belongs to an account that may no longer
  /// act. Notes that it is used. Fails where the database cannot be asked.
  public func session(secret text: String) throws -> StaffSession? {
    guard let secret = SecretToken(text) else { return nil }
    let found = try ask(as: .service) { desk -> (session: StaffSession, isStale: Bool)? in
      guard let record = try desk.queries.session(digest: secret.digest.bytes), record.isAlive(at: desk.now),
        let session = try desk.session(of: record)
      else { return nil }
      return (session, desk.now >= record.seenAt + StaffSession.grain)
    }
    guard let found else { return nil }
    if found.isStale { try perform(TouchSession(session: found.session.id), as: .service) }
    return found.session
  }
}

extension SessionRecord {
  /// Whether the session has not run out.
  func isAlive(at now: Instant) -> Bool {
    switch stage {
    case .code: now < createdAt + StaffSession.waitingForCode
    case .open: now < createdAt + StaffSession.longest && now < seenAt + StaffSession.idle
    }
  }
}

extension Desk {
  /// The session of a record; `nil` where its account may no longer act.
  func session(of record: SessionRecord) throws -> StaffSession? {
    guard let account = try queries.account(record.account), account.isActive else { return nil }
    return StaffSession(
      id: record.id, member: try member(of: account), email: account.email, needsCode: record.stage == .code,
      needsPassword: account.oneTimeUntil != nil)
  }

  /// The member of staff who has an account.
  func member(of account: AccountRecord) throws -> StaffMember {
    StaffMember(
      account: account.id, name: account.name, roles: account.roles,
      officer: try queries.officer(of: account.id))
  }

  /// Begins a session under a new secret.
  func beginSession(
    of account: Identifier<Record.Account>, _ stage: SessionRecord.Stage, device: String
  ) throws -> SecretToken {
    let secret = SecretToken(from: office.surroundings.random)
    _ = try queries.addSession(
      of: account, digest: secret.digest.bytes, stage: stage, device: device, at: now)
    return secret
  }

  /// The account of the member of staff who acts. Fails with `forbidden` where nobody of the staff does.
  func ownAccount() throws -> AccountRecord {
    guard case .staff(let member) = principal, let account = try queries.account(member.account),
      account.isActive
    else { throw Refusal.forbidden(Role.allCases.map(Casework.Actor.staff)) }
    return account
  }

  /// The open sessions of the member of staff who acts, the one used last first.
  public func ownSessions() throws -> [SessionRecord] {
    let account = try ownAccount()
    return try queries.openSessions(of: account.id).filter { $0.isAlive(at: now) }
  }
}

/// Notes that a session is used; done by the service itself.
struct TouchSession: UseCase {
  let session: Identifier<Record.Session>

  func perform(at desk: Desk) throws { try desk.queries.touchSession(session, at: desk.now) }
}

/// Forgets sessions that have run out; done by the service itself.
public struct ForgetSessions: UseCase {
  /// Looks for what has run out.
  public init() {}

  /// Forgets it.
  public func perform(at desk: Desk) throws {
    try desk.queries.forgetSessions(
      .open, begunBefore: desk.now - StaffSession.longest, unusedSince: desk.now - StaffSession.idle)
    let waiting = desk.now - StaffSession.waitingForCode
    try desk.queries.forgetSessions(.code, begunBefore: waiting, unusedSince: waiting)
  }
}
