/// Text broken into lines at its blanks.
enum TextWrapping {
  /// The words of a text in lines of at most `width` characters where words allow it; at least one line.
  static func lines(of text: String, width: Int, indent: Int, firstIndent: Int) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: firstIndent)
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}
