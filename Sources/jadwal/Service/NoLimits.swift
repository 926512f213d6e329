import Web

/// Lets every address call as often as it likes: where a proxy in front limits, and to measure.
struct NoLimits: CallLimiter {
  func secondsToWait(_ rate: RateClass, address: String) -> Int? { nil }
}
