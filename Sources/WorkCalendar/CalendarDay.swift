/// A date together with what kind of day it is.
public struct CalendarDay: Hashable, Sendable {
  /// What kind of day a date is.
  public enum Kind: Hashable, Sendable {
    /// Monday to Friday, and nothing against it.
    case working
    /// Saturday or Sunday, with the holidays that fall on it.
    case weekend([DayOff])
    /// A weekday that is off, with every ground for it.
    case dayOff([DayOff])
  }

  /// The date.
  public let date: CivilDate
  /// What kind of day it is.
  public let kind: Kind
  /// Whether that may still change because the year has no decree yet, or the day off is only computed.
  public let isTentative: Bool

  /// Whether the office works on it.
  public var isWorking: Bool { kind == .working }

  /// The grounds on record for the day being off; empty on a working day and on a plain weekend.
  public var daysOff: [DayOff] {
    switch kind {
    case .working: []
    case .weekend(let days), .dayOff(let days): days
    }
  }
}
