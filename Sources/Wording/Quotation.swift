/// Foreign text inside a sentence of ours: it may neither break the line, nor steer the terminal, nor fill
/// the screen.
public enum Quotation {
  /// The longest piece of foreign text that is shown, in characters.
  public static let longest = 80

  /// The text in quotation marks.
  public static func quoted(_ text: String) -> String { "\"" + plain(text) + "\"" }

  /// The text without quotation marks, for paths and names. Control and format characters are written as
  /// their code.
  public static func plain(_ text: String, atMost longest: Int = longest) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(longest) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        shown += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > longest ? shown + "…" : shown
  }
}

extension Quotation {
  /// Foreign text on one line of a letter, where codes of characters would only confuse: what cannot be seen
  /// is left out, so that it neither breaks the line nor turns the direction of writing, and what is longer
  /// is cut.
  public static func line(_ text: String, atMost longest: Int = 300) -> String {
    let words = seen(text).split { $0 == " " || $0 == "\n" }.map { String($0) }
    return cut(words.joined(separator: " "), atMost: longest)
  }

  /// The same for text of several lines, of which no two in a row are empty.
  public static func lines(_ text: String, atMost longest: Int = 5_000) -> String {
    var lines: [String] = []
    for line in seen(text).split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.split(separator: " ").joined(separator: " ")
      if !line.isEmpty || lines.last.map({ !$0.isEmpty }) ?? false { lines.append(line) }
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return cut(lines.joined(separator: "\n"), atMost: longest)
  }

  /// The text with `\n` at the end of lines, ordinary blanks for all others, and nothing that cannot be seen.
  private static func seen(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar.properties.generalCategory {
      case .lineSeparator, .paragraphSeparator: shown.append("\n")
      case .spaceSeparator: shown.append(" ")
      case .control:
        switch scalar {
        case "\n": if previous != "\r" { shown.append("\n") }
        case "\r", "\u{B}", "\u{C}", "\u{85}": shown.append("\n")
        case "\t": shown.append(" ")
        default: continue
        }
      case .format, .surrogate, .privateUse, .unassigned: continue
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }

  private static func cut(_ text: String, atMost longest: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > longest else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(longest))) + "…"
  }
}
