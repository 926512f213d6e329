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
