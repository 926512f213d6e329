import Office
import Web
import WorkCalendar
import Wording

/// `/kalender`: the working days of a year, month by month, and its days off with the decrees behind them.
enum CalendarPage {
  static let routes: [PageRoute] = [
    .get(
      "/kalender", .everyone, rate: .searching,
      menu: MenuEntry(Sentence("Kalender hari kerja", "Working-day calendar"), at: 30), page)
  ]

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let calendar = try visit.ask { try $0.calendars().workingDays }
    let years = calendar.reach.lowerBound.year...calendar.reach.upperBound.year
    let year = visit.query("tahun").map { Int($0) ?? 0 } ?? visit.today.year
    guard years.contains(year) else {
      throw Problem(
        .beyondCalendar,
        Sentence(
          "kalender ini memuat tahun \(years.lowerBound) sampai \(years.upperBound)",
          "this calendar holds the years \(years.lowerBound) to \(years.upperBound)"))
    }
    let months = try (1...12).compactMap { month in
      try CivilDate(year: year, month: month, day: 1).map { try MonthTable(of: $0, calendar, visit.today) }
    }
    let language = visit.language
    let days = months.flatMap(\.days)
    let isDecreed = calendar.holidays.isDecreed(year)
    let doubt: Markup =
      isDecreed
      ? ""
      : Box(
        .warning,
        Sentence("Libur tahun \(year) belum ditetapkan", "The holidays of \(year) are not decreed yet"),
        """
        <p>\(Sentence(
          "Libur nasional yang tertera dihitung dan dapat berubah. Cuti bersama tidak dapat dihitung.",
          "The national holidays shown are computed and may change. Collective leave cannot be computed."), in: language)\(usualLeave(calendar, language))</p>

        """
      ).markup(in: language)
    return Page(
      Sentence("Kalender hari kerja \(year)", "Working-day calendar \(year)"),
      lead: Sentence(
        "\(days.count(where: \.isWorking)) hari kerja: Senin sampai Jumat, kecuali libur nasional, cuti bersama, dan hari pemungutan suara.",
        "\(days.count(where: \.isWorking)) working days: Monday to Friday, less national holidays, collective leave and polling days."
      ), width: .wide,
      main: """
        \(doubt)\(turning(year, years, language))\(legend(language))<div class="months">
        \(months.map { $0.markup(in: language) })</div>
        <h2>\(Sentence("Hari libur \(year)", "Days off in \(year)"), in: language)</h2>
        \(daysOff(days, language))<p><a href="/feeds/holidays.ics">\(Icon.calendar)\(Sentence("Langganan hari libur untuk kalender Anda", "Subscribe to the days off in your calendar"), in: language)</a></p>

        """)
  }

  /// How many working days collective leave usually takes.
  private static func usualLeave(_ calendar: WorkingDayCalendar, _ language: Language) -> Markup {
    CollectiveLeave(of: calendar.holidays).sentence.map { " \($0.capitalized, in: language)." } ?? ""
  }

  /// The way to the years before and after.
  private static func turning(_ year: Int, _ years: ClosedRange<Int>, _ language: Language) -> Markup {
    let links = [year - 1, year + 1].filter(years.contains).map { other -> Markup in
      "<a class=\"button second\" href=\"\(url: "/kalender?tahun=\(other)")\">\(other)</a>\n"
    }
    return """
      <nav class="pager" aria-label="\(Sentence("Tahun", "Year"), in: language)">
      \(links)</nav>

      """
  }

  /// What the marks mean.
  private static func legend(_ language: Language) -> Markup {
    let marks: [(style: Markup, name: Sentence)] = [
      ("off", DayOffKind.nationalHoliday.name), ("leave", DayOffKind.collectiveLeave.name),
      ("election", DayOffKind.election.name),
      ("tentative", Sentence("perkiraan, belum ditetapkan", "an estimate, not decreed yet")),
      ("today", Sentence("hari ini", "today")),
    ]
    let items = marks.map { mark -> Markup in
      "<li><span class=\"day \(mark.style)\" aria-hidden=\"true\">1</span> \(mark.name, in: language)</li>\n"
    }
    return "<ul class=\"legend\">\n\(items)</ul>\n"
  }

  private static func daysOff(_ days: [CalendarDay], _ language: Language) -> Markup {
    var table = DataTable(
      Sentence("Hari libur dengan dasarnya", "Days off with their ground"),
      columns: [
        .init(Sentence("Tanggal", "Date")), .init(Sentence("Nama", "Name")), .init(Sentence("Jenis", "Kind")),
        .init(Sentence("Dasar", "Ground")),
      ])
    table.rows = days.flatMap(\.daysOff).map { day in
      let ground: Markup =
        day.decree.map { decree -> Markup in "\(decree.citation)" }
        ?? Badge(Sentence("perkiraan", "estimate"), .waiting).markup(in: language)
      return [
        TimeText.day(day.date, language), "\(Sentence(day.name), in: language)",
        "\(day.kind.name, in: language)", ground,
      ]
    }
    guard !table.rows.isEmpty else {
      return EmptyState(Sentence("Belum ada hari libur", "No days off yet")).markup(in: language)
    }
    return table.markup(in: language)
  }
}
