import Casework
import Office
import Store
import Wording

/// What happened to a request, in words, the newest first: so many at a time.
struct StaffRequestHistory {
  private static let most = 40
  private static let query = "riwayat"

  private let visit: Visit
  private let sheet: RequestSheet
  private var language: Language { visit.language }

  init(_ visit: Visit, _ sheet: RequestSheet) {
    self.visit = visit
    self.sheet = sheet
  }

  var markup: Markup {
    let before = visit.query(StaffRequestHistory.query).flatMap(Int64.init) ?? .max
    let entries = sheet.view.history.filter { $0.number < before }.reversed()
    let shown = entries.prefix(StaffRequestHistory.most)
    let next =
      entries.count > shown.count
      ? shown.last.map { "\(sheet.path)?\(StaffRequestHistory.query)=\($0.number)#riwayat" } : nil
    return """
      <section>
      <h2 id="riwayat">\(Sentence("Riwayat", "History"), in: language)</h2>
      \(Timeline(shown.map(entry)).markup(in: language))\(Pager(first: before == .max ? nil : "\(sheet.path)#riwayat", next: next).markup(in: language))</section>

      """
  }

  private func entry(_ entry: HistoryEntry) -> Timeline.Entry {
    let title = Event(rawValue: entry.event)?.title.capitalized ?? Sentence(same: entry.event)
    var content: Markup =
      "<p class=\"hint\">\(sheet.name(ofActor: entry.actor).capitalized, in: language)</p>\n"
    if let remark = entry.remark {
      let text = remark.unit.map { "\($0): \(remark.text)" } ?? remark.text
      content += "<p class=\"lines\">\(text)</p>\n"
    }
    return Timeline.Entry(title, at: entry.at, content)
  }
}
