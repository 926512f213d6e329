import Office
import Store
import WorkCalendar
import Wording

/// A week as a table, a row for each day and a column for each officer. On a narrow screen every day is a card with the
/// officers who have something.
struct WeekTable {
  let week: TeamWeek
  let today: CivilDate
  let language: Language

  var markup: Markup {
    var table = DataTable(
      Sentence("Petugas menurut hari", "Officers by day"),
      columns: [.init(Sentence("Hari", "Day"))] + week.officers.map { .init(Sentence(same: $0.name)) })
    table.rows = shownDays.map { day in [head(day)] + week.officers.indices.map { cell(day, $0) } }
    return """
      <div class="team" role="region" tabindex="0" aria-label="\(Sentence("Minggu tim", "Team week"), in: language)">
      \(table.markup(in: language))</div>

      """
  }

  /// The days that the office works, and others on which somebody has something.
  private var shownDays: [TeamWeek.Day] {
    week.days.filter { day in
      !day.day.date.weekday.isWeekend || !day.day.daysOff.isEmpty || day.entries.contains { !$0.isEmpty }
    }
  }

  /// The day with its hours, or why there are none.
  private func head(_ day: TeamWeek.Day) -> Markup {
    let isToday = day.day.date == today
    let mark: Markup =
      isToday ? "<br>\(Badge(Sentence("hari ini", "today"), .moving).markup(in: language))" : ""
    let hours: Markup
    if day.day.isWorking {
      let spans = day.hours.map { DateText.time($0.start) + Sentence(same: "–") + DateText.time($0.end) }
      hours = "<span class=\"hint\">\(DateText.list(spans), in: language)</span>"
    } else {
      hours = Badge(day.day.daysOff.isEmpty ? day.day.kindName : day.day.name, .calm).markup(in: language)
    }
    return "<strong>\(TimeText.day(day.day.date, language))</strong><br>\(hours)\(mark)"
  }

  /// What an officer has on a day.
  private func cell(_ day: TeamWeek.Day, _ officer: Int) -> Markup {
    var lines = day.entries[officer].map(line)
    if day.day.isWorking, let own = day.ownHours[officer] {
      let told: Markup
      if own.isEmpty {
        told = "\(Sentence("tidak bertugas", "not on duty"), in: language)"
      } else {
        let spans = DateText.list(own.map { DateText.times($0, offset: .wib) })
        told = "\(Sentence("jam kerjanya ", "hours ") + spans, in: language)"
      }
      lines.insert("<li class=\"hint\">\(told)</li>\n", at: 0)
    }
    guard !lines.isEmpty else { return "" }
    return "<ul class=\"plain\">\n\(lines)</ul>\n"
  }

  private func line(_ entry: TeamWeek.Entry) -> Markup {
    let outside: Markup =
      entry.isOutsideHours
      ? "<br><span class=\"hint\">\(Sentence("di luar jam kerja", "outside the hours"), in: language)</span>"
      : ""
    return "<li>\(time(entry))<br>\(what(entry))\(outside)</li>\n"
  }

  /// When; `sepanjang hari` for a whole day.
  private func time(_ entry: TeamWeek.Entry) -> Markup {
    guard entry.time.length < Minutes(1440) else {
      return "<strong>\(Sentence("sepanjang hari", "all day"), in: language)</strong>"
    }
    return """
      <strong><time datetime="\(entry.time.start.iso8601(offset: .wib))">\(DateText.times(entry.time, offset: .wib), in: language)</time></strong>
      """
  }

  private func what(_ entry: TeamWeek.Entry) -> Markup {
    switch entry.kind {
    case .meeting(let room, let isHeld):
      let place: Markup =
        isHeld
        ? Badge(Sentence("terlaksana", "held"), .good).markup(in: language)
        : "<span class=\"hint\">\(Sentence("ruang \(room)", "room \(room)"), in: language)</span>"
      return "\(request(entry.request)) \(place)"
    case .held:
      return
        "\(Badge(Sentence("ditahan bagi pemohon", "held for the applicant"), .waiting).markup(in: language)) \(request(entry.request))"
    case .away(let reason):
      let ground = reason.map { reason -> Markup in " <span class=\"hint\">\(reason)</span>" } ?? ""
      return Badge(Sentence("tidak ada", "away"), .calm).markup(in: language) + ground
    case .busy:
      return Badge(Sentence("terisi, kalender sendiri", "busy, own calendar"), .calm).markup(in: language)
    }
  }

  /// Whom they meet, as far as the reader may know.
  private func request(_ request: RequestRecord?) -> Markup {
    guard let request else { return "<span>\(Sentence("terisi", "taken"), in: language)</span>" }
    return """
      <a href="\(url: RequestSheet.path(of: request.id))">\(request.reference)</a><br>\(request.applicant.organization ?? request.applicant.name)
      """
  }
}
