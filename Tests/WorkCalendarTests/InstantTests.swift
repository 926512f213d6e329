import SeededRandom
import Testing
import WorkCalendar

@Suite("Moments and offsets")
struct InstantTests {
  @Test(
    "A clock shows the moment moved by its offset",
    arguments: [
      (0, 0, "1970-01-01", "00:00"), (-1, 0, "1969-12-31", "23:59:59"), (0, -1, "1969-12-31", "23:59:59"),
      (-25_200, 25_200, "1970-01-01", "00:00"), (-25_201, 25_200, "1969-12-31", "23:59:59"),
      (86_399, 86_399, "1970-01-02", "23:59:58"), (-86_400, -86_399, "1969-12-30", "00:00:01"),
    ] as [(Int64, Int, String, String)])
  func local(seconds: Int64, offset: Int, date: String, time: String) throws {
    let offset = try #require(UTCOffset(seconds: offset))
    let local = Instant(secondsSinceEpoch: seconds).local(offset: offset)
    #expect(local.date.iso8601 == date)
    #expect(local.time.iso8601 == time)
    #expect(Instant(local, offset: offset) == Instant(secondsSinceEpoch: seconds))
  }

  @Test("What a clock shows names the moment again")
  func roundTrip() throws {
    var generator = SplitMix64(seed: 60)
    for _ in 0..<5000 {
      let instant = Instant(secondsSinceEpoch: .random(in: -1 << 44...1 << 44, using: &generator))
      let offset = try #require(UTCOffset(seconds: .random(in: -86_399...86_399, using: &generator)))
      #expect(Instant(instant.local(offset: offset), offset: offset) == instant)
    }
  }

  @Test("A day, and a span of its clock, begin and end where that clock shows it")
  func daysAndSpans() throws {
    let day = try #require(CivilDate(iso8601: "2026-03-09"))
    #expect(Instant(startOf: day, offset: .wit) == Instant(iso8601: "2026-03-09T00:00:00+09:00"))
    let span = InstantRange(try #require(LocalSpan(iso8601: "13:00-24:00")), of: day, offset: .wita)
    #expect(span.start == Instant(iso8601: "2026-03-09T13:00:00+08:00"))
    #expect(span.end == Instant(startOf: day.advanced(by: 1), offset: .wita))
  }

  @Test(
    "The first and the last moment that can be counted are shown as the first and the last day",
    arguments: [Int64.min, .max])
  func extremes(seconds: Int64) {
    let local = Instant(secondsSinceEpoch: seconds).local(offset: seconds < 0 ? .utc : .wit)
    #expect(local.date == CivilDate(dayNumber: seconds < 0 ? .min : .max))
  }

  @Test("An offset of a day or more is none", arguments: [86_400, -86_400, .max, .min])
  func offsetTooLarge(seconds: Int) {
    #expect(UTCOffset(seconds: seconds) == nil)
  }

  @Test(
    "Minutes between moments are rounded towards the past",
    arguments: [(0, 0), (59, 0), (60, 1), (61, 1), (-1, -1), (-60, -1), (-61, -2)] as [(Int64, Int)])
  func minutes(seconds: Int64, minutes: Int) {
    let start = Instant(secondsSinceEpoch: 1_000_000)
    let end = Instant(secondsSinceEpoch: 1_000_000 + seconds)
    #expect(end.minutes(since: start) == Minutes(minutes))
  }

  @Test("Adding a length of time and taking it off undo each other")
  func lengths() {
    let start = Instant(secondsSinceEpoch: 1_000_000)
    #expect((start + Minutes(90)).secondsSinceEpoch == 1_005_400)
    #expect(start + Minutes(90) - Minutes(90) == start)
  }

  @Test("A span of time is half-open and never empty")
  func spans() throws {
    func span(_ start: Int64, _ end: Int64) -> InstantRange? {
      InstantRange(start: Instant(secondsSinceEpoch: start), end: Instant(secondsSinceEpoch: end))
    }
    #expect(span(5, 5) == nil)
    #expect(span(6, 5) == nil)
    // Every pair of spans on a small line, against the moments that they hold.
    let spans = (0..<6).flatMap { start in (start + 1...6).compactMap { span(Int64(start), Int64($0)) } }
    for one in spans {
      let moments = Set(one.start.secondsSinceEpoch..<one.end.secondsSinceEpoch)
      for other in spans {
        let others = Set(other.start.secondsSinceEpoch..<other.end.secondsSinceEpoch)
        #expect(one.overlaps(other) == !moments.isDisjoint(with: others))
        #expect(one.contains(other) == moments.isSuperset(of: others))
      }
    }
    #expect(span(0, 119)?.length == Minutes(1))
  }
}

@Suite("Times of day")
struct LocalTimeTests {
  @Test("A time is a second of the day, its end included", arguments: [-1, 86_401, .max, .min])
  func outside(second: Int) {
    #expect(LocalTime(secondOfDay: second) == nil)
  }

  @Test(
    "A clock shows no such time",
    arguments: [(24, 0, 1), (24, 1, 0), (25, 0, 0), (-1, 0, 0), (7, 60, 0), (7, 30, 60), (7, -1, 0)])
  func refused(hour: Int, minute: Int, second: Int) {
    #expect(LocalTime(hour: hour, minute: minute, second: second) == nil)
  }

  @Test("The end of a day is not its beginning")
  func endOfDay() {
    #expect(LocalTime.midnight < .endOfDay)
    #expect(LocalTime.endOfDay.components == (24, 0, 0))
    #expect(LocalTime(hour: 24, minute: 0) == .endOfDay)
  }

  @Test("A span of a day's clock is never empty or reversed")
  func spans() throws {
    let noon = try #require(LocalTime(hour: 12, minute: 0))
    #expect(LocalSpan(start: noon, end: noon) == nil)
    #expect(LocalSpan(start: .endOfDay, end: noon) == nil)
    #expect(LocalSpan(start: noon, end: .endOfDay)?.start == noon)
  }
}
