import SeededRandom
import Testing
import WorkCalendar

/// A text that has to be refused, with what is wrong with it and at which character.
struct RefusedText: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let error: ISO8601Error

  init(_ name: String, _ text: String, _ reason: ISO8601Error.Reason, at position: Int) {
    self.name = name
    self.text = text
    error = ISO8601Error(reason, at: position)
  }

  var testDescription: String { "\(name): \(text)" }
}

@Suite("ISO 8601 dates")
struct ISO8601DateTests {
  @Test(
    "A date is read from its numbers",
    arguments: [
      ("0001-01-01", 1, 1, 1), ("1969-12-31", 1969, 12, 31), ("2024-02-29", 2024, 2, 29),
      ("2026-03-10", 2026, 3, 10), ("9999-12-31", 9999, 12, 31),
    ])
  func readsDate(text: String, year: Int, month: Int, day: Int) throws {
    let date = try CivilDate(parsingISO8601: text)
    #expect(date == CivilDate(year: year, month: month, day: day))
    #expect(date.iso8601 == text)
    #expect(CivilDate(iso8601: text) == date)
  }

  @Test(
    "A text that is no date is refused with the place of the fault",
    arguments: [
      RefusedText("nothing", "", .incomplete(.year), at: 1),
      RefusedText("three-digit year", "999-01-01", .unexpectedCharacter(.year), at: 4),
      RefusedText("year 0", "0000-01-01", .outOfRange(.year), at: 1),
      RefusedText("five-digit year", "10000-01-01", .unexpectedCharacter(.dateSeparator), at: 5),
      RefusedText("signed year", "+2026-03-10", .unexpectedCharacter(.year), at: 1),
      RefusedText("year alone", "2026", .incomplete(.dateSeparator), at: 5),
      RefusedText("year and month", "2026-03", .incomplete(.dateSeparator), at: 8),
      RefusedText("basic format", "20260310", .unexpectedCharacter(.dateSeparator), at: 5),
      RefusedText("slashes", "2026/03/10", .unexpectedCharacter(.dateSeparator), at: 5),
      RefusedText("month 0", "2026-00-10", .outOfRange(.month), at: 6),
      RefusedText("month 13", "2026-13-10", .outOfRange(.month), at: 6),
      RefusedText("one-digit month", "2026-3-10", .unexpectedCharacter(.month), at: 7),
      RefusedText("day 0", "2026-03-00", .outOfRange(.day), at: 9),
      RefusedText("30 February", "2024-02-30", .outOfRange(.day), at: 9),
      RefusedText("29 February of a common year", "2023-02-29", .outOfRange(.day), at: 9),
      RefusedText("29 February 1900", "1900-02-29", .outOfRange(.day), at: 9),
      RefusedText("31 April", "2026-04-31", .outOfRange(.day), at: 9),
      RefusedText("one-digit day", "2026-03-1", .incomplete(.day), at: 10),
      RefusedText("ordinal date", "2026-069", .unexpectedCharacter(.dateSeparator), at: 8),
      RefusedText("week date", "2026-W11-2", .unexpectedCharacter(.month), at: 6),
      RefusedText("blank after", "2026-03-10 ", .trailingCharacter, at: 11),
      RefusedText("blank before", " 2026-03-10", .unexpectedCharacter(.year), at: 1),
      RefusedText("a time after", "2026-03-10T09:00", .trailingCharacter, at: 11),
      RefusedText("full-width digits", "２０２６-03-10", .unexpectedCharacter(.year), at: 1),
      RefusedText("minus sign of typography", "2026−03−10", .unexpectedCharacter(.dateSeparator), at: 5),
      RefusedText("NUL", "2026-03-1\0", .unexpectedCharacter(.day), at: 10),
    ])
  func refusesDate(row: RefusedText) {
    #expect(throws: row.error) { try CivilDate(parsingISO8601: row.text) }
    #expect(CivilDate(iso8601: row.text) == nil)
  }

