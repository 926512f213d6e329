import SeededRandom
import Scheduling
import Testing
import WorkCalendar

@Suite("The free slots of a team, against a plain loop")
struct TeamSlotsTests {
  @Test(
    "A slot is free where working time holds it and no busy time meets it",
    arguments: [5, 15, 20, 30, 60, 1440],
    1...8 as ClosedRange<UInt64>)
  func agrees(length: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let days = (9...22).filter { _ in random.happens(0.6) }.map(CivilDate.march)
    let working = days.flatMap { day -> [InstantRange] in
      random.happens(0.2)
        ? [.between(day.at(22), day.at(26))]
        : [
          day.span((8, random.pick([0, 7])), (12, 0)),
          day.span((random.pick([12, 13]), 0), (17, random.pick([0, 3]))),
        ]
    }
    let team = TeamSlots(workingTime: working.shuffled(using: &random), length: Minutes(length))
    for _ in 0..<5 {
      let busy = days.flatMap { day in
        (0..<random.pick([0, 1, 3])).map { _ in
          let start = day.at(8, Int.random(in: -60...600, using: &random), second: random.pick([0, 0, 31]))
          return InstantRange.between(start, start + Minutes(Int.random(in: 1...200, using: &random)))
        }
      }
      let free = (8...24).map(CivilDate.march).flatMap { day in
        stride(from: 0, to: 1440, by: length).map { day.at(0, $0) }
      }.filter { start in
        let slot = InstantRange.between(start, start + Minutes(length))
        return working.contains { $0.contains(slot) } && !busy.contains { $0.overlaps(slot) }
      }
      #expect(team.free(besides: busy.shuffled(using: &random)) == free)
    }
  }

  @Test("Working time of less than a minute holds no slot")
  func lessThanMinute() {
    let midnight = CivilDate.march(9).at(0)
    let team = TeamSlots(
      workingTime: [.between(midnight, CivilDate.march(9).at(0, 0, second: 30))], length: Minutes(15))
    #expect(team.free(besides: []) == [])
  }
}
