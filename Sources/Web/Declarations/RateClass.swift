/// How often one address may call an operation.
public enum RateClass: String, CaseIterable, Hashable, Sendable {
  /// As often as it likes.
  case unlimited
  /// Questions that cost little.
  case reading
  /// Questions that cost much, such as a search over all officers.
  case searching
  /// What leaves something behind: requests, complaints, documents.
  case submitting
  /// Where a secret could be guessed.
  case guessing
}

/// Counts the calls of each address.
public protocol CallLimiter: Sendable {
  /// Counts one call; `nil` where it may go on, or else after how many seconds the next may come.
  func secondsToWait(_ rate: RateClass, address: String) -> Int?
}
