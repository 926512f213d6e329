import Wording

/// The way through a long list: to its beginning, and on to what is older.
struct Pager: Sendable {
  /// The address of the beginning; `nil` where this is it.
  let first: String?
  /// The address of what comes next; `nil` where nothing does.
  let next: String?

  func markup(in language: Language) -> Markup {
    guard first != nil || next != nil else { return "" }
    let links = [
      first.map { ($0, Sentence("Kembali ke yang terbaru", "Back to the newest")) },
      next.map { ($0, Sentence("Yang lebih lama", "Older ones")) },
    ].compactMap(\.self).map { address, title -> Markup in
      "<a class=\"button second\" href=\"\(url: address)\">\(title, in: language)</a>\n"
    }
    return """
      <nav class="pager" aria-label="\(Sentence("Halaman", "Pages"), in: language)">
      \(links)</nav>

      """
  }
}
