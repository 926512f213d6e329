import SeededRandom
import Testing
import WorkCalendar

@Suite("The footer's rule of a time zone file")
struct ZoneRuleTests {
  static func zone(_ rule: String) throws -> Zone {
    var file = TZifBuilder()
    file.version = UInt8(ascii: "3")
    file.footer = "\n\(rule)\n"
    return try Zone(identifier: rule, tzif: file.bytes)
  }

  /// What a rule says at a moment.
  struct Reading: CustomTestStringConvertible, Sendable {
    let name: String
    let rule: String
    let moment: String
    let abbreviation: String
    let offset: String

    init(_ name: String, _ rule: String, _ moment: String, _ abbreviation: String, _ offset: String) {
      self.name = name
      self.rule = rule
      self.moment = moment
      self.abbreviation = abbreviation
      self.offset = offset
    }

    var testDescription: String { "\(name): \(rule) at \(moment)" }
  }

  @Test(
    "A rule holds to the second",
    arguments: [
      Reading("fixed", "WIB-7", "2026-03-10T00:00:00Z", "WIB", "+07:00"),
      Reading("quoted name, minutes", "<+0330>-3:30", "2026-03-10T00:00:00Z", "+0330", "+03:30"),
      Reading("explicit plus", "EST+5", "2026-03-10T00:00:00Z", "EST", "-05:00"),
      Reading("before the start", "EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", "EST", "-05:00"),
      Reading("at the start", "EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", "EDT", "-04:00"),
      Reading("before the end", "EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z", "EDT", "-04:00"),
      Reading("at the end", "EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00Z", "EST", "-05:00"),
      Reading(
        "last Sunday, four in the month", "CET-1CEST,M3.5.0,M10.5.0/3", "2027-03-28T01:00:00Z", "CEST",
        "+02:00"),
      Reading(
        "last Sunday, five in the month", "CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", "CET",
        "+01:00"),
      Reading("southern summer", "NZST-12NZDT,M9.5.0,M4.1.0/3", "2026-01-01T00:00:00Z", "NZDT", "+13:00"),
      Reading("southern winter", "NZST-12NZDT,M9.5.0,M4.1.0/3", "2026-07-01T00:00:00Z", "NZST", "+12:00"),
      Reading(
        "winter time the exception", "IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-01T00:00:00Z", "GMT", "+00:00"),
      Reading(
        "summer as the standard", "IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", "IST", "+01:00"),
      Reading(
        "half an hour", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-01-01T00:00:00Z", "+11", "+11:00"),
      Reading(
        "J60 in a leap year is 1 March", "AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", "AAA", "+00:00"),
      Reading("J60 in a leap year begins", "AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", "BBB", "+01:00"),
      Reading("J60 in a common year", "AAA0BBB,J60/0,J300/0", "2023-03-01T00:00:00Z", "BBB", "+01:00"),
      Reading("J59 is 28 February", "AAA0BBB,J59/0,J300/0", "2024-02-28T00:00:00Z", "BBB", "+01:00"),
      Reading(
        "day 59, leap year, is 29 February", "AAA0BBB,59/0,299/0", "2024-02-29T00:00:00Z", "BBB", "+01:00"),
      Reading(
        "day 59 in a common year is 1 March", "AAA0BBB,59/0,299/0", "2023-02-28T23:59:59Z", "AAA", "+00:00"),
      Reading(
        "negative time, before", "AAA0BBB,M3.5.0/-2,M10.5.0/-1", "2026-03-28T21:59:59Z", "AAA", "+00:00"),
      Reading("negative time, from", "AAA0BBB,M3.5.0/-2,M10.5.0/-1", "2026-03-28T22:00:00Z", "BBB", "+01:00"),
      Reading("negative time, end", "AAA0BBB,M3.5.0/-2,M10.5.0/-1", "2026-10-24T22:00:00Z", "AAA", "+00:00"),
      Reading(
        "time past the day, before", "IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", "IST", "+02:00"),
      Reading(
        "time past the day, from", "IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", "IDT", "+03:00"),
      Reading("a week before New Year", "AAA0BBB,J1/-167,J300/0", "2025-12-25T01:00:00Z", "BBB", "+01:00"),
      Reading(
        "a week after the year's end", "AAA0BBB,J100/0,J365/167", "2027-01-06T21:59:59Z", "BBB", "+01:00"),
      Reading("and its end", "AAA0BBB,J100/0,J365/167", "2027-01-06T22:00:00Z", "AAA", "+00:00"),
      Reading("change with seconds", "AAA0BBB,J100/1:02:03,J300", "2026-04-10T01:02:03Z", "BBB", "+01:00"),
      Reading("far future", "EST5EDT,M3.2.0,M11.1.0", "9999-07-01T00:00:00Z", "EDT", "-04:00"),
    ])
  func reads(row: Reading) throws {
    let zone = try Self.zone(row.rule)
    let instant = try Instant(parsingISO8601: row.moment)
    #expect(zone.abbreviation(at: instant) == row.abbreviation)
    let written = instant.iso8601(offset: zone.offset(at: instant))
    #expect(written.hasSuffix(row.offset), "\(written)")
  }

  @Test("Daylight saving time that ends where it begins again holds all year")
  func allYear() throws {
    let zone = try Self.zone("EST5EDT,0/0,J365/25")
    var generator = SplitMix64(seed: 365)
    let newYear = try Instant(parsingISO8601: "2027-01-01T05:00:00Z").secondsSinceEpoch
    let moments =
      [newYear - 1, newYear, newYear + 1]
      + (0..<2000).map { _ in Int64.random(in: 0..<5_000_000_000, using: &generator) }
    for moment in moments {
      let instant = Instant(secondsSinceEpoch: moment)
      #expect(zone.abbreviation(at: instant) == "EDT")
      #expect(zone.instant(of: zone.local(at: instant)) == instant)
    }
  }

  @Test(
    "A text that is no rule is refused",
    arguments: [
      "WIB", "WI-7", "WIB-", "WIB-25", "WIB-24", "WIB-7:60", "WIB-7:00:60", "WIB--7", "WIB-7 ", " WIB-7",
      "W1B-7",
      "<+7>-7", "<+07-7", "+07-7", "EST5EDT", "EST5EDT4", "EST5EDT,", "EST5EDT,M3.2.0",
      "EST5EDT,M3.2.0,M11.1.0,",
      "EST5EDT,M3.2.0,M11.1.0,M1.1.1", "EST5ED,M3.2.0,M11.1.0", "EST5EDT,M0.2.0,M11.1.0",
      "EST5EDT,M13.2.0,M11.1.0",
      "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,M3.2,M11.1.0",
      "EST5EDT,J0,J300", "EST5EDT,J366,J300", "EST5EDT,366,300", "EST5EDT,J1000,J300", "EST5EDT,-1,300",
      "EST5EDT,M3.2.0/,M11.1.0", "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0/-168,M11.1.0",
      "EST5EDT,M3.2.0/2:60,M11.1.0", "EST5EDT,M3.2.0/2:,M11.1.0", "EST5EDT25,M3.2.0,M11.1.0", "ÉST5",
      "WIB-7\0",
      "99999999999999999999", ",", "<>5", "<>",
    ])
  func refuses(rule: String) {
    #expect {
      try Self.zone(rule)
    } throws: { error in
      (error as? ZoneFileError)?.reason == .footer
    }
  }
}
