public import WorkCalendar

/// A calendar file cannot be read: what is wrong, and where.
///
/// The text that people read is made elsewhere from these fields. Values quoted from the file are cut short
/// and hold no control characters.
public struct ICalendarError: Error, Hashable, Sendable {
  /// Where it is.
  public let place: ICalendarPlace
  /// What it is.
  public let problem: Problem

  /// An error at a place.
  public init(_ problem: Problem, at place: ICalendarPlace) {
    self.problem = problem
    self.place = place
  }

  /// What can be wrong with a calendar file.
  public enum Problem: Hashable, Sendable {
    /// There is nothing in the file but white space.
    case empty
    /// The file does not begin with `BEGIN:VCALENDAR`: a web page, say, or a picture.
    case notCalendar
    /// A line is not text in UTF-8.
    case notUTF8
    /// A control character stands where none may; the value is its code.
    case controlCharacter(UInt8)
    /// Something is larger than accepted. `found` is the size; of a count, the first number beyond.
    case overLimit(ICalendarLimit, found: Int)
    /// The line is not of the form `NAME;PARAMETERS:VALUE`.
    case malformedLine
    /// The line stands outside of any calendar.
    case outsideCalendar
    /// An `END` closes another component than the one that is open, if any is.
    case unbalancedEnd(found: String, open: String?)
    /// The file ends while a component is open: it was cut off.
    case truncated(open: String)
    /// libical cannot read the value.
    case unreadableValue(String)
    /// A component that has to be there is missing; the value is its name.
    case missingComponent(String)
    /// A component that may be there once is there again.
    case repeatedComponent
    /// A property that has to be there is missing.
    case missingProperty
    /// A property that may be there once is there again.
    case repeatedProperty
    /// The value is none of those that can be understood here.
    case unexpectedValue(String)
    /// No calendar has such a date, no clock such a time, or it lies beyond the years 1 to 9999.
    case impossibleDate(String)
    /// The end lies before the start.
    case endBeforeStart
    /// There is an end and a duration.
    case endAndDuration
    /// A date stands where a time is needed, or the other way round.
    case dateAgainstTime
    /// The time zone is neither in the file nor known.
    case unknownZone(String)
    /// The time zone's definition in the file cannot be used.
    case unusableZone(String)
    /// The rule repeats by the hour, minute or second.
    case recurrenceTooFine(String)
    /// The rule breaks the grammar of RFC 5545, section 3.3.10; the value is the part that does.
    case malformedRecurrence(String)
    /// The rule, or its part, is legal but not supported.
    case unsupportedRecurrence(String)
    /// The rule names no day that ever comes, or none that libical can find.
    case impossibleRecurrence(String)
    /// Another property of the same kind says the same day twice.
    case repeatedDay(CivilDate)
    /// A holiday that repeats: its days cannot be known without a decree for each.
    case recurringHoliday
    /// The office hours break a rule of their form.
    case officeHours(OfficeHoursProblem)
    /// libical failed for a reason of its own, such as want of memory; the value is its error number.
    case libraryFailure(Int)
  }

  /// What can be wrong with a file of office hours, beyond what can be wrong with any calendar.
  public enum OfficeHoursProblem: Hashable, Sendable {
    /// No `VAVAILABILITY` is without an end: there is no normal week.
    case noNormalWeek
    /// More than one `VAVAILABILITY` is without an end.
    case severalNormalWeeks
    /// A period does not begin and end at midnight.
    case periodNotWholeDays
    /// A period has no higher precedence (a lower number) than the normal week, so that it would never hold.
    case periodWithoutPrecedence
    /// Two periods share a day.
    case overlappingPeriods
    /// Hours do not begin and end on one day.
    case hoursAcrossMidnight
    /// Hours are not in office time, `Asia/Jakarta`.
    case notOfficeTime(String)
    /// Hours do not repeat every week on named weekdays.
    case notWeekly(String)
  }
}
