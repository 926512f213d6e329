import Casework
import HTTPServer
import Web
import Wording

/// What surrounds every page: head, header with menu and language switch, what is told once, the summary of a form's
/// problems, footer.
struct PageLayout {
  let visit: Visit
  let page: Page
  /// What is told once, after a redirect.
  let notice: Sentence?

  private var language: Language { visit.language }

  /// The whole page.
  func html() -> [UInt8] {
    let lead = page.lead.map { lead -> Markup in "<p class=\"lead\">\(lead, in: language)</p>\n" } ?? ""
    let width: Markup = page.width == .wide ? "wide" : "reading"
    let whole: Markup = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title, in: language)</title>
      <link rel="stylesheet" href="\(url: visit.site.assets.style)">
      <link rel="icon" type="image/svg+xml" href="\(url: visit.site.assets.emblem)">
      <script src="\(url: visit.site.assets.script)" defer></script>
      </head>
      <body>
      <a class="skip" href="#isi">\(Sentence("Langsung ke isi", "Skip to content"), in: language)</a>
      \(SiteHeader(visit: visit, page: page).markup)<main id="isi" tabindex="-1" class="\(width)">
      \(told)\(ProblemSummary.markup(of: visit))<h1>\(page.title, in: language)</h1>
      \(lead)\(page.main)</main>
      \(SiteFooter(visit: visit).markup)</body>
      </html>

      """
    return Array(whole.html.utf8)
  }

  /// The title in the browser; one with problems says so first, as screen readers read it out.
  private var title: Sentence {
    let prefix =
      visit.form.isRefused ? Sentence("Perlu diperbaiki: ", "To be corrected: ") : Sentence(same: "")
    return prefix + page.title + Sentence(same: " · Jadwal")
  }

  private var told: Markup {
    guard let notice else { return "" }
    return """
      <div class="box done" role="status"><p class="title">\(Icon.check)\(notice, in: language)</p></div>

      """
  }
}
