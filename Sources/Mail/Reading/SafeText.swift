/// Text from outside in a form that can be shown anywhere.
enum SafeText {
  /// The longest name of a file, in bytes.
  static let longestFileName = 200
  /// The longest line that stands for a whole field, in bytes.
  static let longestLine = 1_000

  /// A text on one line: line ends and other control characters are blanks, and blanks stand alone.
  static func line(_ text: String, atMost longest: Int = longestLine) -> String {
    var line = String.UnicodeScalarView()
    var isAfterBlank = true
    var length = 0
    for scalar in text.unicodeScalars where !isInvisible(scalar) {
      let isBlank = scalar.properties.isWhitespace || isControl(scalar)
      if isBlank, isAfterBlank { continue }
      isAfterBlank = isBlank
      length += UTF8.width(scalar)
      guard length <= longest else { break }
      line.append(isBlank ? " " : scalar)
    }
    if line.last == " " { line.removeLast() }
    return String(line)
  }

  /// A text of several lines, with LF, at most so many bytes long, and whether there was more.
  static func lines(_ text: String, atMost longest: Int) -> (text: String, isCut: Bool) {
    var kept = String.UnicodeScalarView()
    var length = 0
    var previous: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      let isLineEnd = scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
      if isLineEnd, scalar == "\n", previous == "\r" { continue }
      guard isLineEnd || scalar == "\t" || !(isControl(scalar) || isInvisible(scalar)) else { continue }
      length += isLineEnd ? 1 : UTF8.width(scalar)
      guard length <= longest else { return (trimmed(kept), true) }
      kept.append(isLineEnd ? "\n" : scalar)
    }
    return (trimmed(kept), false)
  }

  /// The name of a file without folders, and without what a system or a reader could take for something else.
  static func fileName(_ text: String) -> String {
    let last = text.split(omittingEmptySubsequences: true) { $0 == "/" || $0 == "\\" }.last.map(String.init)
    let whole = line(last ?? "", atMost: longestLine)
    // What begins with a dot is hidden; what ends with one or with a blank is renamed by Windows.
    let name = String(
      whole.drop { $0 == "." || $0 == " " }.reversed().drop { $0 == "." || $0 == " " }.reversed())
    guard name.utf8.count > longestFileName else { return name }
    // The end of the name says what it is; the middle is left out.
    let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    guard ending.utf8.count <= 20 else { return line(name, atMost: longestFileName) }
    return line(name, atMost: longestFileName - ending.utf8.count) + ending
  }

  /// Whether a character steers a terminal or a printer.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}"
      || scalar == "\u{2029}"
  }

  /// Whether a character is seen only in what it does: it turns the direction of writing (Unicode Technical
  /// Report 36, section 2.5), marks the byte order, or is no character at all.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Lines without blanks at their ends, at most one empty line in a row, and none at the beginning and end.
  private static func trimmed(_ text: String.UnicodeScalarView) -> String {
    var lines: [Substring.UnicodeScalarView] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var end = line.endIndex
      while end > line.startIndex, line[line.index(before: end)].properties.isWhitespace {
        end = line.index(before: end)
      }
      if end == line.startIndex, lines.last?.isEmpty ?? true { continue }
      lines.append(line[..<end])
    }
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { String($0) }.joined(separator: "\n")
  }
}
