import QRCodes
import Wording

/// A QR code as a drawing: dark on light in every colour scheme, as cameras want it, with its quiet zone.
enum QRDrawing {
  /// The code of a text, with what it is for those who do not see it. Fails where the text is too long.
  static func markup(_ text: String, title: Sentence, in language: Language) throws -> Markup {
    let code = try QRCode(text)
    let side = code.drawnSide
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(title, in: language)">
      <rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(code.path)" fill="#000"/></svg>

      """
  }
}
