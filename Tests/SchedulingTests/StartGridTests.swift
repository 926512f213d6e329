import SeededRandom
import Scheduling
import Testing
import WorkCalendar

@Suite("The grid of starts, against a plain list of its moments")
struct StartGridTests {
  /// Days with gaps between them, in no order and one of them told twice.
  static let days: [CivilDate] = [.march(12), .march(9), .march(10), .march(17), .march(9)]
  static let slots = [5, 15, 30, 60, 480, 1440]

  /// The moments of the grid, in seconds, from its description.
  static func moments(_ slot: Int) -> [Int64] {
    [9, 10, 12, 17].flatMap { day in
      stride(from: 0, to: 1440, by: slot).map { CivilDate.march(day).at(0, $0).secondsSinceEpoch }
    }
  }

  /// Moments to ask about: every minute of the days and those around, and seconds next to some.
  static let probes: [Int64] = {
    let first = CivilDate.march(8).at(20).secondsSinceEpoch
    let last = CivilDate.march(18).at(4).secondsSinceEpoch
    let minutes = Array(stride(from: first, through: last, by: 60))
    let odd = stride(from: first, through: last, by: 900).flatMap { [$0 - 1, $0 + 1, $0 + 59] }
    let far: [Int64] = [-62_135_596_800, 0, 253_402_300_799]
    return (minutes + odd + far).sorted()
  }()

  static let nearProbes = Array(probes.dropFirst(2).dropLast())

  @Test("A position is known by its moment, and a day by its positions", arguments: slots)
  func instants(slot: Int) {
    let grid = StartGrid(days: StartGridTests.days, slot: Minutes(slot))
    let moments = StartGridTests.moments(slot)
    #expect(grid.days == [.march(9), .march(10), .march(12), .march(17)])
    #expect(grid.startsPerDay == 1440 / slot)
    #expect(grid.count == moments.count)
    #expect((0..<grid.count).map { grid.instant(at: $0).secondsSinceEpoch } == moments)
    for (index, day) in grid.days.enumerated() {
      let own = moments.indices.filter { grid.instant(at: $0).local(offset: .wib).date == day }
      #expect(Array(grid.positions(ofDay: index)) == own)
    }
  }

  @Test("The first position at or after a moment, and after it, wherever it lies", arguments: slots)
  func positions(slot: Int) {
    let grid = StartGrid(days: StartGridTests.days, slot: Minutes(slot))
    let moments = StartGridTests.moments(slot)
    var (before, through) = (0, 0)
    let wrong = StartGridTests.probes.filter { probe in
      while before < moments.count, moments[before] < probe { before += 1 }
      while through < moments.count, moments[through] <= probe { through += 1 }
      let instant = Instant(secondsSinceEpoch: probe)
      return grid.position(atOrAfter: instant) != before || grid.position(after: instant) != through
    }
    #expect(wrong.prefix(3) == [])
  }

  @Test(
    "Meetings inside a span, and meetings too near to it, are the starts that a plain reading gives",
    arguments: slots, 1...12 as ClosedRange<UInt64>)
  func starts(slot: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let grid = StartGrid(days: StartGridTests.days, slot: Minutes(slot))
    let moments = StartGridTests.moments(slot)
    for _ in 0..<20 {
      let length = Minutes(random.pick([1, 20, 25, 45, 60, 90, 240, 1440]))
      let buffer = Minutes(random.pick([0, 1, 10, 15, 50, 700]))
      let start = random.pick(StartGridTests.nearProbes) + random.pick([0, 0, 13])
      let end = start + random.pick([1, 59, 60, 1800, 3600, 7201, 90_000, 400_000])
      let span = InstantRange.between(
        Instant(secondsSinceEpoch: start), Instant(secondsSinceEpoch: end))
      let inside = moments.indices.filter { start <= moments[$0] && moments[$0] + length.seconds <= end }
      #expect(Array(grid.starts(of: length, inside: span)) == inside)
      let near = moments.indices.filter {
        moments[$0] < end + buffer.seconds && start - buffer.seconds < moments[$0] + length.seconds
      }
      #expect(Array(grid.starts(of: length, overlapping: span, buffer: buffer)) == near)
    }
  }

  @Test("A grid of no days has no positions")
  func noDays() {
    let grid = StartGrid(days: [], slot: Minutes(15))
    #expect(grid.count == 0)
    #expect(grid.position(atOrAfter: CivilDate.march(9).at(9)) == 0)
    #expect(grid.starts(of: Minutes(30), inside: CivilDate.march(9).span((9, 0), (12, 0))).isEmpty)
  }
}
