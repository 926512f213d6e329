import Casework
import SeededRandom
import Seeds
import Testing
import WorkCalendar

@Suite("Rescheduling, whatever happens")
struct NegotiationPropertyTests {
  private static let rules = NegotiationRules(calendar: .decreed())

  private static func times(_ random: inout SplitMix64, now: Instant) -> [InstantRange] {
    (0..<Int(random.next() % 7)).map { _ in
      let start = now + Minutes(Int(random.next() % 9_000) - 300)
      return .between(start, start + Minutes(60))
    }
  }

  private static func event(_ random: inout SplitMix64, _ state: Negotiation, now: Instant)
    -> NegotiationEvent
  {
    let side: Side = random.happens(0.5) ? .unit : .applicant
    switch random.next() % 11 {
    case 0, 1, 2:
      let options = state.rounds.flatMap(\.options).map(\.number) + [0, 99]
      return .accept(option: random.pick(options), by: side)
    case 3: return .decline(by: side)
    case 4: return .withdraw(by: side)
    case 5: return .expire
    case 6: return random.happens(0.2) ? .overtake : .expire
    default: return .counter(by: side, reason: "x", times: times(&random, now: now))
    }
  }

  /// What has to be so of every change, of whatever event.
  private static func check(
    _ change: NegotiationChange, of before: Negotiation, by event: NegotiationEvent, at now: Instant,
    seed: UInt64
  ) {
    let after = change.negotiation
    let last = before.rounds[before.rounds.count - 1]
    // Nothing moves until one side accepts what the other offered.
    #expect((change.movesTo != nil) == (after.state == .agreed), "seed \(seed)")
    if let moved = change.movesTo {
      guard case .accept(let number, let side) = event else {
        Issue.record("seed \(seed): moved by \(event)")
        return
      }
      #expect(side == last.by.other && after.agreedOption == number, "seed \(seed)")
      #expect(last.options.contains(OfferedTime(number: number, time: moved)), "seed \(seed)")
      #expect(moved.start > now && last.expiresAt.map { now < $0 } ?? true, "seed \(seed)")
    }
    #expect((after.agreedOption != nil) == (after.state == .agreed), "seed \(seed)")
    // No answer calls the meeting off.
    #expect(after.meetingStands == before.meetingStands, "seed \(seed)")
    // Rounds are only added, the sides take turns, and no number is used twice.
    #expect(Array(after.rounds.prefix(before.rounds.count)) == before.rounds, "seed \(seed)")
    for (earlier, later) in zip(after.rounds, after.rounds.dropFirst()) {
      #expect(earlier.by != later.by, "seed \(seed)")
    }
    #expect(
      after.rounds.flatMap(\.options).map(\.number) == Array(1...after.rounds.flatMap(\.options).count),
      "seed \(seed)")
    #expect(after.rounds.count <= NegotiationRules.mostRounds, "seed \(seed)")
    // What was held is held on, released, or becomes the meeting; and nothing else is.
    let accepted = before.held.filter { $0.number == after.agreedOption }
    #expect(
      Set(before.held).union(change.holds) == Set(after.held).union(change.releases).union(accepted),
      "seed \(seed)")
    #expect(Set(after.held).isDisjoint(with: change.releases), "seed \(seed)")
    #expect(accepted.allSatisfy { !change.releases.contains($0) }, "seed \(seed)")
  }

  @Test("Any events in any order keep the rules of the agreement", arguments: 0..<8 as Range<UInt64>)
  func anyEvents(block: UInt64) throws {
    let share = Seeds.usual(10_000).upperBound / 8 + 1
    var agreed: UInt64 = 0
    for seed in block * share..<(block + 1) * share {
      var random = SplitMix64(seed: seed)
      var now = CivilDate.march(3).at(10)
      let side: Side = random.happens(0.5) ? .unit : .applicant
      let start = CivilDate.march(4).at(9)
      var current = try Negotiation.begin(
        by: side, reason: "x", times: [.between(start, start + Minutes(60))],
        presentTime: CivilDate.march(10).span((9, 0), (10, 0)), at: now, rules: NegotiationPropertyTests.rules
      ).negotiation
      for _ in 0..<30 {
        now = now + Minutes(Int(random.next() % 600))
        let event = NegotiationPropertyTests.event(&random, current, now: now)
        do throws(NegotiationRefusal) {
          let change = try current.applying(event, at: now, rules: NegotiationPropertyTests.rules)
          // A closed one never changes.
          #expect(current.state == .open, "seed \(seed)")
          NegotiationPropertyTests.check(change, of: current, by: event, at: now, seed: seed)
          current = change.negotiation
          if current.state == .agreed { agreed += 1 }
        } catch {
          if current.state != .open { #expect(error == .closed(current.state), "seed \(seed)") }
        }
      }
    }
    #expect(agreed >= share / 25)
  }
}
