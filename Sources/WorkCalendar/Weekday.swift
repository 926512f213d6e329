/// A day of the week; the raw value is the ISO 8601 number, Monday 1 to Sunday 7.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// Whether the day is a Saturday or a Sunday, on which the office is closed (Perpres 21/2023, article 3).
  public var isWeekend: Bool { self >= .saturday }
}

extension Weekday: Comparable {
  /// Orders days from Monday to Sunday.
  public static func < (lhs: Weekday, rhs: Weekday) -> Bool { lhs.rawValue < rhs.rawValue }
}
