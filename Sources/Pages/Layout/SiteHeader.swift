import Office
import Web
import Wording

/// The head of every page: whose service it is, the menu of who reads, the language switch, and the way out.
struct SiteHeader {
  let visit: Visit
  let page: Page

  private var language: Language { visit.language }

  var markup: Markup {
    """
    <header class="site">
    <div class="bar">
    <a class="brand" href="/">\(Icon.calendar)<span><strong>Jadwal</strong> <span class="unit">\(PublishedStandard.unit, in: language)</span></span></a>
    \(languages)\(account)</div>
    \(menu)</header>

    """
  }

  /// Both languages, each in its own words; the one in use is no link.
  private var languages: Markup {
    guard let address = switchAddress else { return "" }
    let links = Language.allCases.map { choice -> Markup in
      let name = choice == .indonesian ? "Indonesia" : "English"
      return choice == language
        ? "<span lang=\"\(choice.rawValue)\" aria-current=\"true\">\(name)</span>\n"
        : "<a lang=\"\(choice.rawValue)\" hreflang=\"\(choice.rawValue)\" href=\"\(url: "\(address)lang=\(choice.rawValue)")\">\(name)</a>\n"
    }
    return """
      <nav class="languages" aria-label="\(Sentence("Bahasa", "Language"), in: language)">
      \(links)</nav>

      """
  }

  /// The address of this page up to the language; `nil` where it has none that can be opened.
  private var switchAddress: String? {
    if let address = page.address { return address + "?" }
    guard visit.request.method != "POST" else { return nil }
    let kept = visit.request.query.filter {
      $0.name != LanguageChoice.name && $0.name != NoticeShelf.parameter
    }
    let query = kept.map { "\(QueryText.escaped($0.name))=\(QueryText.escaped($0.value))&" }.joined()
    return "/" + visit.request.path.map(QueryText.escaped).joined(separator: "/") + "?" + query
  }

  /// Who has signed in, with the way out.
  private var account: Markup {
    guard case .staff(let session, _) = visit.reader else { return "" }
    let way = Form(visit, to: "/staf/keluar").markup(
      "<button type=\"submit\" class=\"plain\">\(Sentence("Keluar", "Sign out"), in: language)</button>\n")
    return """
      <div class="account">
      <a href="/staf/akun-saya">\(Icon.person)\(session.member.name)</a>
      \(way)</div>

      """
  }

  private var menu: Markup {
    let called = visit.calledPath
    let entries = visit.site.menu(for: visit.reader)
    let nearest = entries.filter { called == $0.path || called.hasPrefix($0.path + "/") }
      .max { $0.path.utf8.count < $1.path.utf8.count }?.path
    let items = entries.map { entry -> Markup in
      let mark: Markup = entry.path == nearest ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(url: entry.path)\"\(mark)>\(entry.title, in: language)</a></li>\n"
    }
    guard !items.isEmpty else { return "" }
    return """
      <nav class="menu" aria-label="\(Sentence("Menu utama", "Main menu"), in: language)">
      <ul>
      \(items)</ul>
      </nav>

      """
  }
}
