import QRCodes
import Wording

/// A QR code as a drawing: dark on light in every colour scheme, as cameras want it, with its quiet zone.
enum QRDrawing {
  private static let quiet = 4

  /// The code of a text, with what it is for those who do not see it. Fails where the text is too long.
  static func markup(_ text: String, title: Sentence, in language: Language) throws -> Markup {
    let code = try QRCode(text)
    var path = ""
    for row in 0..<code.side {
      var column = 0
      while column < code.side {
        let start = column
        while column < code.side, code.isDark(row: row, column: column) { column += 1 }
        if column > start {
          path += "M\(start + quiet) \(row + quiet)h\(column - start)v1h-\(column - start)z"
        }
        column += 1
      }
    }
    let side = code.side + 2 * quiet
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(title, in: language)">
      <rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>

      """
  }
}
