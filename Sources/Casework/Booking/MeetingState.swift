/// Where a meeting stands.
public enum MeetingState: String, CaseIterable, Hashable, Sendable {
  /// It is to be held; it holds its officers and a room.
  case scheduled
  /// It was held.
  case held
  /// It was called off, or replaced by another time.
  case cancelled
}
