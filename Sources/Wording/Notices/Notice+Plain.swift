extension Notice {
  /// The longest line of plain text, in characters. Only a word or an address that is longer makes a longer
  /// one.
  public static let lineLength = 76

  /// The notice as plain text, with LF at the end of lines. Facts read `label: value`, as screen readers
  /// speak them best; links have a line of their own, so that programs find them.
  public func plain(in language: Language) -> String {
    var parts = [Notice.wrapped(greeting.text(in: language))]
    parts += blocks.map { Notice.plain($0, in: language) }
    parts.append(closing.map { Notice.wrapped($0.text(in: language)) }.joined(separator: "\n"))
    if !footer.isEmpty {
      parts.append(String(repeating: "-", count: 20))
      parts += footer.map { Notice.plain($0, in: language) }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func plain(_ block: Block, in language: Language) -> String {
    switch block {
    case .paragraph(let sentence): wrapped(sentence.text(in: language))
    case .list(let items):
      items.map { wrapped($0.text(in: language), first: "- ", others: "  ") }.joined(separator: "\n")
    case .facts(let facts):
      facts.map { wrapped("\($0.label.text(in: language)): \($0.value.text(in: language))", others: "  ") }
        .joined(separator: "\n")
    case .quotation(let speaker, let text):
      wrapped(speaker.text(in: language) + ":") + "\n"
        + text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? ">" : wrapped(String($0), first: "> ", others: "> ") }.joined(separator: "\n")
    case .button(let link), .link(let link):
      wrapped(link.label.text(in: language) + ":") + "\n" + link.address
    }
  }

  /// A text on lines of limited length, broken at blanks; the first begins with `first`, the others with
  /// `others`.
  private static func wrapped(_ text: String, first: String = "", others: String = "") -> String {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
      if !isEmpty, line.count + 1 + word.count > lineLength {
        lines.append(line)
        line = others
        isEmpty = true
      }
      line += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    lines.append(line)
    return lines.joined(separator: "\n")
  }
}
