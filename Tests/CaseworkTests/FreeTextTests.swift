import Casework
import Testing

@Suite("Texts that people write")
struct FreeTextTests {
  @Test(
    "A text is kept without blanks at its ends, and with one kind of line end",
    arguments: [
      ("  halo \n", "halo"), ("satu\r\ndua", "satu\ndua"), ("a\tb", "a\tb"), ("Ñandú 日本 🇮🇩 👩‍👩‍👧", "Ñandú 日本 🇮🇩 👩‍👩‍👧"),
    ])
  func kept(text: String, expected: String) throws {
    #expect(Array(try FreeText.note.checked(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("Blanks alone are nothing", arguments: ["", " ", "\n\t ", "\u{00A0}\u{3000}"])
  func empty(text: String) {
    #expect(throws: FreeTextProblem.empty) { try FreeText.note.checked(text) }
  }

  @Test(
    "Control characters, noncharacters, separators and marks of direction are refused with their place",
    arguments: [
      0x00, 0x07, 0x0B, 0x0C, 0x0D, 0x1B, 0x7F, 0x85, 0x9F, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A,
      0x202E, 0x2066, 0x2069, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF,
    ] as [UInt32])
  func refused(codePoint: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(codePoint))
    #expect(throws: FreeTextProblem.character(codePoint: codePoint, at: 2)) {
      try FreeText.note.checked("ab" + String(Character(scalar)) + "c")
    }
  }

  @Test("A text of one line has neither newline nor tab", arguments: [FreeText.name, .number, .subject])
  func oneLine(kind: FreeText) {
    #expect(throws: FreeTextProblem.character(codePoint: 10, at: 1)) { try kind.checked("a\nb") }
    #expect(throws: FreeTextProblem.character(codePoint: 9, at: 1)) { try kind.checked("a\tb") }
  }

  @Test("The limit counts what is kept, and one more is too long", arguments: FreeText.allCases)
  func limit(kind: FreeText) throws {
    let full = String(repeating: "é", count: kind.limit)
    #expect(try kind.checked(" " + full + " ") == full)
    #expect(throws: FreeTextProblem.tooLong(count: kind.limit + 1, limit: kind.limit)) {
      try kind.checked(full + "x")
    }
    let flood = String(repeating: "x", count: kind.limit * 3)
    #expect(throws: FreeTextProblem.tooLong(count: kind.limit * 3, limit: kind.limit)) {
      try kind.checked(flood)
    }
  }
}

@Suite("WhatsApp numbers")
struct WhatsAppNumberTests {
  @Test(
    "Every usual way of writing a number gives the same one",
    arguments: [
      ("0811 6774 642", "+628116774642"), ("+62 811-6774-642", "+628116774642"),
      ("62811.6774.642", "+628116774642"), ("(0811) 6774642", "+628116774642"),
      ("081234567890", "+6281234567890"), ("+65 9123 4567", "+6591234567"),
      ("+1 (202) 555-0123", "+12025550123"),
    ])
  func taken(text: String, e164: String) {
    #expect(WhatsAppNumber(text)?.e164 == e164)
    #expect(WhatsAppNumber(e164)?.e164 == e164)
  }

  @Test(
    "What WhatsApp cannot reach is refused",
    arguments: [
      "", "+", "0", "8116774642", "0215252008", "+62215252008", "08116", "0811677464200000", "++628116774642",
      "+0628116774642", "0811a6774642", "٠٨١١٦٧٧٤٦٤٢", "+1234567", "+1234567890123456", "0811\n6774642",
      "0811 6774 642" + String(repeating: " ", count: 40),
    ])
  func refused(text: String) {
    #expect(WhatsAppNumber(text) == nil)
  }
}
