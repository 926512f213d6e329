extension QRCode {
  /// How many light modules belong around a code, so that cameras find it (ISO/IEC 18004, section 5.3.8).
  public static let quietZone = 4

  /// How many modules a side has with the quiet zone.
  public var drawnSide: Int { side + 2 * QRCode.quietZone }

  /// The dark modules as the path data of SVG, each a unit square, in a square of ``drawnSide``.
  public var path: String {
    var path = ""
    for row in 0..<side {
      var column = 0
      while column < side {
        let start = column
        while column < side, isDark(row: row, column: column) { column += 1 }
        let length = column - start
        if length > 0 {
          path += "M\(start + QRCode.quietZone) \(row + QRCode.quietZone)h\(length)v1h-\(length)z"
        } else {
          column += 1
        }
      }
    }
    return path
  }
}
