import WorkCalendar

/// The office's hours as the regulations have them: Perpres 21/2023 for the length of the day and the
/// beginning, the circulars of the ministry for civil servants (SE MenPANRB 11/2022, 6/2023) for the clock in
/// Ramadan.
enum OfficeHoursFacts {
  /// The first and the last day of each Ramadan, as the government set them; the last row is only computed.
  static let ramadans: [(year: Int, first: String, last: String, status: DayOffStatus)] = [
    (1443, "2022-04-03", "2022-05-01", .decreed),
    (1444, "2023-03-23", "2023-04-21", .decreed),
    (1445, "2024-03-12", "2024-04-09", .decreed),
    (1446, "2025-03-01", "2025-03-30", .decreed),
    (1447, "2026-02-19", "2026-03-20", .decreed),
    (1448, "2027-02-08", "2027-03-09", .tentative),
  ]

  static func hours() throws -> OfficeHours {
    let ramadan = try pattern(
      monday: ["08:00-12:00", "12:30-15:00"], friday: ["08:00-11:30", "12:30-15:30"])
    return OfficeHours(
      normal: try pattern(monday: ["07:30-12:00", "13:00-16:00"], friday: ["07:30-11:30", "13:00-16:30"]),
      periods: try ramadans.map { year, first, last, status in
        OfficeHoursPeriod(
          days: try date(first)...date(last), pattern: ramadan,
          name: LocalizedName(
            indonesian: "Jam kerja Ramadan \(year) H", english: "Office hours in Ramadan \(year) AH"),
          status: status)
      })
  }

  private static func pattern(monday: [String], friday: [String]) throws -> WeekPattern {
    let days = try monday.map { try LocalSpan(parsingISO8601: $0) }
    return WeekPattern([
      .monday: days, .tuesday: days, .wednesday: days, .thursday: days,
      .friday: try friday.map { try LocalSpan(parsingISO8601: $0) },
    ])
  }
}
