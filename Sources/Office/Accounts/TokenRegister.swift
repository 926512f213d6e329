import Casework
import Locks
import Secrets
import Store
import WorkCalendar

/// Knows whose a token is: a member of staff's, or the secret of a request. What was looked up is kept in
/// memory, so that a known token costs no question to the database while nothing is written, and one small
/// question after that. When tokens are used is kept in memory too, until it is noted.
public final class TokenRegister: @unchecked Sendable {
  /// How exactly it is known when a token was last used: it is not written down at every call.
  static let grain = Minutes(60)

  /// Whose a token is, and its number where it is one of staff.
  private struct Known {
    let principal: Principal
    let token: Identifier<Record.Token>?
  }

  private let office: Office
  private let capacity: Int
  private let lock = PthreadLock()
  // Guarded by the lock. The version is that of accounts and officers, the generation that of the whole
  // database.
  private var principals: [Digest: Known] = [:]
  private var uses: [Identifier<Record.Token>: Instant] = [:]
  private var noted: [Identifier<Record.Token>: Instant] = [:]
  private var knownVersion: Int64 = -1
  private var knownGeneration: Int64 = -1

  /// The tokens of a service. `capacity` is the most that are kept in memory, some hundred bytes each.
  public init(office: Office, capacity: Int = 4_096) {
    self.office = office
    self.capacity = capacity
  }

  /// Who shows a token, or `nil` where it is nobody's: malformed, unknown or revoked, or of an account that
  /// may no longer act. Fails where the database cannot be asked.
  public func principal(token: String) throws -> Principal? {
    guard let token = SecretToken(token), let known = try known(token) else { return nil }
    if let number = known.token {
      let now = office.surroundings.now()
      lock.withLock { uses[number] = now }
    }
    return known.principal
  }

  /// Notes when tokens were last used, of each once an hour at most. Fails with a `DatabaseError`.
  public func noteUses() throws {
    let due = lock.withLock {
      let due = uses.filter { token, at in noted[token].map { at >= $0 + TokenRegister.grain } ?? true }
      for (token, at) in due {
        noted[token] = at
        uses[token] = nil
      }
      return due
    }
    if !due.isEmpty { try office.perform(NoteTokenUses(uses: due), as: .service) }
  }

  private func known(_ token: SecretToken) throws -> Known? {
    let digest = token.digest
    // Taken before the question, so that what is written meanwhile makes the answer old.
    let generation = office.database.generation
    if let kept = lock.withLock({ knownGeneration == generation ? principals[digest] : nil }) { return kept }
    return try office.ask(as: .service) { desk in
      let version = try desk.version(of: .accounts) &+ desk.version(of: .officers)
      let kept = lock.withLock {
        if version > knownVersion { principals.removeAll(keepingCapacity: true) }
        knownVersion = max(version, knownVersion)
        if version == knownVersion { knownGeneration = max(generation, knownGeneration) }
        return version == knownVersion ? principals[digest] : nil
      }
      if let kept { return kept }
      guard let found = try TokenRegister.known(token, desk) else { return nil }
      lock.withLock {
        if principals.count >= capacity { principals.removeAll(keepingCapacity: true) }
        if version == knownVersion { principals[digest] = found }
      }
      return found
    }
  }

  private static func known(_ token: SecretToken, _ desk: Desk) throws -> Known? {
    let digest = token.digest.bytes
    if let (number, account, officer) = try desk.queries.account(tokenDigest: digest) {
      let member = StaffMember(
        account: account.id, name: account.name, roles: account.roles, officer: officer)
      return Known(principal: .staff(member), token: number)
    }
    let request = try desk.queries.request(secretDigest: digest) ?? desk.request(ofLink: token)
    return request.map { Known(principal: .applicant($0), token: nil) }
  }
}

/// Notes when tokens were used; done by the service itself. It is no change that anybody else is told of.
private struct NoteTokenUses: UseCase {
  let uses: [Identifier<Record.Token>: Instant]

  func perform(at desk: Desk) throws {
    for (token, at) in uses { try desk.queries.noteUse(of: token, at: at) }
  }
}
