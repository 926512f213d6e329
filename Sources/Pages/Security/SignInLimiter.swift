import HTTPServer
import Locks
import Secrets
import Web

/// Counts how often passwords are shown for one address of electronic mail, whether there is such an account or not
/// and wherever it comes from: ten at once, then one a minute. Beside it every caller's address is counted, as
/// ``RateClass/signingIn``. What is counted is in memory, and forgotten when the service stops.
final class SignInLimiter: @unchecked Sendable {
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var limiter: RateLimiter<Digest>?
  private let microseconds: @Sendable () -> Int64

  /// A limiter on a clock in microseconds that never goes back; without one nothing is counted.
  init(microseconds: (@Sendable () -> Int64)?) {
    limiter = microseconds.map { _ in RateLimiter(burst: 10, interval: 60_000_000) }
    self.microseconds = microseconds ?? { 0 }
  }

  /// Counts one try. Fails with the problem `tooOften` where it has to wait.
  func admit(_ email: String) throws(Problem) {
    let now = microseconds()
    let wait: Int64? = lock.withLock {
      limiter?.refusal(of: Digest(of: Array(email.lowercased().utf8)), now: now) ?? nil
    }
    if let wait { throw Problem(tooOftenFor: Int((wait + 999_999) / 1_000_000)) }
  }
}
