import ICalendar
import WorkCalendar

@testable import Commands

extension MessageSamples {
  /// Messages made of the errors of the floors below.
  static let foreign = [calendarErrors, officeHours, calendarNotes, calendarTexts]

  static let iso8601 = MessageSamples(
    "Reason", "WorkCalendar/ISO8601Error.swift",
    ISO8601Error.Part.allCases.map { ISO8601Error(.incomplete($0), at: 3) }
      + [
        ISO8601Error(.unexpectedCharacter(.month), at: 6), ISO8601Error(.outOfRange(.day), at: 9),
        ISO8601Error(.missingOffset, at: 20), ISO8601Error(.endOfDay, at: 12),
        ISO8601Error(.leapSecond, at: 18), ISO8601Error(.trailingCharacter, at: 26),
        ISO8601Error(.emptySpan, at: 7),
      ])

  private static let calendarErrors = MessageSamples(
    "Problem", "ICalendar/ICalendarError.swift",
    [
      ICalendarError.Problem.empty, ICalendarError.Problem.notCalendar, ICalendarError.Problem.notUTF8,
      ICalendarError.Problem.controlCharacter(7), ICalendarError.Problem.malformedLine,
      ICalendarError.Problem.outsideCalendar,
      ICalendarError.Problem.unbalancedEnd(found: "VEVENT", open: "VALARM"),
      ICalendarError.Problem.unbalancedEnd(found: "VEVENT", open: nil),
      ICalendarError.Problem.truncated(open: "VEVENT"),
      ICalendarError.Problem.unreadableValue("x"), ICalendarError.Problem.missingComponent("VEVENT"),
      ICalendarError.Problem.repeatedComponent, ICalendarError.Problem.missingProperty,
      ICalendarError.Problem.repeatedProperty, ICalendarError.Problem.unexpectedValue("x"),
      ICalendarError.Problem.impossibleDate("20260231"), ICalendarError.Problem.endBeforeStart,
      ICalendarError.Problem.endAndDuration, ICalendarError.Problem.dateAgainstTime,
      ICalendarError.Problem.unknownZone("Asia/Atlantis"), ICalendarError.Problem.unusableZone("X"),
      ICalendarError.Problem.recurrenceTooFine("FREQ=SECONDLY"),
      ICalendarError.Problem.malformedRecurrence("FREQ=NEVER"),
      ICalendarError.Problem.unsupportedRecurrence("RSCALE=HEBREW"),
      ICalendarError.Problem.impossibleRecurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
      ICalendarError.Problem.repeatedDay(date), ICalendarError.Problem.recurringHoliday,
      ICalendarError.Problem.officeHours(.noNormalWeek), ICalendarError.Problem.libraryFailure(3),
    ] + ICalendarLimit.allCases.map { ICalendarError.Problem.overLimit($0, found: $0.value + 1) })

  private static let officeHours = MessageSamples(
    "OfficeHoursProblem", "ICalendar/ICalendarError.swift",
    [
      ICalendarError.OfficeHoursProblem.noNormalWeek, ICalendarError.OfficeHoursProblem.severalNormalWeeks,
      ICalendarError.OfficeHoursProblem.periodNotWholeDays,
      ICalendarError.OfficeHoursProblem.periodWithoutPrecedence,
      ICalendarError.OfficeHoursProblem.overlappingPeriods,
      ICalendarError.OfficeHoursProblem.hoursAcrossMidnight,
      ICalendarError.OfficeHoursProblem.notOfficeTime("Asia/Makassar"),
      ICalendarError.OfficeHoursProblem.notWeekly("FREQ=DAILY"),
    ])

  private static let calendarNotes = MessageSamples(
    "Problem", "ICalendar/ICalendarWarning.swift",
    [
      ICalendarWarning.Problem.ignoredComponent, ICalendarWarning.Problem.ignoredProperty,
      ICalendarWarning.Problem.nothingFound, ICalendarWarning.Problem.unknownCalendarZone("X"),
      ICalendarWarning.Problem.superseded, ICalendarWarning.Problem.cancelledHoliday,
      ICalendarWarning.Problem.timedHoliday, ICalendarWarning.Problem.unknownHolidayKind,
      ICalendarWarning.Problem.missingDecree,
    ])

  private static let calendarTexts = MessageSamples(
    "Problem", "ICalendar/CalendarTextError.swift",
    [
      CalendarTextError.Problem.missing, CalendarTextError.Problem.malformed,
      CalendarTextError.Problem.overLimit(75), CalendarTextError.Problem.repeated,
      CalendarTextError.Problem.organizerInvited, CalendarTextError.Problem.cancelled,
    ])
}
