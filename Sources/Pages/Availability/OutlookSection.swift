import Casework
import Office
import WorkCalendar
import Wording

/// The next two weeks of an officer as the planning sees them: when the officer is free, and what takes the rest.
struct OutlookSection {
  private let visit: Visit
  private let sheet: OfficerSheet
  private var language: Language { visit.language }

  init(_ visit: Visit, _ sheet: OfficerSheet) {
    self.visit = visit
    self.sheet = sheet
  }

  var markup: Markup {
    let title = Sentence("Dua pekan ke depan", "The next two weeks")
    guard !sheet.days.isEmpty else {
      return Box(
        .warning,
        Sentence(
          "Petugas ini tidak menerima pertemuan lagi", "No meetings are given to this officer any more")
      ).markup(in: language)
    }
    var table = DataTable(
      title,
      columns: [
        .init(Sentence("Hari", "Day")), .init(Sentence("Bebas", "Free")),
        .init(Sentence("Terpakai", "Taken")),
      ])
    table.rows = sheet.days.filter { !$0.day.date.weekday.isWeekend }.map(row)
    return """
      <section aria-labelledby="dua-pekan">
      <h2 id="dua-pekan">\(title, in: language)</h2>
      \(table.markup(in: language))</section>

      """
  }

  private func row(_ day: OfficerDay) -> [Markup] {
    let date = TimeText.day(day.day.date, language)
    guard day.day.isWorking else {
      return [date, "–", Badge(day.day.name, .calm).markup(in: language)]
    }
    var taken = day.meetings.map { meeting -> Markup in
      "<a href=\"\(url: RequestSheet.path(of: meeting.request))\">\(meeting.reference)</a> \(times([meeting.time]))"
    }
    if !day.absences.isEmpty {
      taken.append("\(Sentence("berhalangan ", "away "), in: language)\(times(day.absences))")
    }
    if !day.busy.isEmpty {
      taken.append(
        "\(Sentence("sibuk menurut kalender sendiri ", "busy by the own calendar "), in: language)\(times(day.busy))"
      )
    }
    let free =
      day.free.isEmpty
      ? Badge(Sentence("tidak bebas", "not free"), .waiting).markup(in: language)
      : "\(strip(day))\(times(day.free))"
    return [date, free, taken.isEmpty ? "–" : taken.joined(separator: "<br>")]
  }

  private func times(_ spans: [InstantRange]) -> Markup {
    spans.map { span -> Markup in
      // The end of a day is 24.00 here, not the 00.00 of the next.
      let end = span.end.local(offset: .wib)
      let last = end.time == .midnight ? LocalTime.endOfDay : end.time
      let text =
        DateText.time(span.start.local(offset: .wib).time) + Sentence(same: "–") + DateText.time(last)
      return "<span class=\"span\">\(text, in: language)</span>"
    }.joined(separator: ", ")
  }

  /// The day as a bar from 06.00 to 20.00: what is free of the hours. It says nothing that the text does not say.
  private func strip(_ day: OfficerDay) -> Markup {
    let midnight = Instant(startOf: day.day.date, offset: .wib)
    func bars(_ spans: [InstantRange], _ style: Markup) -> [Markup] {
      spans.compactMap { span in
        let from = max(span.start.minutes(since: midnight).count, 360)
        let to = min(span.end.minutes(since: midnight).count, 1_200)
        guard from < to else { return nil }
        return "<rect class=\"\(style)\" x=\"\(from - 360)\" y=\"0\" width=\"\(to - from)\" height=\"24\"/>"
      }
    }
    return """
      <svg class="strip" viewBox="0 0 840 24" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="ground" width="840" height="24"/>\(bars(day.hours, "hours"))\(bars(day.free, "free"))</svg>
      """
  }
}
