public import WorkCalendar

extension HolidayForecast {
  /// The forecast under the sky as it is: one for the process, so that a year is computed once.
  public static let computed = HolidayForecast(sky: NovaSky())
}
