/// How the bytes of a text are read. No charset makes a mail unreadable: what is stated wrongly is read as
/// the bytes themselves suggest.
enum MailCharset {
  /// The text of some bytes of the charset that is stated, if any, with LF between the lines.
  static func text(_ bytes: [UInt8], charset stated: String?) -> String {
    let name = canonical(stated)
    let text =
      switch name {
      case "utf-8": utf8(bytes) ?? String(decoding: bytes, as: UTF8.self)
      case "": utf8(bytes) ?? windows1252(bytes)
      default: GMimeReading.converted(bytes, from: name) ?? utf8(bytes) ?? windows1252(bytes)
      }
    var isAfterReturn = false
    var lines = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
      if scalar != "\n" || !isAfterReturn { lines.append(scalar == "\r" ? "\n" : scalar) }
      isAfterReturn = scalar == "\r"
    }
    return String(lines)
  }

  /// The name by which a charset is converted; empty where the bytes are to tell. Latin-1 is taken as what
  /// Windows writes under that name, and the short Chinese sets as the long ones that hold them (Encoding
  /// Standard).
  private static func canonical(_ stated: String?) -> String {
    let name = (stated ?? "").lowercased()
    // Nothing else stands in a charset's name (RFC 2978, section 2.3); iconv takes what follows a slash as an
    // option.
    guard name.utf8.count <= 40, name.utf8.allSatisfy({ isOfName($0) }) else { return "" }
    return switch name {
    case "utf8", "utf-8", "unicode-1-1-utf-8": "utf-8"
    case "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "8bit", "binary", "default": ""
    case "iso-8859-1", "iso8859-1", "latin1", "iso_8859-1", "cp1252", "ansi": "windows-1252"
    case "gb2312", "gbk", "x-gbk", "cp936": "gb18030"
    case "ks_c_5601-1987", "ks_c_5601", "euc-kr": "cp949"
    case "shift_jis", "shift-jis", "x-sjis": "cp932"
    case "big5": "big5-hkscs"
    default: name
    }
  }

  private static func utf8(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }

  /// Every byte has a character here: the five that Windows leaves out are control characters, which nobody
  /// sees.
  private static func windows1252(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80...0x9F).contains(byte) ? windows[Int(byte) - 0x80] : UInt16(byte)
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }

  private static let windows: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || "-_.:+".utf8.contains(byte)
  }
}
