import HTTPServer
import Locks

/// Counts the calls of each address in memory: a burst first, then one at a time, apart for each class.
///
/// The limits leave room for an office behind one address; what is written or guessed is held tighter than
/// what is read.
public final class AddressLimiter: CallLimiter, @unchecked Sendable {
  // Everything that changes lies behind the lock.
  private let lock = PthreadLock()
  private var limiters: [RateClass: RateLimiter<String>]
  private let microseconds: @Sendable () -> Int64

  /// A limiter on a clock in microseconds that never goes back.
  public init(microseconds: @escaping @Sendable () -> Int64) {
    self.microseconds = microseconds
    limiters = [
      .reading: RateLimiter(burst: 300, interval: 50_000),
      .searching: RateLimiter(burst: 60, interval: 250_000),
      .submitting: RateLimiter(burst: 30, interval: 10_000_000),
      .guessing: RateLimiter(burst: 10, interval: 30_000_000),
    ]
  }

  /// Counts one call; `nil` where it may go on, or else after how many seconds the next may come, 1 at least.
  public func secondsToWait(_ rate: RateClass, address: String) -> Int? {
    let now = microseconds()
    let wait = lock.withLock { limiters[rate]?.refusal(of: address, now: now) }
    return wait.flatMap { $0 }.map { Int(($0 + 999_999) / 1_000_000) }
  }
}
