import Testing
import Web

@Suite("Forms of texts")
struct TextFormTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let form: TextForm
    let accepted: [String]
    let refused: [String]
    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(
      name: "line", form: .line, accepted: ["a", " a ", "é 😀", "\u{FEFF}x", "a\u{200D}b"],
      refused: [
        "", " ", "\u{A0}\u{3000}", "a\nb", "a\tb", "a\r\nb", "a\u{0}", "a\u{7F}", "a\u{85}", "a\u{2028}b",
        "\u{202E}a",
        "a\u{200F}", "a\u{61C}", "a\u{2066}", noncharacter(0xFDD0), noncharacter(0xFFFE),
        noncharacter(0x1FFFF), noncharacter(0x10FFFE),
        "\u{200B}",
      ]),
    Row(
      name: "lines", form: .lines, accepted: ["a", "a\nb", "a\r\nb", "\r\na\tb\n", "\n\na"],
      refused: [
        "", "\n", "\t \r\n", "a\rb", "a\r", "\r\ra", "a\u{B}", "a\u{2029}b", "a\u{202A}",
        noncharacter(0x3FFFE),
      ]),
    Row(
      name: "date", form: .date, accepted: ["2026-03-10", "2000-01-01", "2099-12-31", "2028-02-29"],
      refused: [
        "", "2026-3-10", "1999-12-31", "2100-01-01", "2026-13-01", "2026-00-10", "2026-03-10T", "２026-03-10",
      ]),
    Row(
      name: "instant", form: .instant,
      accepted: [
        "2026-03-10T09:00:00+07:00", "2026-03-10T09:00:00Z", "2026-03-10T23:59:59.123456789-23:59",
        "2026-03-10T00:00:00.0Z",
      ],
      refused: [
        "", "2026-03-10", "2026-03-10T09:00+07:00", "2026-03-10T09:00:00", "2026-03-10t09:00:00Z",
        "2026-03-10T09:00:00z", "2026-03-10T24:00:00Z", "2026-03-10T09:00:60Z", "2026-03-10T09:00:00+24:00",
        "1999-03-10T09:00:00Z", "2026-03-10T09:00:00.Z", "2026-03-10T09:00:00.1234567890Z",
        "2026-03-10 09:00:00Z",
        "2026-03-10T09:00:00+0700",
      ]),
    Row(
      name: "timeSpan", form: .timeSpan, accepted: ["07:30-12:00", "00:00-24:00"],
      refused: [
        "", "7:30-12:00", "07:30-24:01", "24:00-24:00", "07:60-12:00", "07:30–12:00", "07:30-12:00-13:00",
      ]),
    Row(
      name: "identifier", form: .identifier, accepted: ["1", "42", "999999999999999999"],
      refused: ["", "0", "01", "-1", "1000000000000000000", "1a", "١"]),
    Row(
      name: "code", form: .code,
      accepted: ["nib", "a", "oss-rba", "a--b", String(repeating: "a", count: 40)],
      refused: ["", "-a", "a-", "A", "a b", "é", String(repeating: "a", count: 41)]),
    Row(
      name: "email", form: .email, accepted: ["a@b.c", "ayu.lestari+oss@sub.example.com", "a'b@x-1.id"],
      refused: [
        "", "a", "@b.c", "a@b", "a@b.", "a@.c", "a..b@c.d", ".a@b.c", "a.@b.c", "a@-b.c", "a@b-.c", "a b@c.d",
        "a@b@c.d", "é@b.c", "a@b.c\n", "a@" + String(repeating: "b", count: 64) + ".c",
      ]),
    Row(
      name: "whatsApp", form: .whatsApp,
      accepted: ["+628116774642", "08116774642", "628116774642", "+6591234567", "+12025550123"],
      refused: [
        "", "+62211234567", "021345678", "8116774642", "+0123456789", "+6281", "+628116774642x",
        "0811 6774 642",
        "+1234567", "+1234567890123456",
      ]),
    Row(
      name: "idempotencyKey", form: .idempotencyKey,
      accepted: ["k", "~!", String(repeating: "x", count: 255)],
      refused: ["", "a b", "é", "a\t", String(repeating: "x", count: 256)]),
    Row(
      name: "entityTags", form: .entityTags,
      accepted: [
        "\"1\"", "\"4.af\"", "*", "W/\"1\"", "\"1\",\"2\"", "\"1\" ,\t W/\"2\"", "\"\"", ", \"1\", ,",
      ],
      refused: [
        "", "1", "\"1", "1\"", "\"", ",", "**", "*, \"1\"", "\"1\" \"2\"", "w/\"1\"", "W/ \"1\"", " \"1\"",
        "\"1\" ",
        "\"a b\"", "\"é\"",
      ]),
  ]

  /// A text with a code point that no literal may have.
  static func noncharacter(_ code: UInt32) -> String {
    "a" + String(String.UnicodeScalarView([Unicode.Scalar(code)].compactMap(\.self)))
  }

  @Test("Check and pattern say the same", arguments: rows)
  func checkAndPattern(row: Row) throws {
    let pattern = try Regex(row.form.pattern).matchingSemantics(.unicodeScalar)
    for text in row.accepted + [row.form.example] {
      #expect(row.form.accepts(text), "\(text.debugDescription)")
      #expect(text.contains(pattern), "\(text.debugDescription)")
    }
    for text in row.refused {
      #expect(!row.form.accepts(text), "\(text.debugDescription)")
      #expect(!text.contains(pattern), "\(text.debugDescription)")
    }
  }

  @Test(
    "What the format asks beyond the pattern is refused",
    arguments: [
      (TextForm.date, "2026-02-29"), (.date, "2026-04-31"), (.instant, "2026-02-30T09:00:00Z"),
      (.email, String(repeating: "a", count: 65) + "@b.c"),
    ])
  func format(form: TextForm, text: String) {
    #expect(!form.accepts(text))
  }
}
