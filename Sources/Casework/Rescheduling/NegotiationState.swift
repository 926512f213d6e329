/// Where a rescheduling stands (rules of the service, section 6). Only an open one changes.
public enum NegotiationState: String, CaseIterable, Hashable, Sendable {
  /// One side has offered times, and the other is to answer.
  case open
  /// One side accepted what the other offered.
  case agreed
  /// The side that was to answer declined.
  case declined
  /// The offer ran out unanswered.
  case expired
  /// The side that offered took it back, or the request went on without it.
  case withdrawn
}

/// What became of a time that was offered.
public enum OptionState: String, CaseIterable, Hashable, Sendable {
  /// It can be accepted.
  case offered
  /// Both sides agreed on it.
  case accepted
  /// It can no longer be accepted: another was, or none, or the other side countered.
  case released
}
