import Casework
import Office
import Secrets
import Store
import Testing
import WorkCalendar
import Wording

/// Asks for a plan while one is worked out: at the moment at which the service looks at its clock.
private final class SecondDirector: @unchecked Sendable {
  var office: Office?
  private(set) var error: (any Error)?
  private var hasAsked = false

  func ask(as principal: Principal) {
    guard let office, !hasAsked else { return }
    hasAsked = true
    do {
      _ = try office.draftPlan(as: principal, in: .english)
    } catch {
      self.error = error
    }
  }
}

@Suite("One plan is worked out at a time")
struct SearchTurnTests {
  @Test("Whoever asks for another one meanwhile is told when to come back, and gets it then")
  func turn() throws {
    let test = try TestOffice()
    let director = test.staff(.director)
    let second = SecondDirector()
    let clock = test.clock
    let surroundings = test.office.surroundings
    let office = Office(
      database: test.database,
      surroundings: Office.Surroundings(
        now: {
          second.ask(as: director)
          return clock.now
        }, random: surroundings.random, zone: surroundings.zone, calendars: surroundings.calendars,
        linkKey: surroundings.linkKey))
    second.office = office
    // The office asks the second director for the time, and would never go away.
    defer { second.office = nil }
    _ = try office.draftPlan(as: director, in: .english)
    #expect((second.error as? SearchUnderWay)?.seconds == Office.planningSeconds)
    #expect(throws: Refusal.self) { try office.draftPlan(as: test.staff(.registry), in: .english) }
    _ = try office.draftPlan(as: director, in: .english)
  }

  @Test("The answer that a key has is known without doing anything, to its caller and content alone")
  func answerGivenBefore() throws {
    let test = try TestOffice()
    let director = test.staff(.director)
    let once = Once(key: "rencana-1", fingerprint: Digest(of: [1]))
    #expect(try test.office.answer(given: once, to: director) == nil)
    let given = StoredAnswer(status: 201, body: [7])
    _ = try test.office.perform(DoNothing(), as: director, once: once) { _ in given }
    #expect(try test.office.answer(given: once, to: director) == given)
    #expect(try test.office.answer(given: once, to: .anonymous) == nil)
    let other = Once(key: "rencana-1", fingerprint: Digest(of: [2]))
    #expect(refusal { try test.office.answer(given: other, to: director) } == "keyUsed")
  }
}

/// A use case that does nothing.
private struct DoNothing: UseCase {
  func perform(at desk: Desk) throws {}
}
