import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/minggu`: a week of the team, day by day: who meets whom when, what is held for applicants, who is away, and
/// which days are off by which decree.
enum WeekPage {
  static let path = "/staf/minggu"
  private static let title = Sentence("Minggu ini di tim", "Team week")
  private static let dateName = "tanggal"
  static let routes: [PageRoute] = [
    .get(
      path, .staff(Desk.rolesOfTeamWeek), rate: .searching,
      menu: MenuEntry(Sentence("Minggu tim", "Team week"), at: 58), page)
  ]

  /// The address of the week of a day.
  static func address(of day: CivilDate) -> String { "\(path)?\(dateName)=\(day.iso8601)" }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let asked = visit.query(dateName)
    let day = asked.flatMap(CivilDate.init(iso8601:)) ?? visit.today
    let monday = day.advanced(by: 1 - day.weekday.rawValue)
    let week = try visit.ask { try $0.teamWeek(from: monday) }
    let language = visit.language
    let unreadable: Markup =
      asked == nil || asked.flatMap(CivilDate.init(iso8601:)) != nil
      ? ""
      : Box(
        .warning,
        Sentence(
          "Tanggal itu tidak terbaca; ini minggu yang sekarang",
          "That date cannot be read; this is the present week")
      ).markup(in: language)
    return Page(
      visit.today.weekBegins(on: monday) ? title : Sentence("Minggu di tim", "A week of the team"),
      lead: DateText.dayWithWeekday(monday) + Sentence(" sampai ", " to ")
        + DateText.dayWithWeekday(monday.advanced(by: 6)) + Sentence(same: "."),
      width: .wide,
      main: """
        \(unreadable)\(turning(monday, visit))\(daysOff(week, language))\(content(week, visit))
        """)
  }

  /// The way to the weeks before and after, to this one, and to that of any day.
  private static func turning(_ monday: CivilDate, _ visit: Visit) -> Markup {
    let language = visit.language
    let links: [(CivilDate, Sentence)] = [
      (monday.advanced(by: -7), Sentence("Minggu sebelumnya", "Week before")),
      (visit.today, Sentence("Minggu ini", "This week")),
      (monday.advanced(by: 7), Sentence("Minggu berikutnya", "Week after")),
    ]
    let buttons = links.map { day, title in
      LinkButton(title, to: address(of: day), .second).markup(in: language)
    }
    let form = Form(visit, asking: path)
    return """
      <nav class="pager" aria-label="\(Sentence("Minggu", "Weeks"), in: language)">
      \(buttons)</nav>
      \(form.markup(
        """
        <div class="filter">
        \(form.field(
          dateName, Sentence("Minggu dari tanggal", "Week of the date"), .date, value: monday.iso8601,
          isOptional: true))\(form.button(Sentence("Tampilkan", "Show"), .second))</div>

        """))
      """
  }

  /// The days of the week that are off, with the decrees behind them.
  private static func daysOff(_ week: TeamWeek, _ language: Language) -> Markup {
    let items = week.days.filter { !$0.day.daysOff.isEmpty }.map { day -> Markup in
      let grounds = day.day.daysOff.map { off -> Markup in
        let decree =
          off.decree.map { Sentence(same: $0.citation) } ?? Sentence("perkiraan", "an estimate")
        return
          "\(Sentence(off.name), in: language) <span class=\"hint\">(\(off.kind.name, in: language); \(decree, in: language))</span>"
      }
      return "<li>\(TimeText.day(day.day.date, language)): \(grounds.joined(separator: "; "))</li>\n"
    }
    guard !items.isEmpty else { return "" }
    return Box(
      .note, Sentence("Hari libur minggu ini", "Days off in this week"), "<ul>\n\(items)</ul>\n"
    ).markup(in: language)
  }

  private static func content(_ week: TeamWeek, _ visit: Visit) -> Markup {
    let language = visit.language
    guard !week.officers.isEmpty else {
      return EmptyState(
        Sentence("Belum ada petugas", "There are no officers yet"),
        "<p>\(Sentence("Petugas muncul di sini begitu akunnya dibuat.", "Officers appear here as soon as they have an account."), in: language)</p>\n"
      ).markup(in: language)
    }
    let meetings = week.days.flatMap { $0.entries.joined() }.filter(\.isMeeting).count
    let summary =
      meetings == 0
      ? Sentence("Belum ada pertemuan pada minggu ini.", "There are no meetings in this week.")
      : Sentence(
        "Waktu kantor (WIB). Tautan membuka permohonannya.", "Office time (WIB). Links open the requests.")
    return "<p>\(summary, in: language)\(periods(week, language))</p>\n"
      + WeekTable(week: week, today: visit.today, language: language).markup
  }

  /// The periods with hours of their own that the week falls into.
  private static func periods(_ week: TeamWeek, _ language: Language) -> Markup {
    var names: [Sentence] = []
    for period in week.days.compactMap(\.period) where !names.contains(Sentence(period.name)) {
      names.append(Sentence(period.name))
    }
    return names.map { name -> Markup in
      " \(Sentence("Jam kantor: ", "Office hours: ") + name + Sentence(same: "."), in: language)"
    }.joined()
  }
}

extension TeamWeek.Entry {
  /// Whether somebody is met.
  fileprivate var isMeeting: Bool { if case .meeting = kind { true } else { false } }
}

extension CivilDate {
  /// Whether this day lies in the week that begins on a Monday.
  fileprivate func weekBegins(on monday: CivilDate) -> Bool { advanced(by: 1 - weekday.rawValue) == monday }
}
