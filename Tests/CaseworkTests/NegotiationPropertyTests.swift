import Casework
import SeededRandom
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
    _ change: NegotiationChange, of before: Negotiation, by event: NegotiationEvent, at now: Instant
  ) {
    let after = change.negotiation
    let last = before.rounds[before.rounds.count - 1]
    // Nothing moves until one side accepts what the other offered.
    #expect((change.movesTo != nil) == (after.state == .agreed))
    if let moved = change.movesTo {
      guard case .accept(let number, let side) = event else {
        Issue.record("moved by \(event)")
        return
      }
      #expect(side == last.by.other && after.agreedOption == number)
      #expect(last.options.contains(OfferedTime(number: number, time: moved)))
      #expect(moved.start > now && last.expiresAt.map { now < $0 } ?? true)
    }
    #expect((after.agreedOption != nil) == (after.state == .agreed))
    // No answer calls the meeting off.
    #expect(after.meetingStands == before.meetingStands)
    // Rounds are only added, the sides take turns, and no number is used twice.
    #expect(Array(after.rounds.prefix(before.rounds.count)) == before.rounds)
    for (earlier, later) in zip(after.rounds, after.rounds.dropFirst()) { #expect(earlier.by != later.by) }
    #expect(after.rounds.flatMap(\.options).map(\.number) == Array(1...after.rounds.flatMap(\.options).count))
    #expect(after.rounds.count <= NegotiationRules.mostRounds)
    // What was held is held on, released, or becomes the meeting; and nothing else is.
    let accepted = before.held.filter { $0.number == after.agreedOption }
    #expect(Set(before.held).union(change.holds) == Set(after.held).union(change.releases).union(accepted))
    #expect(Set(after.held).isDisjoint(with: change.releases))
    #expect(accepted.allSatisfy { !change.releases.contains($0) })
  }

  @Test("Any events in any order keep the rules of the agreement", arguments: 1...8 as ClosedRange<UInt64>)
  func anyEvents(block: UInt64) throws {
    var agreed = 0
    for seed in block * 500..<block * 500 + 500 {
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
          NegotiationPropertyTests.check(change, of: current, by: event, at: now)
          current = change.negotiation
          if current.state == .agreed { agreed += 1 }
        } catch {
          if current.state != .open { #expect(error == .closed(current.state), "seed \(seed)") }
        }
      }
    }
    #expect(agreed > 20)
  }
}
