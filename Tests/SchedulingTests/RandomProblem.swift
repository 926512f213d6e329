import SeededRandom
import Scheduling
import WorkCalendar

/// How large a random problem is, and how hard its rules are.
struct ProblemShape {
  var requests: ClosedRange<Int>
  var officers: ClosedRange<Int>
  /// How many days in a row windows lie on, weekends among them.
  var days: ClosedRange<Int>
  var slots: [Int]
  var durations: [Int]
  /// How many minutes a window is longer than its meeting, at most.
  var room: Int
  var rooms: [Int]
  var caps: [Int]

  /// Few enough ways to try them all.
  static let tiny = ProblemShape(
    requests: 2...5, officers: 1...3, days: 1...2, slots: [5, 15, 30, 60],
    durations: [20, 25, 30, 45, 50, 60, 75, 90], room: 45, rooms: [1, 1, 2, 3, 10], caps: [1, 2, 2, 3, 4])

  /// The requests of a usual day.
  static let medium = ProblemShape(
    requests: 20...40, officers: 4...8, days: 6...9, slots: [15, 30], durations: [30, 45, 60, 60, 90],
    room: 180, rooms: [2, 3, 4], caps: [2, 3, 4])

  /// What no rule is easy on, for reading availability alone.
  static let availability = ProblemShape(
    requests: 1...1, officers: 1...4, days: 5...9, slots: [5, 15, 30, 60],
    durations: [20, 25, 30, 45, 50, 60, 75, 90], room: 600, rooms: [0, 1, 2, 3], caps: [0, 1, 2, 3])
}

/// A problem drawn at random, with the days off of its calendar told apart so that they can be read without
/// it.
struct RandomProblem {
  let problem: MatchingProblem
  let daysOff: Set<CivilDate>

  /// The first day on which windows lie: a Monday.
  static let firstDay = CivilDate.march(9)
  private static let skills = ["nib", "kkpr", "rba"]
  /// A calendar takes longer to make than a problem does.
  private static let calendars: [(daysOff: Set<CivilDate>, calendar: WorkingDayCalendar)] = [
    [], [firstDay.advanced(by: 1)], [firstDay], [firstDay.advanced(by: -3), firstDay.advanced(by: 2)],
  ].map { daysOff in (daysOff, .decreed(daysOff: daysOff)) }

  init(seed: UInt64, shape: ProblemShape) {
    var random = SplitMix64(seed: seed)
    let (daysOff, calendar) = random.pick(RandomProblem.calendars)
    let days = Array(
      RandomProblem
        .firstDay..<RandomProblem.firstDay.advanced(
          by: Int.random(in: shape.days, using: &random)))
    let rules = ServiceRules(
      lead: WorkingDays(random.pick([0, 1, 2, 5])), slot: Minutes(random.pick(shape.slots)),
      buffer: Minutes(random.pick([0, 0, 10, 15, 20])),
      maxMeetingsPerOfficerPerDay: random.pick(shape.caps), onlineRooms: random.pick(shape.rooms))
    let officers = (0..<Int.random(in: shape.officers, using: &random)).map { index in
      RandomProblem.officer("o\(index)", days: days, &random)
    }
    let requests = (0..<Int.random(in: shape.requests, using: &random)).map { index in
      RandomProblem.request("r\(index)", days: days, shape: shape, &random)
    }
    var booked: [Booking] = []
    for officer in officers {
      for day in days where random.happens(0.3) {
        booked.append(
          Booking(officer: officer.id, time: RandomProblem.span(on: day, length: 20...90, &random)))
      }
    }
    // The moment of planning is mostly before all windows, and now and then in the middle of them.
    let now =
      random.happens(0.2)
      ? days[0].at(8, Int.random(in: 0...180, using: &random), second: random.pick([0, 1, 59]))
      : days[0].advanced(by: -random.pick([1, 3])).at(17, second: random.pick([0, 30]))
    problem = MatchingProblem(
      now: now, rules: rules, officers: officers, requests: requests, booked: booked.shuffled(using: &random),
      calendar: calendar, officeHours: RandomProblem.officeHours)
    self.daysOff = daysOff
  }

