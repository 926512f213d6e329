/// The days off of all years on record, with what was taken back and when each became known.
public struct HolidayCalendar: Sendable {
  /// How many years past the last decree, and before the first, an answer may still be given as a lower bound
  /// (rules of the service, section 1.3).
  public static let yearsBeyondDecrees = 10

  /// Every record, in the order of dates; withdrawn days included.
  public let records: [DayOffRecord]
  /// The years whose national holidays a decree names, ascending.
  public let decreedYears: [Int]
  /// What is expected of the years that no decree names.
  public let forecast: HolidayForecast

  /// A calendar from the records of any number of years, with what is expected of the others.
  public init(records: [DayOffRecord], forecast: HolidayForecast = .gregorian) {
    self.forecast = forecast
    self.records = records.sorted { HolidayCalendar.precedes($0, $1) }
    // A polling day may be decreed years ahead, and a file may be half written: the year's holidays are known
    // where a decree speaks of every one that has a fixed date.
    let decreed = Set(
      self.records.lazy.filter { $0.dayOff.status == .decreed && $0.dayOff.kind == .nationalHoliday }
        .map(\.dayOff.date))
    decreedYears = Set(decreed.map(\.year)).filter { year in
      HolidayForecast.fixedDates(in: year).allSatisfy(decreed.contains)
    }.sorted()
  }

  /// Orders records by date, so that the order in which they were read does not matter.
  private static func precedes(_ lhs: DayOffRecord, _ rhs: DayOffRecord) -> Bool {
    let (left, right) = (lhs.dayOff, rhs.dayOff)
    if left.date != right.date { return left.date < right.date }
    let leftTexts = [
      left.kind.rawValue, left.name.indonesian, left.decree?.published.iso8601 ?? "",
      left.decree?.citation ?? "", lhs.withdrawal?.citation ?? "",
    ]
    let rightTexts = [
      right.kind.rawValue, right.name.indonesian, right.decree?.published.iso8601 ?? "",
      right.decree?.citation ?? "", rhs.withdrawal?.citation ?? "",
    ]
    return leftTexts.lexicographicallyPrecedes(rightTexts)
  }

  /// The calendar as anyone could know it at the end of `date`: decrees published later are not in it, and
  /// days that were taken back later still stand. Days that no decree names are left out, since it is not on
  /// record when they were computed.
  public func asKnown(on date: CivilDate) -> HolidayCalendar {
    HolidayCalendar(
      records: records.compactMap { record in
        guard let decree = record.dayOff.decree, decree.published <= date else { return nil }
        if let withdrawal = record.withdrawal, withdrawal.published > date {
          return DayOffRecord(dayOff: record.dayOff)
        }
        return record
      }, forecast: forecast)
  }

  /// Whether a decree names the year's national holidays: all of those that have a fixed date, at least.
  public func isDecreed(_ year: Int) -> Bool { decreedYears.contains(year) }

  /// The days off that stand in a year, in the order of dates. A year without a decree has those on record
  /// and those of the forecast, which are tentative; collective leave cannot be forecast. Where all that have a
  /// fixed date are on record, expected or decreed, the records are all that is expected of the year.
  public func daysOff(in year: Int) -> [DayOff] {
    let recordsOfYear = records.filter { $0.dayOff.date.year == year }
    let standing = recordsOfYear.filter { $0.withdrawal == nil }.map(\.dayOff)
    guard !isDecreed(year) else { return standing }
    let named = Set(standing.filter { $0.kind == .nationalHoliday }.map(\.date))
    guard !HolidayForecast.fixedDates(in: year).allSatisfy(named.contains) else { return standing }
    // What a decree took back is not forecast again.
    let recorded = Set(recordsOfYear.map(\.dayOff.date))
    let expected = forecast.daysOff(in: year).filter { !recorded.contains($0.date) }
    return (standing + expected).sorted { $0.date < $1.date }
  }
}

extension HolidayCalendar: Hashable {
  /// Compares the records, from which all else follows.
  public static func == (lhs: HolidayCalendar, rhs: HolidayCalendar) -> Bool { lhs.records == rhs.records }

  /// Hashes the records.
  public func hash(into hasher: inout Hasher) { hasher.combine(records) }
}
