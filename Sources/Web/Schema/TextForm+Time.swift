import WorkCalendar
import Wording

extension TextForm {
  /// A date of the years 2000 to 2099, `2026-03-10`.
  public static let date = TextForm(
    pattern: "^\(datePattern)$", format: "date",
    expectation: Sentence(
      "tanggal tahun 2000 sampai 2099 seperti 2026-03-10",
      "a date of the years 2000 to 2099 such as 2026-03-10"),
    example: "2026-03-10"
  ) { text in
    text.hasPrefix("20") && text.utf8.count == 10 && CivilDate(iso8601: text) != nil
  }

  /// A moment of the years 2000 to 2099 with its offset, in the form of RFC 3339 (section 5.6) with capital
  /// letters: `2026-03-10T09:00:00+07:00`.
  public static let instant = TextForm(
    pattern: "^\(datePattern)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?"
      + "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
    format: "date-time",
    expectation: Sentence(
      "waktu tahun 2000 sampai 2099 dengan selisih UTC seperti 2026-03-10T09:00:00+07:00",
      "a moment of the years 2000 to 2099 with its offset such as 2026-03-10T09:00:00+07:00"),
    example: "2026-03-10T09:00:00+07:00", accepts: isInstant)

  /// A span of one day on the office's clock, `07:30-12:00`; it may end at `24:00`.
  public static let timeSpan = TextForm(
    pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
    expectation: Sentence("rentang jam seperti 07:30-12:00", "a span of hours such as 07:30-12:00"),
    example: "07:30-12:00"
  ) { text in
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && isTime(parts[0]) && (isTime(parts[1]) || parts[1] == "24:00")
  }

  private static let datePattern = "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"

  @Sendable private static func isInstant(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    // Seconds have to be there, the letters are capitals, and a fraction has nine digits at most.
    guard bytes.count >= 20, bytes.starts(with: "20".utf8), bytes[10] == UInt8(ascii: "T"),
      bytes[16] == UInt8(ascii: ":"), !bytes.contains(UInt8(ascii: "z")), Instant(iso8601: text) != nil
    else { return false }
    let fraction = bytes[19] == UInt8(ascii: ".") ? bytes[20...].prefix(while: isDigit).count : 0
    return fraction <= 9
  }

  private static func isTime(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
      [0, 1, 3, 4].allSatisfy({ isDigit(bytes[$0]) })
    else { return false }
    return text.prefix(2) < "24" && text.suffix(2) < "60"
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