  /// Two spans that touch, a break, shorter Fridays, and a fasting period from the second Monday on.
  static let officeHours: OfficeHours = {
    let usual: [LocalSpan] = [.minutes(480, 600), .minutes(600, 690), .minutes(780, 900)]
    let friday: [LocalSpan] = [.minutes(480, 670), .minutes(800, 900)]
    let fasting: [LocalSpan] = [.minutes(485, 720), .minutes(750, 870)]
    let week: (_ usual: [LocalSpan], _ friday: [LocalSpan]) -> WeekPattern = { usual, friday in
      WeekPattern([
        .monday: usual, .tuesday: usual, .wednesday: usual, .thursday: usual, .friday: friday,
      ])
    }
    let period = OfficeHoursPeriod(
      days: firstDay.advanced(by: 7)...firstDay.advanced(by: 20), pattern: week(fasting, fasting),
      name: LocalizedName(indonesian: "Ramadan", english: "Ramadan"), status: .decreed)
    return OfficeHours(normal: week(usual, friday), periods: [period])
  }()

  private static func officer(_ id: String, days: [CivilDate], _ random: inout SplitMix64) -> Officer {
    var hours: WeekPattern?
    if random.happens(0.3) {
      hours = WeekPattern(
        Dictionary(
          uniqueKeysWithValues: Weekday.allCases.filter { _ in random.happens(0.7) }.map {
            ($0, [.minutes(random.pick([450, 487, 540]), 660), .minutes(660, random.pick([720, 845]))])
          }))
    }
    var unavailable: [InstantRange] = []
    var stated: [InstantRange] = []
    var free: [InstantRange] = []
    var busy: [InstantRange] = []
    var dateHours: [CivilDate: [LocalSpan]] = [:]
    for day in days {
      if random.happens(0.15) {
        let morning = LocalSpan.minutes(random.pick([390, 420, 555]), 690)
        dateHours[day] = random.pick([[morning], [morning, .minutes(690, random.pick([780, 1_200]))]])
      }
      if random.happens(0.3) { unavailable.append(span(on: day, length: 7...150, &random)) }
      if random.happens(0.2) { busy.append(span(on: day, length: 7...60, &random)) }
      guard random.happens(0.25) else { continue }
      let published = span(on: day, length: 60...600, &random)
      stated.append(published)
      let middle = published.start + Minutes(published.length.count / 2)
      // Two spans that touch, or one, or none at all.
      let parts: [InstantRange] = [.between(published.start, middle), .between(middle, published.end)]
      free += random.pick([parts, [parts[0]], [published], []])
    }
    return Officer(
      id: id, competencies: Set(skills.filter { _ in random.happens(0.6) }), hours: hours,
      dateHours: dateHours, unavailable: unavailable,
      published: PublishedAvailability(stated: stated, free: free, busy: busy))
  }

  private static func request(
    _ id: String, days: [CivilDate], shape: ProblemShape, _ random: inout SplitMix64
  ) -> MeetingRequest {
    let duration = random.pick(shape.durations)
    var windows: [InstantRange] = []
    for _ in 0..<random.pick([1, 1, 2, 3]) {
      let length = Minutes(duration + Int.random(in: -10...shape.room, using: &random))
      // A window is now and then the one before, moved by a little: then a meeting may lie in both.
      let start =
        windows.last.flatMap {
          random.happens(0.3) ? $0.start + Minutes(random.pick([-15, 15, 30])) : nil
        }
        ?? random.pick(days).at(8, random.pick([-30, 0, 7, 30, 60, 90, 120, 150, 290, 300, 330]))
      windows.append(.between(start, start + length))
    }
    return MeetingRequest(
      id: id,
      receivedAt: firstDay.advanced(by: -random.pick([0, 1, 2, 7])).at(
        Int.random(in: 0...23, using: &random)),
      priority: random.happens(0.25) ? random.pick([.disability, .elderly, .pregnant]) : .none,
      needs: Set(skills.shuffled(using: &random).prefix(random.pick([0, 1, 1, 1, 2]))),
      duration: Minutes(duration), proposals: windows)
  }

  private static func span(
    on day: CivilDate, length: ClosedRange<Int>, _ random: inout SplitMix64
  ) -> InstantRange {
    let start = day.at(7, Int.random(in: 0...500, using: &random), second: random.pick([0, 0, 0, 17]))
    return .between(start, start + Minutes(Int.random(in: length, using: &random)))
  }
}
