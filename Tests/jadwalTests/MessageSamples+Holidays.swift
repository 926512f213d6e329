import Office
import WorkCalendar
import Wording

@testable import Commands

extension MessageSamples {
  /// What is told of files of days off that are imported or compared.
  static let holidays = [
    MessageSamples(
      "Problem", "WorkCalendar/HolidayTable.swift",
      [
        HolidayTableError.Problem.empty, .unknownColumn("tanggal"), .repeatedColumn, .missingColumn,
        .otherNumberOfCells(3, expected: 5), .missingValue, .noDate("18 Agustus"), .unknownWord("libur"),
        .noPublication(.published), .tooLong(400), .controlCharacter, .repeatedDay(date), .tooManyDays(5_000),
      ]),
    MessageSamples(
      "Problem", "WorkCalendar/HolidayRevision.swift",
      [
        HolidayRevisionError.Problem.partOfYear(2026, missing: [date]), .withoutDecree(2026, days: [date]),
        .nothingToTakeBack(date, .collectiveLeave), .ambiguousDay(date, .nationalHoliday),
      ]),
    MessageSamples(
      "Problem", "Office/Calendars/HolidayDocument.swift",
      [
        HolidayProblem.Problem.notText, .table(.missingValue, .kind), .table(.empty, nil), .noDays,
        .otherScope(stated: .amend, asked: .year), .revision(.nothingToTakeBack(date, .election)),
        .nothingDecreed,
      ]),
    MessageSamples(
      "ComparisonProblem", "Commands/Commands/HolidaysCheck+Comparison.swift",
      [ComparisonProblem.unreadable(calendarError.sentence), .noDays(file: "google.ics")]),
    MessageSamples(
      "ComparisonWarning", "Office/Calendars/ForeignHolidays.swift",
      [ComparisonWarning.observances(12), .undecreedYears([2028, 2029])]),
  ]
}
