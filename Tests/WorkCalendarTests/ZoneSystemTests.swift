import SeededRandom
import Foundation
import Testing
import WorkCalendar

/// The system's copy of the IANA time zone database, read by the test: the library reads no files.
enum SystemZones {
  static let folder = URL(fileURLWithPath: "/usr/share/zoneinfo")

  static func bytes(_ identifier: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appendingPathComponent(identifier)))
  }

  static func zone(_ identifier: String) throws -> Zone {
    try Zone(identifier: identifier, tzif: bytes(identifier))
  }
}

@Suite("Zones of the IANA database")
struct ZoneSystemTests {
  /// Zones whose rules have stood for years, so that two copies of the database agree on them.
  static let identifiers = [
    "Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura", "Asia/Singapore", "Asia/Kolkata",
    "Asia/Kathmandu", "Asia/Tokyo", "Asia/Dubai", "Asia/Tehran", "Asia/Jerusalem", "Asia/Riyadh",
    "Australia/Sydney", "Australia/Adelaide", "Australia/Lord_Howe", "Australia/Eucla", "Pacific/Auckland",
    "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Norfolk", "Europe/London",
    "Europe/Amsterdam", "Europe/Lisbon", "Europe/Moscow", "Europe/Istanbul", "Africa/Johannesburg",
    "Africa/Lagos", "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo",
    "America/Santiago", "America/Havana", "America/Nuuk", "America/Phoenix", "Antarctica/Troll", "Etc/UTC",
    "Etc/GMT+12",
  ]

  @Test("Offsets and daylight saving time agree with Foundation from 1972 to 2399", arguments: identifiers)
  func agreesWithFoundation(identifier: String) throws {
    let zone = try SystemZones.zone(identifier)
    let witness = try #require(TimeZone(identifier: identifier))
    var generator = SplitMix64(seed: 1972)
    var disagreements: [String] = []
    for _ in 0..<4000 {
      let instant = Instant(
        secondsSinceEpoch: .random(in: 63_072_000..<13_569_465_600, using: &generator))
      let date = Date(timeIntervalSince1970: Double(instant.secondsSinceEpoch))
      if Int(zone.offset(at: instant).seconds) != witness.secondsFromGMT(for: date)
        || zone.isDaylightSaving(at: instant) != witness.isDaylightSavingTime(for: date)
      {
        disagreements.append(instant.iso8601(offset: .utc))
      }
    }
    #expect(disagreements.isEmpty)
  }

  @Test(
    "Offsets agree with Foundation on both sides of every change from 1972 to 2060", arguments: identifiers)
  func agreesAtChanges(identifier: String) throws {
    let zone = try SystemZones.zone(identifier)
    let witness = try #require(TimeZone(identifier: identifier))
    var date = Date(timeIntervalSince1970: 63_072_000)
    let end = Date(timeIntervalSince1970: 2_840_140_800)
    while let change = witness.nextDaylightSavingTimeTransition(after: date), change < end {
      for second in [-1, 0] {
        let moment = change.addingTimeInterval(Double(second))
        let instant = Instant(secondsSinceEpoch: Int64(moment.timeIntervalSince1970))
        #expect(
          Int(zone.offset(at: instant).seconds) == witness.secondsFromGMT(for: moment), "\(moment)")
      }
      date = change
    }
  }

  @Test(
    "A time on the clock is the first moment that shows it, or is read with the offset before the gap",
    arguments: identifiers)
  func localTimes(identifier: String) throws {
    let zone = try SystemZones.zone(identifier)
    var generator = SplitMix64(seed: 5545)
    let quarter: Int64 = 900
    // Half of the times are sought near a change of clocks, where there are any.
    var moments = (0..<60).map { _ in Int64.random(in: 80_000..<4_000_000, using: &generator) * quarter }
    moments += moments.map { moment in
      let year = stride(from: moment, to: moment + 366 * 86_400, by: 86_400)
      let before = zone.offset(at: Instant(secondsSinceEpoch: moment))
      let change = year.first { zone.offset(at: Instant(secondsSinceEpoch: $0)) != before } ?? moment
      return change + Int64.random(in: -100..<4, using: &generator) * quarter
    }
    for shown in moments {
      let local = Instant(secondsSinceEpoch: shown).local(offset: .utc)
      let near = stride(from: shown - 86_400, through: shown + 86_400, by: Int(quarter))
        .map { Instant(secondsSinceEpoch: $0) }
      let expected: Instant
      if let first = near.first(where: { zone.local(at: $0) == local }) {
        expected = first
      } else {
        let after = try #require(
          near.firstIndex {
            let seen = zone.local(at: $0)
            return (seen.date, seen.time) > (local.date, local.time)
          })
        expected = Instant(local, offset: zone.offset(at: near[after - 1]))
      }
      #expect(zone.instant(of: local) == expected, "\(local.date) \(local.time)")
    }
  }

  @Test("Every file of the database is read")
  func everyFile() throws {
    let folder = SystemZones.folder
    let paths = try #require(FileManager.default.enumerator(atPath: folder.path))
    var read = 0
    for case let path as String in paths where !path.hasPrefix("right/") {
      var isFolder: ObjCBool = false
      let full = folder.appendingPathComponent(path).path
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      let bytes = try SystemZones.bytes(path)
      guard bytes.starts(with: "TZif".utf8) else { continue }
      _ = try Zone(identifier: path, tzif: bytes)
      read += 1
    }
    #expect(read > 400)
  }

  @Test("A file cut off anywhere is refused")
  func truncated() throws {
    let bytes = try SystemZones.bytes("America/New_York")
    for count in bytes.indices {
      #expect(throws: ZoneFileError.self) { try Zone(identifier: "cut", tzif: Array(bytes[..<count])) }
    }
  }

  @Test("A damaged file is refused or read, and never traps")
  func damaged() throws {
    let models = try ["America/New_York", "Asia/Jakarta", "America/Nuuk"].map(SystemZones.bytes)
    var generator = SplitMix64(seed: 9636)
    let extremes: [Int64] = [-1 << 60, -62_135_596_800, 0, 4_000_000_000, 253_402_300_799, 1 << 60]
    let days = [CivilDate.first, .last, CivilDate(dayNumber: 0)]
    for _ in 0..<3000 {
      var bytes = models.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      guard let zone = try? Zone(identifier: "damaged", tzif: bytes) else { continue }
      for seconds in extremes { _ = zone.local(at: Instant(secondsSinceEpoch: seconds)) }
      for day in days { _ = zone.instant(of: LocalDateTime(date: day, time: .endOfDay)) }
    }
  }
}
