import SeededRandom
import Testing
import WorkCalendar

@Suite("Local time of a place")
struct ZoneTests {
  @Test(
    "Indonesia's three zones never change their clocks",
    arguments: [
      (Zone.wib, "Asia/Jakarta", "WIB", 7), (.wita, "Asia/Makassar", "WITA", 8),
      (.wit, "Asia/Jayapura", "WIT", 9),
    ])
  func indonesia(zone: Zone, identifier: String, abbreviation: String, hours: Int) throws {
    #expect(zone.identifier == identifier)
    for text in ["1988-01-01T00:00:00Z", "2026-03-10T02:00:00Z", "9999-12-31T23:59:59Z"] {
      let instant = try Instant(parsingISO8601: text)
      #expect(Int(zone.offset(at: instant).seconds) == hours * 3600)
      #expect(zone.abbreviation(at: instant) == abbreviation)
      #expect(!zone.isDaylightSaving(at: instant))
      #expect(zone.instant(of: zone.local(at: instant)) == instant)
    }
  }

  @Test("The fixed zones show what the database says of Indonesia since 1988")
  func indonesiaInDatabase() throws {
    var generator = SplitMix64(seed: 1988)
    for fixed in [Zone.wib, .wita, .wit] {
      let zone = try SystemZones.zone(fixed.identifier)
      for _ in 0..<1000 {
        let instant = Instant(secondsSinceEpoch: .random(in: 567_993_600..<5_000_000_000, using: &generator))
        #expect(zone.local(at: instant) == fixed.local(at: instant))
        #expect(zone.abbreviation(at: instant) == fixed.abbreviation(at: instant))
      }
    }
  }

  @Test("The end of a day is the next day's midnight")
  func endOfDay() throws {
    let day = try CivilDate(parsingISO8601: "2026-03-10")
    let end = Zone.wib.instant(of: LocalDateTime(date: day, time: .endOfDay))
    #expect(end == Instant(iso8601: "2026-03-11T00:00:00+07:00"))
    #expect(Zone.wib.local(at: end) == LocalDateTime(date: day.advanced(by: 1), time: .midnight))
  }

  /// A time on the clocks of a place, and the moment that it stands for.
  struct Reading: CustomTestStringConvertible, Sendable {
    let name: String
    let zone: String
    let date: String
    let time: String
    let moment: String

    init(_ name: String, _ zone: String, _ date: String, _ time: String, _ moment: String) {
      self.name = name
      self.zone = zone
      self.date = date
      self.time = time
      self.moment = moment
    }

    var testDescription: String { "\(name), \(zone) \(date) \(time)" }
  }

  @Test(
    "A skipped time is read with the offset before the gap, a doubled one is the first",
    arguments: [
      Reading("gap", "America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30:00Z"),
      Reading("first moment of a gap", "America/New_York", "2026-03-08", "02:00", "2026-03-08T07:00:00Z"),
      Reading("moment before a gap", "America/New_York", "2026-03-08", "01:59:59", "2026-03-08T06:59:59Z"),
      Reading("moment after a gap", "America/New_York", "2026-03-08", "03:00", "2026-03-08T07:00:00Z"),
      Reading("doubled", "America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z"),
      Reading("first doubled moment", "America/New_York", "2026-11-01", "01:00", "2026-11-01T05:00:00Z"),
      Reading("after what is doubled", "America/New_York", "2026-11-01", "02:00", "2026-11-01T07:00:00Z"),
      Reading("gap by the rule", "America/New_York", "2050-03-13", "02:30", "2050-03-13T07:30:00Z"),
      Reading("doubled by the rule", "America/New_York", "2050-11-06", "01:30", "2050-11-06T05:30:00Z"),
      Reading("southern gap", "Australia/Sydney", "2026-10-04", "02:30", "2026-10-03T16:30:00Z"),
      Reading("southern doubled", "Australia/Sydney", "2026-04-05", "02:30", "2026-04-04T15:30:00Z"),
      Reading("gap of half an hour", "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00Z"),
      Reading("gap of a whole day", "Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T22:00:00Z"),
      Reading("winter time as the exception", "Europe/Dublin", "2026-10-25", "01:30", "2026-10-25T00:30:00Z"),
      Reading("gap before midnight", "America/Nuuk", "2026-03-28", "23:30", "2026-03-29T01:30:00Z"),
      Reading("war time of Batavia", "Asia/Jakarta", "1942-03-23", "00:00", "1942-03-22T16:30:00Z"),
    ])
  func readsClock(row: Reading) throws {
    let local = try LocalDateTime(
      date: CivilDate(parsingISO8601: row.date), time: LocalTime(parsingISO8601: row.time))
    let moment = try SystemZones.zone(row.zone).instant(of: local)
    #expect(moment == Instant(iso8601: row.moment), "\(moment.iso8601(offset: .utc))")
  }

  @Test("Zones are equal by identifier and data")
  func equality() throws {
    let bytes = try SystemZones.bytes("Asia/Jakarta")
    let zone = try Zone(identifier: "Asia/Jakarta", tzif: bytes)
    #expect(try zone == Zone(identifier: "Asia/Jakarta", tzif: bytes))
    #expect(try zone != Zone(identifier: "Asia/Pontianak", tzif: bytes))
    #expect(zone != Zone.wib)
    #expect(Zone.wib == Zone(identifier: "Asia/Jakarta", abbreviation: "WIB", offset: .wib))
    #expect(Set([zone, zone, .wib, .wib]).count == 2)
  }
}
