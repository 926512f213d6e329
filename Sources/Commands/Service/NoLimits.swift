import Web

/// Lets everybody call as often as they like: where a proxy in front limits, and to measure.
struct NoLimits: CallLimiter {
  func secondsToWait(_ rate: RateClass, of caller: CountedCaller) -> Int? { nil }
}
