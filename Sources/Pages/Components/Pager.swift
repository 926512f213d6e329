import Wording

/// The way through a long list: to its beginning, and on to what is older.
struct Pager: Sendable {
  /// The address of the beginning; `nil` where this is it.
  let first: String?
  /// The address of what comes next; `nil` where nothing does.
  let next: String?
  /// In which order the list stands.
  var order = Order.newest

  /// The order of a list, by which the ways through it are called.
  enum Order: Sendable {
    /// The newest first.
    case newest
    /// An order of its own.
    case place
  }

  private var titles: (first: Sentence, next: Sentence) {
    switch order {
    case .newest:
      (Sentence("Kembali ke yang terbaru", "Back to the newest"), Sentence("Yang lebih lama", "Older ones"))
    case .place: (Sentence("Kembali ke awal", "Back to the beginning"), Sentence("Berikutnya", "Next"))
    }
  }

  func markup(in language: Language) -> Markup {
    guard first != nil || next != nil else { return "" }
    let links = [
      first.map { ($0, titles.first) }, next.map { ($0, titles.next) },
    ].compactMap(\.self).map { address, title -> Markup in
      "<a class=\"button second\" href=\"\(url: address)\">\(title, in: language)</a>\n"
    }
    return """
      <nav class="pager" aria-label="\(Sentence("Halaman", "Pages"), in: language)">
      \(links)</nav>

      """
  }
}
