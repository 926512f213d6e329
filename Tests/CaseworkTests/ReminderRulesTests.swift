import Casework
import SeededRandom
import Testing
import WorkCalendar

@Suite("When those who come to a meeting are reminded of it")
struct ReminderRulesTests {
  /// Thursday 5 and Friday 6 March 2026 are off, and so are Saturday and Sunday after them.
  private static let calendar = WorkingDayCalendar.decreed(daysOff: [.march(5), .march(6)])

  private static func rules(_ workingDays: Int, _ hours: Int) -> ReminderRules {
    var rules = ReminderRules()
    rules.workingDays = WorkingDays(workingDays)
    rules.hours = hours
    return rules
  }

  static let moments: [(reminder: Reminder, count: Int, start: Instant, moment: Instant?)] = [
    (.workingDays, 1, CivilDate.march(11).at(9, 30), CivilDate.march(10).at(9, 30)),
    // Over a weekend and two days off: on the last day on which anybody works.
    (.workingDays, 1, CivilDate.march(9).at(9), CivilDate.march(4).at(9)),
    (.workingDays, 2, CivilDate.march(9).at(9), CivilDate.march(3).at(9)),
    // A day that was declared off after the meeting was booked.
    (.workingDays, 1, CivilDate.march(5).at(9), CivilDate.march(4).at(9)),
    (.workingDays, 0, CivilDate.march(11).at(9), nil),
    (.hours, 1, CivilDate.march(9).at(9), CivilDate.march(9).at(8)),
    (.hours, 48, CivilDate.march(9).at(9), CivilDate.march(7).at(9)),
    (.hours, 0, CivilDate.march(9).at(9), nil),
  ]

  @Test("working days before, at the hour of the meeting; or hours before", arguments: moments)
  func moment(reminder: Reminder, count: Int, start: Instant, moment: Instant?) {
    let rules = ReminderRulesTests.rules(count, count)
    #expect(rules.moment(of: reminder, before: start, calendar: ReminderRulesTests.calendar) == moment)
  }

  @Test("a working day and an hour before, where nothing is set")
  func standard() {
    #expect(ReminderRules() == ReminderRulesTests.rules(1, 1))
  }

  @Test("no meeting whose reminder is due starts after the latest start, and few that are not do before")
  func latest() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<20_000 {
      let count = Int(random.next() % 4)
      let rules = ReminderRulesTests.rules(count, count)
      let now = CivilDate.march(2).at(0) + Minutes(Int(random.next() % 20_000))
      let start = now + Minutes(Int(random.next() % 20_000))
      for reminder in Reminder.allCases {
        let calendar = ReminderRulesTests.calendar
        let moment = rules.moment(of: reminder, before: start, calendar: calendar)
        let latest = rules.latestStart(of: reminder, dueAt: now, calendar: calendar)
        #expect((moment == nil) == (latest == nil))
        guard let moment, let latest else { continue }
        if moment <= now { #expect(start <= latest, "\(reminder) \(count) at \(now)") }
        // By the next working day's end at the latest.
        if start <= latest { #expect(moment <= now + Minutes(6 * 1440), "\(reminder) \(count) at \(now)") }
      }
    }
  }

  @Test("beyond the calendar's reach nobody is reminded, and nothing fails")
  func beyond() {
    let rules = ReminderRules()
    let calendar = ReminderRulesTests.calendar
    for date in [CivilDate.first, .last] {
      #expect(rules.moment(of: .workingDays, before: date.at(9), calendar: calendar) == nil)
      #expect(rules.latestStart(of: .workingDays, dueAt: date.at(9), calendar: calendar) == nil)
    }
  }
}
