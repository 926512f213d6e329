import Wording

extension TextForm {
  /// One line that people write: something to see in it, and none of the characters that end lines, steer
  /// terminals or turn the direction of writing.
  public static let line = TextForm(
    pattern: "^[^\(refused)\\t\\n]*[^\(refused)\\t\\n\(blank)][^\(refused)\\t\\n]*$",
    expectation: Sentence(
      "satu baris teks tanpa karakter kendali", "one line of text without control characters"),
    example: "PT Contoh Sejahtera"
  ) { text in
    accepts(text) { $0 != "\t" && $0 != "\n" }
  }

  /// What people write in several lines: as `line`, with tabs and line ends (`\n` or `\r\n`).
  public static let lines = TextForm(
    pattern: "^(\\r\\n|[^\(refused)])*[^\(refused)\\t\\n\(blank)](\\r\\n|[^\(refused)])*$",
    expectation: Sentence(
      "teks tanpa karakter kendali selain akhir baris dan tab",
      "a text without control characters other than line ends and tabs"),
    example: "NIB tidak terbit sejak 2 Maret."
  ) { text in
    accepts(text) { _ in true }
  }

  /// Control characters but tab and line feed, separators of lines, marks of direction, and the code points
  /// that Unicode keeps from being characters: as the inside of a class of a regular expression.
  private static let refused: String = {
    // Beyond the first plane the escapes of the dialects differ; the code points themselves stand for
    // themselves.
    let beyond = (1...16).flatMap { plane in
      [0xFFFE, 0xFFFF].compactMap { Unicode.Scalar(UInt32(plane << 16 + $0)) }
    }
    return "\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069"
      + "\\uFDD0-\\uFDEF\\uFFFE\\uFFFF" + String(String.UnicodeScalarView(beyond))
  }()

  /// Blanks, and what shows as nothing.
  private static let blank = " \\u00A0\\u1680\\u2000\\u2001\\u2002-\\u200D\\u202F\\u205F\\u2060\\u3000\\uFEFF"

  private static func accepts(_ text: String, besides allowed: (Unicode.Scalar) -> Bool) -> Bool {
    var hasVisible = false
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if previous == "\r", scalar != "\n" { return false }
      previous = scalar
      if scalar == "\r", allowed("\n") { continue }
      guard !isRefused(scalar), allowed(scalar) else { return false }
      if scalar != "\t", scalar != "\n", !isBlank(scalar) { hasVisible = true }
    }
    return hasVisible && previous != "\r"
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0xA0, 0x1680, 0x2000...0x200D, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
