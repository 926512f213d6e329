import Almanac
import Testing
import WorkCalendar

@Suite("Sun and moon where almanacs have them")
struct NovaSkyTests {
  private let sky = NovaSky()

  private func minutes(_ moment: Instant, from text: String) throws -> Int64 {
    abs(moment.secondsSinceEpoch - (try Instant(parsingISO8601: text)).secondsSinceEpoch) / 60
  }

  /// Lunations of the new moons of published eclipses of the sun, by the minute of conjunction.
  @Test(
    "New moons are right to two minutes",
    arguments: [
      (0, "2000-01-06T18:14:00+00:00"), (247, "2019-12-26T05:13:00+00:00"),
      (300, "2024-04-08T18:21:00+00:00"),
      (323, "2026-02-17T12:01:00+00:00"),
    ])
  func newMoons(lunation: Int, text: String) throws {
    #expect(try minutes(sky.newMoon(lunation), from: text) <= 2)
  }

  @Test(
    "Full moons are right to two minutes",
    arguments: [(313, "2025-05-12T16:56:00+00:00"), (326, "2026-05-31T08:45:00+00:00")])
  func fullMoons(lunation: Int, text: String) throws {
    #expect(try minutes(sky.fullMoon(lunation), from: text) <= 2)
  }

  @Test(
    "The sun stands at the equinoxes and solstices as the seasons begin",
    arguments: [
      ("2025-03-20T09:01:00+00:00", 0.0), ("2025-06-21T02:42:00+00:00", 90),
      ("2025-09-22T18:19:00+00:00", 180),
      ("2025-12-21T15:03:00+00:00", 270), ("2026-03-20T14:46:00+00:00", 0),
    ])
  func seasons(text: String, longitude: Double) throws {
    let found = sky.sunLongitude(at: try Instant(parsingISO8601: text))
    let difference = (found - longitude + 180).truncatingRemainder(dividingBy: 360) - 180
    #expect(abs(difference) < 0.001, "\(found)")
  }

  @Test("The sun sets in Jakarta when it does, and later the farther west")
  func sunset() throws {
    let date = try CivilDate(parsingISO8601: "2026-03-19")
    let jakarta = sky.evening(of: date, at: .jakarta)
    #expect(try minutes(jakarta.sunset, from: "2026-03-19T18:04:00+07:00") <= 1)
    let ordered = SkyPlace.indonesia.filter { abs($0.latitude) < 2 }.sorted { $0.longitude > $1.longitude }
    let sunsets = ordered.map { sky.evening(of: date, at: $0).sunset }
    #expect(sunsets == sunsets.sorted())
  }

  @Test("Many threads at once are told the same as one alone")
  func threads() async throws {
    let date = try CivilDate(parsingISO8601: "2026-03-19")
    let places = SkyPlace.indonesia
    let alone = places.map { sky.evening(of: date, at: $0) }
    await withTaskGroup(of: [Evening].self) { group in
      for _ in 0..<8 { group.addTask { places.map { NovaSky().evening(of: date, at: $0) } } }
      for await found in group { #expect(found == alone) }
    }
  }
}
