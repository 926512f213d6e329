private import CQRencode

/// A QR code (ISO/IEC 18004): a square of dark and light modules that a phone's camera reads as a text.
public struct QRCode: Hashable, Sendable {
  /// How many modules a side has, without the quiet zone around it (four modules of light on each side).
  public let side: Int
  // Row by row, from the top left.
  private let dark: [Bool]

  /// The code of a text in UTF-8, readable with up to 15% of it damaged (level M). Fails with
  /// ``QRCodeError/tooLong`` where no code holds the text, and for an empty one.
  public init(_ text: String) throws(QRCodeError) {
    let bytes = Array(text.utf8)
    // The library takes ownership of nothing; what it returns is freed here.
    guard !bytes.isEmpty,
      let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
    else { throw .tooLong }
    defer { QRcode_free(code) }
    side = Int(code.pointee.width)
    // The lowest bit of each byte is the module; the others tell what it is for.
    dark = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
  }

  /// Whether a module is dark, `row` and `column` from the top left, each in `0..<side`.
  public func isDark(row: Int, column: Int) -> Bool { dark[row * side + column] }
}

/// Why there is no code of a text.
public enum QRCodeError: Error, Hashable, Sendable {
  /// It is empty, or longer than a code can hold (2,331 bytes at level M).
  case tooLong
}