  @Test("Every date that can be written is read back")
  func roundTrip() throws {
    var generator = SplitMix64(seed: 8601)
    for _ in 0..<20_000 {
      let number = Int32.random(
        in: CivilDate.first.dayNumber...CivilDate.last.dayNumber, using: &generator)
      let date = CivilDate(dayNumber: number)
      #expect(try CivilDate(parsingISO8601: date.iso8601) == date)
      var bytes = Array("on ".utf8)
      date.appendISO8601(to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == "on " + date.iso8601)
    }
  }

  @Test("A date outside the years 0001 to 9999 is written in the expanded form, which is not read")
  func expandedYears() {
    #expect(CivilDate.last.advanced(by: 1).iso8601 == "+010000-01-01")
    #expect(CivilDate.first.advanced(by: -1).iso8601 == "+000000-12-31")
    #expect(CivilDate.first.advanced(by: -367).iso8601 == "-000001-12-31")
    #expect(CivilDate(dayNumber: .max).iso8601 == "+5881580-07-11")
    #expect(CivilDate(iso8601: "+010000-01-01") == nil)
  }
}

@Suite("ISO 8601 times and spans")
struct ISO8601TimeTests {
  @Test(
    "A time is read with or without seconds, to the end of the day",
    arguments: [
      ("00:00", 0, "00:00"), ("07:30", 27_000, "07:30"), ("07:30:00", 27_000, "07:30"),
      ("07:30:15", 27_015, "07:30:15"), ("23:59:59", 86_399, "23:59:59"), ("24:00", 86_400, "24:00"),
      ("24:00:00", 86_400, "24:00"),
    ])
  func readsTime(text: String, secondOfDay: Int, written: String) throws {
    let time = try LocalTime(parsingISO8601: text)
    #expect(Int(time.secondOfDay) == secondOfDay)
    #expect(time.iso8601 == written)
    #expect(LocalTime(iso8601: text) == time)
  }

  @Test(
    "A text that is no time is refused with the place of the fault",
    arguments: [
      RefusedText("nothing", "", .incomplete(.hour), at: 1),
      RefusedText("hour alone", "07", .incomplete(.timeSeparator), at: 3),
      RefusedText("one-digit hour", "7:30", .unexpectedCharacter(.hour), at: 2),
      RefusedText("full stop", "07.30", .unexpectedCharacter(.timeSeparator), at: 3),
      RefusedText("basic format", "0730", .unexpectedCharacter(.timeSeparator), at: 3),
      RefusedText("hour 25", "25:00", .outOfRange(.hour), at: 1),
      RefusedText("a minute past the end of the day", "24:01", .outOfRange(.hour), at: 1),
      RefusedText("minute 60", "07:60", .outOfRange(.minute), at: 4),
      RefusedText("one-digit minute", "07:3", .incomplete(.minute), at: 5),
      RefusedText("leap second", "23:59:60", .leapSecond, at: 7),
      RefusedText("second 61", "23:59:61", .outOfRange(.second), at: 7),
      RefusedText("colon at the end", "07:30:", .incomplete(.second), at: 7),
      RefusedText("fraction", "07:30:15.5", .trailingCharacter, at: 9),
      RefusedText("offset", "07:30Z", .trailingCharacter, at: 6),
      RefusedText("negative", "-07:30", .unexpectedCharacter(.hour), at: 1),
    ])
  func refusesTime(row: RefusedText) {
    #expect(throws: row.error) { try LocalTime(parsingISO8601: row.text) }
    #expect(LocalTime(iso8601: row.text) == nil)
  }

  @Test("Every second of a day is written and read back")
  func roundTrip() throws {
    for second in 0...86_400 {
      let time = try #require(LocalTime(secondOfDay: second))
      #expect(LocalTime(iso8601: time.iso8601) == time)
    }
  }

  @Test(
    "A span is two times with a hyphen between them",
    arguments: ["07:30-12:00", "00:00-24:00", "09:00-09:00:01"])
  func readsSpan(text: String) throws {
    let span = try LocalSpan(parsingISO8601: text)
    #expect(span.iso8601 == text)
    #expect(span == LocalSpan(iso8601: text))
    #expect(span.start.iso8601 + "-" + span.end.iso8601 == text)
  }

