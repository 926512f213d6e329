import Testing
import WorkCalendar

@Suite("Time zone files")
struct ZoneFileTests {
  /// A file of two types with a change at 1,000 s, and what is after it.
  static func sample(_ change: (inout TZifBuilder) -> Void = { _ in }) -> TZifBuilder {
    var file = TZifBuilder()
    file.transitions = [(1000, 1), (2000, 0)]
    file.types = [(3600, 0, 0), (7200, 1, 4)]
    file.characters = Array("ONE\0TWO\0".utf8)
    change(&file)
    return file
  }

  /// Where the second header of a sample ends.
  static let headerEnd = 44 + 6 + 4 + 44

  @Test(
    "Transitions hold from their moment on, in every version",
    arguments: [0, UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4")])
  func transitions(version: UInt8) throws {
    let file = Self.sample { $0.version = version }
    let zone = try Zone(identifier: "sample", tzif: file.bytes)
    let rows: [(Int64, Int32, String)] = [
      (.min / 2, 3600, "ONE"), (999, 3600, "ONE"), (1000, 7200, "TWO"), (1999, 7200, "TWO"),
      (2000, 3600, "ONE"),
      (.max / 2, 3600, "ONE"),
    ]
    for (seconds, offset, abbreviation) in rows {
      let instant = Instant(secondsSinceEpoch: seconds)
      #expect(zone.offset(at: instant).seconds == offset)
      #expect(zone.abbreviation(at: instant) == abbreviation)
      #expect(zone.isDaylightSaving(at: instant) == (offset == 7200))
    }
  }

  @Test("Times before 1970 keep their sign")
  func negativeTimes() throws {
    for version in [0, UInt8(ascii: "2")] {
      let file = Self.sample {
        $0.version = version
        $0.transitions = [(-2000, 1), (-1000, 0)]
      }
      let zone = try Zone(identifier: "sample", tzif: file.bytes)
      #expect(zone.offset(at: Instant(secondsSinceEpoch: -2001)).seconds == 3600)
      #expect(zone.offset(at: Instant(secondsSinceEpoch: -1500)).seconds == 7200)
      #expect(zone.offset(at: Instant(secondsSinceEpoch: -1000)).seconds == 3600)
    }
  }

  @Test("The footer holds from the last transition on, and always where there is none")
  func footerAfterTransitions() throws {
    let file = Self.sample { $0.footer = "\nONE-1TWO,0/0,J365/25\n" }
    let zone = try Zone(identifier: "sample", tzif: file.bytes)
    #expect(zone.abbreviation(at: Instant(secondsSinceEpoch: 999)) == "ONE")
    #expect(zone.abbreviation(at: Instant(secondsSinceEpoch: 1500)) == "TWO")
    #expect(zone.abbreviation(at: Instant(secondsSinceEpoch: 5000)) == "TWO")
    let always = Self.sample {
      $0.transitions = []
      $0.footer = "\nABC-3\n"
    }
    let fixed = try Zone(identifier: "sample", tzif: always.bytes)
    #expect(fixed.offset(at: Instant(secondsSinceEpoch: -5_000_000_000)).seconds == 10_800)
  }

  @Test("Abbreviations may share their ends")
  func sharedAbbreviations() throws {
    let file = Self.sample {
      $0.characters = Array("WAST\0".utf8)
      $0.types = [(3600, 0, 0), (7200, 1, 1)]
    }
    let zone = try Zone(identifier: "sample", tzif: file.bytes)
    #expect(zone.abbreviation(at: Instant(secondsSinceEpoch: 1500)) == "AST")
  }

  /// A file that has to be refused, with what is wrong with it and at which byte.
  struct RefusedFile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let error: ZoneFileError

    init(_ name: String, _ bytes: [UInt8], _ reason: ZoneFileError.Reason, at offset: Int) {
      testDescription = name
      self.bytes = bytes
      error = ZoneFileError(reason, at: offset)
    }

    init(
      _ name: String, _ reason: ZoneFileError.Reason, at offset: Int, change: (inout TZifBuilder) -> Void
    ) {
      self.init(name, ZoneFileTests.sample(change).bytes, reason, at: offset)
    }
  }

  static let types = headerEnd + 18
  static let footer = headerEnd + 18 + 12 + 8

  @Test(
    "A file that is not as the format has it is refused with the place of the fault",
    arguments: [
      RefusedFile("nothing", [], .notTZif, at: 0),
      RefusedFile("text", Array("# Time zones\n".utf8), .notTZif, at: 0),
      RefusedFile("magic alone", Array("TZif".utf8), .truncated(needed: 5), at: 4),
      RefusedFile("header cut short", Array(sample().bytes[..<30]), .truncated(needed: 32), at: 30),
      RefusedFile("no second block", Array(sample().bytes[..<54]), .notTZif, at: 54),
      RefusedFile("version 1", .unknownVersion(0x31), at: 4) { $0.version = UInt8(ascii: "1") },
      RefusedFile("version 5", .unknownVersion(0x35), at: 4) { $0.version = UInt8(ascii: "5") },
      RefusedFile(
        "four thousand million transitions",
        Array(sample().bytes[..<86]) + [255, 255, 255, 255] + sample().bytes[90...],
        .unacceptableCount(.transitions, count: 4_294_967_295, allowed: 0...4096), at: headerEnd),
      RefusedFile(
        "first block longer than the file",
        Array(sample().bytes[..<40]) + [255, 255, 255, 255] + sample().bytes[44...],
        .truncated(needed: 44 + 6 + 4_294_967_295), at: footer + 2),
      RefusedFile("no types", .unacceptableCount(.types, count: 0, allowed: 1...256), at: headerEnd) {
        $0.types = []
      },
      RefusedFile("257 types", .unacceptableCount(.types, count: 257, allowed: 1...256), at: headerEnd) {
        $0.types = Array(repeating: (0, 0, 0), count: 257)
      },
      RefusedFile(
        "no characters", .unacceptableCount(.characters, count: 0, allowed: 1...2048), at: headerEnd
      ) {
        $0.characters = []
      },
      RefusedFile(
        "indicators for one of two types", .unacceptableCount(.indicators, count: 1, allowed: 2...2),
        at: headerEnd
      ) { $0.indicators = (0, 1) },
      RefusedFile("leap seconds", .leapSeconds, at: headerEnd) { $0.leapSeconds = 27 },
      RefusedFile("transitions not in order", .transitionsNotAscending, at: headerEnd + 8) {
        $0.transitions = [(2000, 1), (1000, 0)]
      },
      RefusedFile("the same transition twice", .transitionsNotAscending, at: headerEnd + 8) {
        $0.transitions = [(1000, 1), (1000, 0)]
      },
      RefusedFile("transition to a type that is not there", .unknownType(2), at: headerEnd + 17) {
        $0.transitions[1].type = 2
      },
      RefusedFile("a day ahead of UTC", .offsetOutOfRange(86_400), at: types) { $0.types[0].offset = 86_400 },
      RefusedFile("least number of 32 bits", .offsetOutOfRange(-2_147_483_648), at: types) {
        $0.types[0].offset = .min
      },
      RefusedFile("daylight flag 2", .daylightFlag(2), at: types + 4) { $0.types[0].isDaylight = 2 },
      RefusedFile("abbreviation past the end", .abbreviation, at: types + 5) {
        $0.types[0].abbreviation = 8
      },
      RefusedFile("empty abbreviation", .abbreviation, at: types + 5) { $0.types[0].abbreviation = 3 },
      RefusedFile("abbreviation without an end", .abbreviation, at: types + 11) {
        $0.characters = Array("ONE\0TWO!".utf8)
      },
      RefusedFile("abbreviation with a control character", .abbreviation, at: types + 5) {
        $0.characters[1] = 7
      },
      RefusedFile("no footer", .truncated(needed: footer + 1), at: footer) { $0.footer = "" },
      RefusedFile("footer without its line feed", .footer, at: footer) { $0.footer = "WIB-7\n" },
      RefusedFile("footer without its end", .truncated(needed: footer + 7), at: footer + 6) {
        $0.footer = "\nWIB-7"
      },
      RefusedFile("more after the footer", .trailingBytes, at: footer + 7) { $0.footer = "\nWIB-7\n\n" },
      RefusedFile("footer that is no rule", .footer, at: footer + 1) { $0.footer = "\nJakarta\n" },
      RefusedFile(
        "version 1 with more after it", sample { $0.version = 0 }.bytes + [0], .trailingBytes, at: 74),
    ])
  func refuses(row: RefusedFile) {
    #expect(throws: row.error) { try Zone(identifier: "refused", tzif: row.bytes) }
  }
}
