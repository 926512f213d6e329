/// One of the reminders that come before a meeting, each at most once for a time of it.
public enum Reminder: String, CaseIterable, Hashable, Sendable {
  /// Some working days before, while both sides can still do something about it.
  case workingDays = "working-days"
  /// Some hours before.
  case hours
}
