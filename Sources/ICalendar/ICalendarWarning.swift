/// Something in a calendar file that was read past: what, and where. Nothing is left out without one.
public struct ICalendarWarning: Hashable, Sendable {
  /// Where it is.
  public let place: ICalendarPlace
  /// What it is.
  public let problem: Problem

  /// A warning at a place.
  public init(_ problem: Problem, at place: ICalendarPlace) {
    self.problem = problem
    self.place = place
  }

  /// What can be read past in a calendar file.
  public enum Problem: Hashable, Sendable {
    /// A component of a kind that says nothing here, such as a task; reported once for each kind.
    case ignoredComponent
    /// libical cannot read a property that is not needed.
    case ignoredProperty
    /// There is nothing in the file that could be read here.
    case nothingFound
    /// The calendar's own time zone is not known; no time in the file needed it.
    case unknownCalendarZone(String)
    /// A later revision of the same event stands elsewhere in the file.
    case superseded
    /// A holiday that is called off, and does not say by which decree.
    case cancelledHoliday
    /// A holiday that is not a whole day.
    case timedHoliday
    /// A holiday of no kind that is known: taken for a national holiday, and tentative.
    case unknownHolidayKind
    /// A holiday without the decree that names it, or without the day on which the decree was made public:
    /// taken as tentative.
    case missingDecree
  }
}
