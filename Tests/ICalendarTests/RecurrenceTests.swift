import SeededRandom
import ICalendar
import Testing
import WorkCalendar

@Suite("Recurrence rules")
struct RecurrenceTests {
  @Test("A rule gives the days that RFC 5545 says", arguments: 0..<40)
  func agreesWithReference(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var compared = 0
    var happening = 0
    for _ in 0..<15 {
      var rule = random.rule()
      let year = random.number(2015...2026)
      guard let anyDay = CivilDate(year: year, month: random.number(1...12), day: random.number(1...28)),
        // What a start means that the rule does not name is left open by the RFC.
        let start = (0..<1_500).lazy.map({ anyDay.advanced(by: $0) }).first(where: {
          rule.happens(on: $0, from: $0)
        })
      else { continue }
      if random.chance(oneIn: 4) { rule.count = random.number(1...60) }
      if rule.count == nil, random.chance(oneIn: 4) {
        rule.until = start.advanced(by: random.number(0...2_000))
      }
      let from = start.advanced(by: random.number(-100...2_000))
      let through = from.advanced(by: random.number(0...500))
      let expected = rule.dates(from: start, through: through).filter { $0 >= from }
      let days = try dates(of: rule, from: start, in: from...through)
      #expect(days == expected, "\(rule.text) from \(start.iso8601) in \(from.iso8601) to \(through.iso8601)")
      compared += 1
      if !expected.isEmpty { happening += 1 }
    }
    // Nearly every rule has a start, and days in about half of the windows: a generator that gives neither
    // would leave nothing to compare.
    #expect(compared >= 13)
    #expect(happening >= 3)
  }

  /// The days of a rule as they are read from a calendar.
  private func dates(
    of rule: ReferenceRule, from start: CivilDate, in days: ClosedRange<CivilDate>
  ) throws -> [CivilDate] {
    func midnight(_ date: CivilDate) -> Instant {
      Instant(LocalDateTime(date: date, time: .midnight), offset: .wib)
    }
    let window = try #require(
      InstantRange(start: midnight(days.lowerBound), end: midnight(days.upperBound.advanced(by: 1))))
    let (availability, _) = try SampleCalendar.read(
      [
        "BEGIN:VEVENT", "DTSTART:\(start.iso8601.filter { $0 != "-" })T090000", "DURATION:PT1H",
        "RRULE:\(rule.text)",
        "END:VEVENT",
      ], window: window)
    return availability.busy.map { $0.start.local(offset: .wib).date }
  }
}

extension SplitMix64 {
  /// A rule of the kinds that calendars have.
  fileprivate mutating func rule() -> ReferenceRule {
    var rule = ReferenceRule()
    rule.frequency = ReferenceRule.Frequency.allCases[number(0...3)]
    if chance(oneIn: 2) { rule.interval = number(2...4) }
    if chance(oneIn: 3) { rule.months = numbers(1...12, upTo: 4) }
    if chance(oneIn: 4) { rule.weekStart = rule.interval == 1 ? Weekday.allCases[number(0...6)] : .sunday }
    switch rule.frequency {
    case .daily, .monthly, .yearly:
      guard chance(oneIn: 4) else { break }
      // Days counted from the end are not supported for every second day and the like.
      let canCountBack = rule.frequency != .daily || rule.interval == 1
      rule.monthDays = numbers(1...31, upTo: 4).map { canCountBack && chance(oneIn: 3) ? -$0 : $0 }
    case .weekly: break
    }
    if rule.frequency == .yearly, rule.months.isEmpty, rule.monthDays.isEmpty, chance(oneIn: 3) {
      rule.yearDays = numbers(1...366, upTo: 4).map { chance(oneIn: 3) ? -$0 : $0 }
    }
    if chance(oneIn: 2) {
      let isNumbered =
        (rule.frequency == .monthly || rule.frequency == .yearly) && rule.monthDays.isEmpty
        && rule.yearDays.isEmpty
      rule.days = numbers(0...6, upTo: chance(oneIn: 2) ? 7 : 2).map { index in
        (
          ordinal: isNumbered && chance(oneIn: 2) ? (chance(oneIn: 2) ? -1 : 1) * number(1...4) : nil,
          weekday: Weekday.allCases[index]
        )
      }
    }
    let canSelect = rule.frequency == .monthly || rule.frequency == .yearly
    if canSelect, !rule.days.isEmpty || !rule.monthDays.isEmpty, chance(oneIn: 3) {
      // Positions are not supported among days that may be named twice.
      rule.monthDays = rule.monthDays.map(abs)
      rule.positions = numbers(1...3, upTo: 2).map { chance(oneIn: 2) ? -$0 : $0 }
    }
    return rule
  }

  /// Different numbers of a range, in order.
  private mutating func numbers(_ range: ClosedRange<Int>, upTo count: Int) -> [Int] {
    var found: Set<Int> = []
    for _ in 0..<number(1...count) { found.insert(number(range)) }
    return found.sorted()
  }
}
