import Scheduling
import Testing
import WorkCalendar

@Suite("The slots of one request, against every start there is")
struct SlotFinderTests {
  /// The slots of the days from `from` to before `to`, by asking the plain rules at each start of the grid.
  static func slots(_ rules: PlainRules, from: CivilDate, to: CivilDate) -> [Slot] {
    let problem = rules.problem
    let request = problem.requests[0]
    let standing = rules.standing
    return (from..<max(from, to)).flatMap { day in
      stride(from: 0, to: 1440, by: problem.rules.slot.count).compactMap { minute -> Slot? in
        let start = day.at(0, minute)
        let time = InstantRange.between(start, start + request.duration)
        let officers = problem.officers.indices.filter { officer in
          rules.isPossible(
            PlainMeeting(
              request: 0, officer: officer, start: time.start.secondsSinceEpoch,
              end: time.end.secondsSinceEpoch),
            standing: standing)
        }
        return officers.isEmpty ? nil : Slot(time: time, officers: officers.map { problem.officers[$0].id })
      }
    }
  }

  @Test("Every slot is allowed, none is missing, and each names all officers who are free", arguments: 0..<10)
  func agrees(block: UInt64) throws {
    for seed in block * 4 + 1...block * 4 + 4 {
      let rules = PlainRules(RandomProblem(seed: seed, shape: .availability))
      let finder = SlotFinder(rules.problem)
      let request = rules.problem.requests[0]
      let from = RandomProblem.firstDay
      let found = try finder.slots(for: request, from: from, to: from.advanced(by: 12))
      #expect(found == SlotFinderTests.slots(rules, from: from, to: from.advanced(by: 12)), "seed \(seed)")
      // Without bounds: from the earliest date to ten working days after it, or the last day proposed.
      let earliest = rules.earliestDate(of: request)
      var tenLater = earliest
      while rules.workingDays(from: earliest, to: tenLater) < 10 { tenLater = tenLater.advanced(by: 1) }
      while !rules.isWorking(tenLater) { tenLater = tenLater.advanced(by: 1) }
      let proposed = request.proposals.map { rules.day(of: $0.end.secondsSinceEpoch - 1) }.max() ?? earliest
      let usual = max(tenLater, proposed).advanced(by: 1)
      #expect(
        try finder.slots(for: request) == SlotFinderTests.slots(rules, from: earliest, to: usual),
        "seed \(seed)")
    }
  }

  /// One officer, all hours of the office, and a request received on a day.
  static func problem(
    receivedAt: Instant, lead: Int = 5, booked: [Booking] = [], rooms: Int = 10, cap: Int = 4
  )
    -> MatchingProblem
  {
    MatchingProblem(
      now: receivedAt,
      rules: ServiceRules(
        lead: WorkingDays(lead), maxMeetingsPerOfficerPerDay: cap, onlineRooms: rooms),
      officers: [Officer(id: "a", competencies: ["nib"])],
      requests: [
        MeetingRequest(
          id: "r", receivedAt: receivedAt, needs: ["nib"], duration: Minutes(60),
          proposals: [CivilDate.march(9).span((9, 0), (10, 0))])
      ],
      booked: booked, calendar: .decreed(), officeHours: RandomProblem.officeHours)
  }

  @Test("Near the end of the calendar there are slots as far as it reaches, and an error past it")
  func endOfReach() throws {
    let last = WorkingDayCalendar.decreed().reach.upperBound
    let near = SlotFinderTests.problem(receivedAt: last.advanced(by: -8).at(9), lead: 2)
    let slots = try SlotFinder(near).slots(for: near.requests[0])
    #expect(slots.last.map { $0.time.end.local(offset: .wib).date } == last)
    let past = SlotFinderTests.problem(receivedAt: last.at(9))
    #expect(throws: CalendarReachError.self) { try SlotFinder(past).slots(for: past.requests[0]) }
  }

  @Test("A service that is closed has no slots", arguments: [(rooms: 0, cap: 4), (rooms: 10, cap: 0)])
  func closed(limits: (rooms: Int, cap: Int)) throws {
    let problem = SlotFinderTests.problem(
      receivedAt: CivilDate.march(2).at(9), rooms: limits.rooms, cap: limits.cap)
    #expect(try SlotFinder(problem).slots(for: problem.requests[0]) == [])
  }
}
