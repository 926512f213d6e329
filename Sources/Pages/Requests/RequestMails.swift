import Office
import Wording

/// The mails that came in about a request, for those who work on it.
struct RequestMails {
  private let visit: Visit
  private let sheet: RequestSheet

  init(_ visit: Visit, _ sheet: RequestSheet) {
    self.visit = visit
    self.sheet = sheet
  }

  var markup: Markup {
    guard !sheet.view.mails.isEmpty else { return "" }
    let items = sheet.view.mails.reversed().map { mail -> Markup in
      "<li>\(IncomingMailText.line(mail, visit))</li>\n"
    }
    return """
      <section>
      <h2>\(Sentence("Surel masuk", "Mail that came in"), in: visit.language)</h2>
      <ul class="plain">
      \(items)</ul>
      </section>

      """
  }
}
