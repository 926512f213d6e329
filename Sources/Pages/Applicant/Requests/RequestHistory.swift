import Office
import Store
import Wording

/// What happened to a request, in words, the newest first: who did it is the applicant, the unit or the service.
struct RequestHistory {
  let view: ApplicantView
  let language: Language

  var markup: Markup {
    let entries = view.view.history.reversed().compactMap { entry -> Timeline.Entry? in
      guard let event = Event(rawValue: entry.event) else { return nil }
      let remark = entry.remark.map { remark -> Markup in "<blockquote>\(remark.text)</blockquote>\n" } ?? ""
      return Timeline.Entry(
        event.title.capitalized, at: entry.at,
        "<p class=\"hint\">\(RequestHistory.actor(entry.actor), in: language)</p>\n\(remark)")
    }
    return """
      <section aria-labelledby="riwayat">
      <h2 id="riwayat">\(Sentence("Riwayat", "History"), in: language)</h2>
      \(Timeline(entries, in: view.zone).markup(in: language))</section>

      """
  }

  private static func actor(_ label: String) -> Sentence {
    switch label {
    case "applicant", "anonymous": Sentence("oleh Anda", "by you")
    case "service": Sentence("oleh layanan", "by the service")
    default: Sentence("oleh unit", "by the unit")
    }
  }
}
