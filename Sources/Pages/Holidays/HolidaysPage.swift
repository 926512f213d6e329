import Casework
import Office
import Web
import WorkCalendar
import Wording

/// `/staf/hari-libur`: the years of the official calendar with how sure each is, the days off of one of them with the
/// decrees behind them, and the versions of the calendar (rules of the service, section 1).
enum HolidaysPage {
  static let path = "/staf/hari-libur"
  /// Who brings days off.
  static let writers = PageAccess.staff(.director, .admin)
  /// Who may know of the versions.
  static let auditors = PageAccess.staff(.director, .admin, .auditor)
  static let title = Sentence("Hari libur", "Days off")
  static let routes: [PageRoute] =
    [.get(path, .anyStaff, rate: .searching, menu: MenuEntry(title, at: 70), page)]
    + HolidayImportPage.routes + HolidayVersions.routes + HolidayComparisonPage.routes

  /// How many years past the decreed ones are told.
  private static let yearsAhead = 2

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let calendar = try visit.ask { try $0.calendars().workingDays }
    let decreed = calendar.holidays.decreedYears
    let last = max(decreed.last ?? visit.today.year, visit.today.year) + yearsAhead
    let years = ((decreed.first ?? visit.today.year)...last).filter {
      calendar.reach.lowerBound.year...calendar.reach.upperBound.year ~= $0
    }
    let year = visit.query("tahun").flatMap { Int($0) } ?? visit.today.year
    guard years.contains(year) else {
      throw Problem(
        .beyondCalendar,
        Sentence("tahun ini tidak ada di kalender", "this year is not in the calendar"))
    }
    return Page(
      title,
      lead: Sentence(
        "Hari kerja dihitung dari keputusan resmi. Tahun yang belum ada keputusannya hanya perkiraan.",
        "Working days are counted by official decrees. A year without a decree is an estimate only."),
      width: .wide,
      main: """
        \(ways(visit))\(try overview(of: years.reversed(), calendar, visit))\(days(of: year, calendar, visit.language))\(try HolidayVersions.section(visit))
        """)
  }

  private static func ways(_ visit: Visit) -> Markup {
    let roles = visit.principal.roles
    let language = visit.language
    var links: [Markup] = []
    if !roles.isDisjoint(with: [.director, .admin]) {
      links.append(
        LinkButton(Sentence("Impor keputusan", "Import a decree"), to: HolidayImportPage.path).markup(
          in: language))
    }
    if !roles.isDisjoint(with: [.director, .admin, .auditor]) {
      links.append(
        LinkButton(
          Sentence("Bandingkan dengan kalender lain", "Compare with another calendar"),
          to: HolidayComparisonPage.path, .second
        ).markup(in: language))
    }
    return links.isEmpty ? "" : "<p class=\"buttons\">\n\(links)</p>\n"
  }

  /// The years, the last first; those that are long over are folded.
  private static func overview(of years: [Int], _ calendar: WorkingDayCalendar, _ visit: Visit) throws
    -> Markup
  {
    let language = visit.language
    let recent = years.filter { $0 >= visit.today.year - 1 }
    let past = years.filter { $0 < visit.today.year - 1 }
    let folded: Markup =
      past.isEmpty
      ? ""
      : """
      <details>
      <summary>\(Sentence("Tahun-tahun sebelumnya", "Earlier years"), in: language)</summary>
      \(try table(Sentence("Tahun-tahun sebelumnya", "Earlier years"), of: past, calendar, language))</details>

      """
    let title = Sentence("Tahun dengan dasarnya", "Years with their ground")
    return try table(title, of: recent, calendar, language, showsCaption: true) + folded
  }

  private static func table(
    _ title: Sentence, of years: [Int], _ calendar: WorkingDayCalendar, _ language: Language,
    showsCaption: Bool = false
  ) throws -> Markup {
    var table = DataTable(
      title, showsCaption: showsCaption,
      columns: [
        .init(Sentence("Tahun", "Year")), .init(Sentence("Keadaan", "Standing")),
        .init(Sentence("Libur nasional", "National holidays"), isNumeric: true),
        .init(Sentence("Cuti bersama", "Collective leave"), isNumeric: true),
        .init(Sentence("Hari pemungutan suara", "Polling days"), isNumeric: true),
        .init(Sentence("Hari kerja", "Working days"), isNumeric: true),
      ])
    table.rows = try years.compactMap { year -> [Markup]? in
      guard let first = CivilDate(year: year, month: 1, day: 1),
        let next = CivilDate(year: year + 1, month: 1, day: 1)
      else { return nil }
      let days = calendar.holidays.daysOff(in: year)
      let counts = [DayOffKind.nationalHoliday, .collectiveLeave, .election].map { kind -> Markup in
        "\(days.count { $0.kind == kind })"
      }
      return [
        "<a href=\"\(url: "\(path)?tahun=\(year)#hari-libur")\">\(year)</a>",
        standing(isDecreed: calendar.holidays.isDecreed(year)).markup(in: language),
      ] + counts + ["\(try calendar.count(from: first, to: next).count)"]
    }
    return table.markup(in: language)
  }

  private static func standing(isDecreed: Bool) -> Badge {
    isDecreed
      ? Badge(Sentence("ditetapkan", "decreed"), .good)
      : Badge(Sentence("perkiraan saja", "an estimate only"), .waiting)
  }

  /// The days off of a year, those that were taken back too.
  private static func days(of year: Int, _ calendar: WorkingDayCalendar, _ language: Language) -> Markup {
    var table = DataTable(
      Sentence("Hari libur \(year) dengan dasarnya", "Days off of \(year) with their ground"),
      columns: [
        .init(Sentence("Tanggal", "Date")), .init(Sentence("Nama", "Name")), .init(Sentence("Jenis", "Kind")),
        .init(Sentence("Keadaan", "Standing")), .init(Sentence("Keputusan", "Decree")),
      ])
    let standing = calendar.holidays.daysOff(in: year).map { DayOffRecord(dayOff: $0) }
    let gone = calendar.holidays.records.filter { $0.withdrawal != nil && $0.dayOff.date.year == year }
    table.rows = (standing + gone).sorted { $0.dayOff.date < $1.dayOff.date }.map { record in
      let day = record.dayOff
      let badge =
        record.withdrawal != nil
        ? Badge(Sentence("dicabut", "taken back"), .bad) : self.standing(isDecreed: day.status == .decreed)
      let decree = record.withdrawal ?? day.decree
      return [
        TimeText.day(day.date, language), "\(Sentence(day.name), in: language)",
        "\(day.kind.name, in: language)", badge.markup(in: language),
        decree.map { decree -> Markup in "\(decree.citation)" } ?? "–",
      ]
    }
    let months = "/kalender?tahun=\(year)"
    return """
      <section aria-labelledby="hari-libur">
      <h2 id="hari-libur">\(Sentence("Hari libur \(year)", "Days off in \(year)"), in: language)</h2>
      \(table.markup(in: language))<p><a href="\(url: months)">\(Icon.calendar)\(Sentence("Kalender \(year), bulan demi bulan", "The calendar of \(year), month by month"), in: language)</a></p>
      </section>

      """
  }
}
