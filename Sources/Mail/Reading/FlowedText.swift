/// Text whose lines were broken by the sender's program (RFC 3676), with its paragraphs whole again.
enum FlowedText {
  /// The text with whole paragraphs. With `deletingSpaces`, the blank at the end of a broken line is no blank
  /// of the text (DelSp, section 4.1).
  static func unfolded(_ text: String, deletingSpaces: Bool) -> String {
    var lines: [(quotes: Int, text: String, flows: Bool)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var content = line.hasSuffix("\r") ? line.dropLast() : line
      let quotes = content.prefix { $0 == ">" }.count
      content = content.dropFirst(quotes)
      if content.hasPrefix(" ") { content = content.dropFirst() }
      // The line before a signature never flows (section 4.3).
      let flows = content.hasSuffix(" ") && content != "-- "
      if flows, deletingSpaces { content = content.dropLast() }
      let last = lines.count - 1
      if last >= 0, lines[last].flows, lines[last].quotes == quotes, content != "-- " {
        lines[last].text += content
        lines[last].flows = flows
      } else {
        lines.append((quotes, String(content), flows))
      }
    }
    return lines.map { line in
      line.quotes == 0 ? line.text : String(repeating: ">", count: line.quotes) + " " + line.text
    }.joined(separator: "\n")
  }
}
