import Casework
import Secrets
import Seeds
import Store
import Testing
import WorkCalendar

@Suite(
  "Whatever a unit does, what is booked and moved keeps the rules of the service (of sections 1, 2, 5 and 6)")
struct UnitLifeTests {
  @Test("every act keeps them, and what is refused changes nothing", arguments: Seeds.usual(24))
  func life(seed: UInt64) throws {
    let life = try UnitLife(seed: seed)
    var acts: [String] = []
    var before = try life.state()
    for number in 1...90 {
      let act = life.next()
      let isDone = try life.play(act)
      let after = try life.state()
      acts.append(isDone ? act.rawValue : "(\(act.rawValue))")
      if isDone {
        let wrong = try life.complaints(about: act, from: before, to: after)
        #expect(wrong == [], "seed \(seed) after \(acts)")
      } else if act != .receive {
        #expect(after == before, "seed \(seed) after \(acts)")
      }
      if number % 15 == 0 {
        let breaches = try life.office.base.database.breaches(at: life.office.clock.now) {
          Digest(of: $0).bytes
        }
        #expect(breaches.isEmpty, "seed \(seed) after \(acts)")
      }
      before = after
    }
  }

  @Test("the same seed is the same life", arguments: 0..<2 as Range<UInt64>)
  func again(seed: UInt64) throws {
    let (first, second) = (try UnitLife(seed: seed), try UnitLife(seed: seed))
    for _ in 0..<90 {
      let act = first.next()
      #expect(second.next() == act)
      #expect(try first.play(act) == second.play(act))
      #expect(try first.state() == second.state())
    }
    #expect(try first.office.base.events() == second.office.base.events())
  }

  @Test("meetings are booked, moved, called off and hit by decrees in these lives")
  func variety() throws {
    var seen: Set<String> = []
    for seed in 0..<16 as Range<UInt64> {
      let life = try UnitLife(seed: seed)
      for _ in 0..<90 { _ = try life.play(life.next()) }
      seen.formUnion(try life.office.base.events())
    }
    let expected: Set<String> = [
      "meeting-booked", "plan-approved", "meeting-moved", "meeting-called-off", "rescheduling-expired",
      "rescheduling-countered", "rescheduling-declined", "officers-substituted", "request-dates-moved",
      "holidays-imported", "absence-declared", "absence-withdrawn", "availability-published",
      "date-hours-published", "date-hours-withdrawn", "request-withdrawn",
    ]
    #expect(seen.isSuperset(of: expected))
  }
}
