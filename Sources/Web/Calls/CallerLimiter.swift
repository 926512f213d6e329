import HTTPServer
import Locks

/// Counts the calls of each caller in memory: a burst first, then one at a time, apart for each class.
///
/// The limits of addresses leave room for an office behind one of them; what is written or guessed is held
/// tighter than what is read. An applicant has the same limits for one request, wherever the calls come from.
/// A member of staff works through a whole day's desk without waiting, and has one limit for everything.
public final class CallerLimiter: CallLimiter, @unchecked Sendable {
  // Everything that changes lies behind the lock.
  private let lock = PthreadLock()
  private var limiters: [RateClass: RateLimiter<CountedCaller>]
  private var staff = RateLimiter<CountedCaller>(burst: 600, interval: 100_000)
  private let microseconds: @Sendable () -> Int64

  /// A limiter on a clock in microseconds that never goes back.
  public init(microseconds: @escaping @Sendable () -> Int64) {
    self.microseconds = microseconds
    limiters = [
      .reading: RateLimiter(burst: 300, interval: 50_000),
      .searching: RateLimiter(burst: 60, interval: 250_000),
      .submitting: RateLimiter(burst: 30, interval: 10_000_000),
      .guessing: RateLimiter(burst: 10, interval: 30_000_000),
      // An office signs in at eight o'clock behind one address.
      .signingIn: RateLimiter(burst: 30, interval: 10_000_000),
    ]
  }

  /// Counts one call; `nil` where it may go on, or else after how many seconds the next may come, 1 at least.
  public func secondsToWait(_ rate: RateClass, of caller: CountedCaller) -> Int? {
    guard rate != .unlimited else { return nil }
    let now = microseconds()
    let wait: Int64? = lock.withLock {
      if case .staff = caller { return staff.refusal(of: caller, now: now) }
      return limiters[rate]?.refusal(of: caller, now: now) ?? nil
    }
    return wait.map { Int(($0 + 999_999) / 1_000_000) }
  }
}
