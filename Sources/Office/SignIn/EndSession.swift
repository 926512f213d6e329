public import Casework
import Store

/// Ends a session of the one who acts, as when signing out.
public struct EndSession: UseCase {
  let session: Identifier<Record.Session>

  /// The session with a number.
  public init(_ session: Identifier<Record.Session>) { self.session = session }

  /// Ends it. Fails with `notFound` where the one who acts has no such session.
  public func perform(at desk: Desk) throws {
    let account = try desk.ownAccount()
    guard try desk.queries.endSession(session, of: account.id) else { throw Refusal.notFound }
    try desk.record(.signedOut, of: nil)
  }
}

/// Ends all sessions of the one who acts but the one in use.
public struct EndOtherSessions: UseCase {
  let kept: Identifier<Record.Session>

  /// All but the session with a number.
  public init(but kept: Identifier<Record.Session>) { self.kept = kept }

  /// Ends them, and returns how many there were.
  public func perform(at desk: Desk) throws -> Int {
    let account = try desk.ownAccount()
    let count = try desk.queries.endSessions(of: account.id, but: kept)
    if count > 0 { try desk.record(.signedOut, of: nil) }
    return count
  }
}
