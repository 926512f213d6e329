import Almanac
import WorkCalendar
import Wording

@testable import Commands

extension MessageSamples {
  /// What is said of a year that is computed.
  static let forecast = [
    MessageSamples(
      "ForecastProblem", "Commands/Forecast/ForecastDifference.swift",
      [
        ForecastProblem.yearOutOfRange(2101),
        ForecastProblem.badLine(file: "days.tsv", line: 3, .badDate("2026-02-30")),
      ]),
    MessageSamples(
      "Problem", "Commands/Forecast/DecreedDays.swift",
      [
        DecreedDays.Problem.otherColumns, DecreedDays.Problem.otherCells,
        DecreedDays.Problem.unknownObservance("lebaran"), DecreedDays.Problem.badDate("2026-02-30"),
      ]),
    MessageSamples(
      "ForecastWarning", "Commands/Forecast/ForecastDifference.swift",
      [
        ForecastWarning.decreed(year: 2028, ForecastDifference(of: [], from: [])),
        ForecastWarning.decreed(
          year: 2028,
          ForecastDifference(
            of: HolidayForecast.gregorian.days(in: 2028).filter { $0.method == .easter },
            from: HolidayForecast.gregorian.daysOff(in: 2028).filter { $0.date.components.month == 4 })),
        ForecastWarning.collectiveLeave(year: 2028, CollectiveLeave(of: HolidayCalendar(records: []))),
      ]),
  ]
}
