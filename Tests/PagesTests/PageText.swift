import Office
import Wording

/// What stands on a page between its tags.
enum PageText {
  /// The texts between tags, without blanks around them.
  static func words(of html: String) -> [String] {
    var texts: [String] = []
    for piece in html.split(separator: "<") {
      let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let words = parts[1].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty { texts.append(words) }
    }
    return texts
  }

  /// The title in the browser.
  static func title(of html: String) -> String? {
    html.split(separator: "<title>").last?.split(separator: "</title>").first.map(String.init)
  }

  /// Whether a text is a name or an address that is the same in both languages.
  static func isName(_ text: String) -> Bool {
    text.contains(PublishedStandard.address) || text.contains("Jl. Gatot Subroto") || text.hasPrefix("SKB ")
      || text.hasPrefix("Keppres ") || text == ServiceSettings().unitName
  }
}