  @Test(
    "A text that is no span is refused with the place of the fault",
    arguments: [
      RefusedText("one time", "07:30", .incomplete(.spanSeparator), at: 6),
      RefusedText("no end", "07:30-", .incomplete(.hour), at: 7),
      RefusedText("slash", "07:30/12:00", .unexpectedCharacter(.spanSeparator), at: 6),
      RefusedText("blanks", "07:30 - 12:00", .unexpectedCharacter(.spanSeparator), at: 6),
      RefusedText("reversed", "12:00-07:30", .emptySpan, at: 7),
      RefusedText("empty", "12:00-12:00", .emptySpan, at: 7),
      RefusedText("over midnight", "22:00-00:00", .emptySpan, at: 7),
      RefusedText("wrong end", "07:30-12:61", .outOfRange(.minute), at: 10),
      RefusedText("more after", "07:30-12:00,", .trailingCharacter, at: 12),
    ])
  func refusesSpan(row: RefusedText) {
    #expect(throws: row.error) { try LocalSpan(parsingISO8601: row.text) }
    #expect(LocalSpan(iso8601: row.text) == nil)
  }
}

@Suite("ISO 8601 instants")
struct ISO8601InstantTests {
  @Test(
    "An instant is read with its offset",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T07:00:00+07:00", 0), ("1969-12-31T23:59:59Z", -1),
      ("2026-03-10T09:00:00+07:00", 1_773_108_000), ("2026-03-10T09:00+07:00", 1_773_108_000),
      ("2026-03-10T02:00Z", 1_773_108_000), ("2026-03-10t02:00:00z", 1_773_108_000),
      ("2026-03-09T22:30:00-03:30", 1_773_108_000), ("2026-03-10T02:00:00-00:00", 1_773_108_000),
      ("2026-03-10T02:00:00.999999999999999999999Z", 1_773_108_000),
      ("1969-12-31T23:59:59.5Z", -1), ("0001-01-01T00:00:00+23:59", -62_135_596_800 - 86_340),
      ("9999-12-31T23:59:59-23:59", 253_402_300_799 + 86_340),
    ] as [(String, Int64)])
  func readsInstant(text: String, seconds: Int64) throws {
    #expect(try Instant(parsingISO8601: text) == Instant(secondsSinceEpoch: seconds))
    #expect(Instant(iso8601: text) == Instant(secondsSinceEpoch: seconds))
  }

  @Test(
    "A text that is no instant is refused with the place of the fault",
    arguments: [
      RefusedText("nothing", "", .incomplete(.year), at: 1),
      RefusedText("date alone", "2026-03-10", .incomplete(.timeDesignator), at: 11),
      RefusedText("blank for T", "2026-03-10 09:00:00+07:00", .unexpectedCharacter(.timeDesignator), at: 11),
      RefusedText(
        "control character for T", "2026-03-10\u{14}09:00Z", .unexpectedCharacter(.timeDesignator), at: 11),
      RefusedText("no time after T", "2026-03-10T", .incomplete(.hour), at: 12),
      RefusedText("no offset", "2026-03-10T09:00:00", .missingOffset, at: 20),
      RefusedText("no offset, no seconds", "2026-03-10T09:00", .missingOffset, at: 17),
      RefusedText("no offset after a fraction", "2026-03-10T09:00:00.25", .missingOffset, at: 23),
      RefusedText("zone name for an offset", "2026-03-10T09:00:00WIB", .unexpectedCharacter(.offset), at: 20),
      RefusedText(
        "blank before the offset", "2026-03-10T09:00:00 +07:00", .unexpectedCharacter(.offset), at: 20),
      RefusedText("offset of hours only", "2026-03-10T09:00:00+07", .incomplete(.timeSeparator), at: 23),
      RefusedText("basic offset", "2026-03-10T09:00:00+0700", .unexpectedCharacter(.timeSeparator), at: 23),
      RefusedText("offset of 24 hours", "2026-03-10T09:00:00+24:00", .outOfRange(.offset), at: 21),
      RefusedText("offset minute 60", "2026-03-10T09:00:00+07:60", .outOfRange(.offset), at: 24),
      RefusedText("offset cut short", "2026-03-10T09:00:00+07:0", .incomplete(.offset), at: 25),
      RefusedText("sign alone", "2026-03-10T09:00:00+", .incomplete(.offset), at: 21),
      RefusedText("hour 24", "2026-03-10T24:00:00+07:00", .endOfDay, at: 12),
      RefusedText("hour 25", "2026-03-10T25:00:00+07:00", .outOfRange(.hour), at: 12),
      RefusedText("minute 60", "2026-03-10T09:60:00+07:00", .outOfRange(.minute), at: 15),
      RefusedText("leap second", "2016-12-31T23:59:60Z", .leapSecond, at: 18),
      RefusedText("second 61", "2016-12-31T23:59:61Z", .outOfRange(.second), at: 18),
      RefusedText("empty fraction", "2026-03-10T09:00:00.Z", .unexpectedCharacter(.fraction), at: 21),
      RefusedText("fraction cut short", "2026-03-10T09:00:00.", .incomplete(.fraction), at: 21),
      RefusedText("comma fraction", "2026-03-10T09:00:00,5Z", .unexpectedCharacter(.offset), at: 20),
      RefusedText("fraction of a minute", "2026-03-10T09:00.5Z", .unexpectedCharacter(.offset), at: 17),
      RefusedText("year 0", "0000-12-31T23:00:00Z", .outOfRange(.year), at: 1),
      RefusedText("29 February of a common year", "2026-02-29T09:00:00Z", .outOfRange(.day), at: 9),
      RefusedText("text after", "2026-03-10T09:00:00Z[Asia/Jakarta]", .trailingCharacter, at: 21),
      RefusedText("carriage return", "2026-03-10T09:00:00Z\r", .trailingCharacter, at: 21),
    ])
  func refusesInstant(row: RefusedText) {
    #expect(throws: row.error) { try Instant(parsingISO8601: row.text) }
    #expect(Instant(iso8601: row.text) == nil)
  }

  @Test("An instant is written on the clock of the offset asked for, always with seconds")
  func writesInstant() throws {
    let instant = Instant(secondsSinceEpoch: 1_773_108_000)
    #expect(instant.iso8601(offset: .wib) == "2026-03-10T09:00:00+07:00")
    #expect(instant.iso8601(offset: .wit) == "2026-03-10T11:00:00+09:00")
    #expect(instant.iso8601(offset: .utc) == "2026-03-10T02:00:00+00:00")
    let newfoundland = try #require(UTCOffset(seconds: -12_600))
    #expect(instant.iso8601(offset: newfoundland) == "2026-03-09T22:30:00-03:30")
    let half = try #require(UTCOffset(seconds: -1800))
    #expect(instant.iso8601(offset: half) == "2026-03-10T01:30:00-00:30")
  }

  @Test("What is written names the same moment, also where the offset has seconds of its own")
  func roundTrip() throws {
    var generator = SplitMix64(seed: 3339)
    let first = Int64(CivilDate.first.dayNumber + 1) * 86_400
    let last = Int64(CivilDate.last.dayNumber) * 86_400 - 1
    for _ in 0..<20_000 {
      let instant = Instant(secondsSinceEpoch: .random(in: first...last, using: &generator))
      let offset = try #require(UTCOffset(seconds: .random(in: -86_399...86_399, using: &generator)))
      let text = instant.iso8601(offset: offset)
      #expect(text.utf8.count == 25)
      #expect(try Instant(parsingISO8601: text) == instant)
    }
  }

  @Test("Bytes that are no text at all are refused and never trap")
  func hostileBytes() throws {
    var generator = SplitMix64(seed: 5)
    let model = Array("2026-03-10T09:00:00.25+07:00".utf8)
    for _ in 0..<20_000 {
      var bytes = Array(model.prefix(.random(in: 0...model.count, using: &generator)))
      for _ in 0..<Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
        bytes[.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      do throws(ISO8601Error) {
        _ = try Instant(parsingISO8601: bytes.span)
      } catch {
        #expect((1...bytes.count + 1).contains(error.position))
      }
    }
  }
}
