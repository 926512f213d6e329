import Casework
import Office
import Secrets
import Store
import Web
import WorkCalendar

/// What readers ask for besides the bytes: an office without anything in it, and a year of days off.
enum Surroundings {
  /// A moment in March 2026.
  static let now = Instant(secondsSinceEpoch: 1_773_100_800)

  /// The year 2026 with the holidays that have fixed dates, which makes it a decreed one.
  static let calendar: WorkingDayCalendar? = {
    guard let published = CivilDate(year: 2025, month: 9, day: 19) else { return nil }
    let decree = Decree(citation: "SKB 2025", published: published)
    let name = LocalizedName(indonesian: "Libur", english: "Holiday")
    let records = HolidayForecast.fixedDates(in: 2026).map { date in
      DayOffRecord(dayOff: DayOff(date: date, kind: .nationalHoliday, name: name, decree: decree))
    }
    return WorkingDayCalendar(HolidayCalendar(records: records))
  }()

  /// Office hours from eight to four, Monday to Friday.
  static let officeHours: OfficeHours = {
    let spans = [LocalSpan(iso8601: "08:00-16:00")].compactMap(\.self)
    let weekdays = Weekday.allCases.filter { !$0.isWeekend }
    let week = WeekPattern(Dictionary(uniqueKeysWithValues: weekdays.map { ($0, spans) }))
    return OfficeHours(normal: week, periods: [])
  }()

  /// An office over rows.
  static func office(_ rows: String = "") -> Office {
    let random = SeededRandomSource(seed: 1)
    return Office(
      database: WrittenDatabase(rows: rows),
      surroundings: Office.Surroundings(
        now: { now }, random: random, zone: FuzzTarget.zone,
        calendars: ShippedCalendars(files: [:], forecast: .gregorian), linkKey: LinkKey(from: random)))
  }

  /// A web over nothing, in which nobody has a token.
  static func web() -> WebContext {
    WebContext(
      calendar: {
        guard let calendar else { preconditionFailure("2026 has its holidays") }
        return calendar
      }, office: office(), authenticator: Nobody(), limiter: Nobody(),
      zones: TimeZoneNames(["Asia/Jakarta", "Asia/Makassar"]), log: { _ in })
  }

  private struct Nobody: Authenticator, CallLimiter {
    func principal(token: String) throws -> Principal? { nil }
    func secondsToWait(_ rate: RateClass, of caller: CountedCaller) -> Int? { nil }
  }
}
