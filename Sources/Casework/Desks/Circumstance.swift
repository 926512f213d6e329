/// What has to be so for a row of the table to hold.
public enum Circumstance: String, CaseIterable, Hashable, Sendable {
  /// Nothing in particular.
  case always
  /// The request has no agenda number yet.
  case unregistered
  /// The request has its agenda number.
  case registered
  /// The applicant came to the counter in person and is to be served first (SP mechanism 6).
  case priorityAtCounter = "priority-at-counter"
  /// A meeting stands.
  case meetingStands = "meeting-stands"
  /// No meeting stands.
  case noMeetingStands = "no-meeting-stands"
  /// A meeting was called off, and none has taken its place.
  case calledOff = "called-off"
}
