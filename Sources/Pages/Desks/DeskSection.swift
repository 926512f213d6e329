import Casework
import Office
import Store
import WorkCalendar
import Wording

/// One heap on a desk: what it is, how much, and the most urgent of it.
struct DeskSection {
  /// The identifier of its heading.
  let anchor: String
  let title: Sentence
  /// How much waits in all; `nil` where nothing is counted.
  let count: Int?
  let content: Markup
  /// Where all of it is listed; `nil` where all of it is here.
  var all: (title: Sentence, address: String)?

  /// Whether nothing waits in it.
  var isEmpty: Bool { count == 0 }

  func markup(_ language: Language) -> Markup {
    let count: Markup = self.count.map { count -> Markup in " <span class=\"count\">\(count)</span>" } ?? ""
    let rest = all.map { all -> Markup in
      "<p><a href=\"\(url: all.address)\">\(all.title, in: language)</a></p>\n"
    }
    return """
      <section aria-labelledby="\(anchor)">
      <h2 id="\(anchor)">\(title, in: language)\(count)</h2>
      \(content)\(rest ?? "")</section>

      """
  }

  /// Requests that wait.
  static func requests(
    _ anchor: String, _ title: Sentence, _ list: WaitingList, state: RequestState? = nil, _ language: Language
  ) -> DeskSection {
    var table = DataTable(
      title,
      columns: [
        .init(Sentence("Permohonan", "Request")), .init(Sentence("Pemohon", "Applicant")),
        .init(Sentence("Tahap", "State")), .init(Sentence("Sejak", "Since")),
        .init(Sentence("Tenggat", "Due")),
      ])
    table.rows = list.requests.map { waiting in
      [
        RequestLink.markup(waiting.request), RequestLink.applicant(waiting.request, language),
        Badge(waiting.request.state).markup(in: language),
        TimeText.date(waiting.request.stateSince, language), due(waiting, language),
      ]
    }
    var section = DeskSection(
      anchor: anchor, title: title, count: list.count, content: table.markup(in: language))
    if list.count > list.requests.count, let state {
      section.all = (
        Sentence("Tampilkan semua \(list.count)", "Show all \(list.count)"),
        RequestListPage.address(of: state)
      )
    }
    return section
  }

  /// When it is due, how it does, and when it is met.
  private static func due(_ waiting: WaitingRequest, _ language: Language) -> Markup {
    guard let standing = waiting.standing else { return "–" }
    var lines: [Markup] = [TimeText.date(standing.dueDate, language)]
    if let verdict = standing.verdict, verdict != .running {
      lines.append(Badge(verdict).markup(in: language))
    }
    if standing.isLowerBound {
      lines.append(
        "<span class=\"hint\">\(Sentence("paling cepat", "at the soonest"), in: language)</span>")
    }
    if standing.isTentative {
      lines.append("<span class=\"hint\">\(TimePicker.tentative, in: language)</span>")
    }
    if waiting.isBreach, let ground = standing.ground {
      lines.append("<span class=\"hint\">\(ground.sentence.capitalized, in: language)</span>")
    }
    return lines.joined(separator: "<br>")
  }
}
