/// Lets calls of each key through at a rate, with a burst before it: a bucket of tokens for each key, filled
/// over time.
///
/// The clock is passed in, in microseconds from any origin. The memory is bounded: where more keys come than
/// are held, the buckets that are full again are forgotten, which changes nothing, and where all are in use a
/// new key is refused, so that a flood of keys cannot wash out the count of one.
public struct RateLimiter<Key: Hashable & Sendable>: Sendable {
  private struct Bucket {
    /// The moment at which the bucket is full again.
    var fullAt: Int64
  }

  /// The calls that may come at once.
  public let burst: Int
  /// The microseconds after which one more call is let through.
  public let interval: Int64
  /// The most keys that are held.
  public let capacity: Int
  private var buckets: [Key: Bucket] = [:]
  private var nextCleaning = Int64.min

  /// A limiter in which every key may make `burst` calls at once, then one each `interval` microseconds. All
  /// three numbers are 1 or more, or it traps.
  public init(burst: Int, interval: Int64, capacity: Int = 65_536) {
    precondition(burst >= 1 && interval >= 1 && capacity >= 1, "numbers of 1 or more")
    self.burst = burst
    self.interval = interval
    self.capacity = capacity
  }

  /// The keys that are held.
  public var count: Int { buckets.count }

  /// Counts a call of `key` at `now`: `nil` where it is let through, else the microseconds until the next one
  /// will be (for `Retry-After`), and nothing is counted. A clock that goes back is as good as one that
  /// stands.
  public mutating func refusal(of key: Key, now: Int64) -> Int64? {
    let known = buckets[key]
    if known == nil, buckets.count >= capacity {
      forgetFull(now: now)
      if buckets.count >= capacity { return interval }
    }
    let whole = interval * Int64(burst)
    let fullAt = max(known?.fullAt ?? now, now) + interval
    guard fullAt - now <= whole else { return fullAt - now - whole }
    buckets[key] = Bucket(fullAt: fullAt)
    return nil
  }

  /// Forgets the buckets that are full; at most once in an interval, since it looks at all.
  private mutating func forgetFull(now: Int64) {
    guard now >= nextCleaning else { return }
    buckets = buckets.filter { $0.value.fullAt > now }
    nextCleaning = now + interval
  }
}
