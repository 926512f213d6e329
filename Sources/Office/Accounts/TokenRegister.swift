import Casework
import Locks
import Secrets
import Store

/// Knows whose a token is: a member of staff's, or the secret of a request. What was looked up is kept in
/// memory, so that a known token costs no question to the database while nothing is written, and one small
/// question after that.
public final class TokenRegister: @unchecked Sendable {
  private let office: Office
  private let capacity: Int
  private let lock = PthreadLock()
  // Guarded by the lock. The version is that of accounts and officers, the generation that of the whole
  // database.
  private var principals: [Digest: Principal] = [:]
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
    guard let token = SecretToken(token) else { return nil }
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
      guard let found = try TokenRegister.principal(of: token, desk) else { return nil }
      lock.withLock {
        if principals.count >= capacity { principals.removeAll(keepingCapacity: true) }
        if version == knownVersion { principals[digest] = found }
      }
      return found
    }
  }

  private static func principal(of token: SecretToken, _ desk: Desk) throws -> Principal? {
    let digest = token.digest.bytes
    if let (account, officer) = try desk.queries.account(tokenDigest: digest) {
      return .staff(
        StaffMember(account: account.id, name: account.name, roles: account.roles, officer: officer))
    }
    let request = try desk.queries.request(secretDigest: digest) ?? desk.request(ofLink: token)
    return request.map(Principal.applicant)
  }
}
