import SeededRandom
import Testing
import WorkCalendar

/// Three decreed years with days off drawn at random, and the same as a plain set.
struct RandomYears {
  let calendar: WorkingDayCalendar
  let daysOff: Set<CivilDate>
  /// Dates far enough from the years on either side for the arithmetic that is tried on them.
  let dates: ClosedRange<CivilDate>

  init(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let first = try CivilDate(parsingISO8601: "2023-01-01")
    let decree = Decree(citation: "SKB", published: first)
    let name = LocalizedName(indonesian: "Libur", english: "Holiday")
    // From a calendar with hardly a day off to one with hardly a working day.
    let density = Double.random(in: 0.01...0.9, using: &generator)
    var daysOff: Set<CivilDate> = []
    var records: [DayOffRecord] = []
    for day in 0..<1096 {
      let date = first.advanced(by: day)
      let isFixed = HolidayForecast.fixedDates(in: date.year).contains(date)
      guard isFixed || Double.random(in: 0..<1, using: &generator) < density else { continue }
      daysOff.insert(date)
      let kind = isFixed ? .nationalHoliday : DayOffKind.allCases.randomElement(using: &generator)
      records.append(
        DayOffRecord(
          dayOff: DayOff(date: date, kind: kind ?? .election, name: name, decree: decree)))
    }
    calendar = try #require(WorkingDayCalendar(HolidayCalendar(records: records)))
    self.daysOff = daysOff
    dates = first.advanced(by: 400)...first.advanced(by: 700)
  }

  func isWorking(_ date: CivilDate) -> Bool { !date.weekday.isWeekend && !daysOff.contains(date) }

  /// The working day `days` working days after the first one on or after a date, found by walking.
  func walk(_ days: Int, from start: CivilDate) -> CivilDate {
    var date = start
    while !isWorking(date) { date = date.advanced(by: 1) }
    for _ in 0..<abs(days) {
      repeat { date = date.advanced(by: days.signum()) } while !isWorking(date)
    }
    return date
  }
}

@Suite("Working-day arithmetic on random days off")
struct WorkingDayArithmeticTests {
  static let seeds: [UInt64] = Array(1...40)

  @Test("Every answer is the one that walking from day to day gives", arguments: seeds)
  func agreesWithWalking(seed: UInt64) throws {
    let years = try RandomYears(seed: seed)
    var generator = SplitMix64(seed: seed + 1000)
    for date in years.dates {
      #expect(try years.calendar.isWorking(date) == years.isWorking(date))
      #expect(try years.calendar.firstWorkingDay(onOrAfter: date) == years.walk(0, from: date))
      let days = Int.random(in: -8...8, using: &generator)
      #expect(try years.calendar.date(WorkingDays(days), after: date) == years.walk(days, from: date))
    }
  }

  @Test("Going on and coming back leads to the same working day", arguments: seeds)
  func inverse(seed: UInt64) throws {
    let years = try RandomYears(seed: seed)
    let calendar = years.calendar
    for date in years.dates {
      let working = try calendar.firstWorkingDay(onOrAfter: date)
      for days in [-7, -1, 0, 1, 5] {
        let there = try calendar.date(WorkingDays(days), after: date)
        #expect(try calendar.date(WorkingDays(-days), after: there) == working)
      }
    }
  }

  @Test(
    "A later date never has an earlier answer, and more days never lead to an earlier one", arguments: seeds)
  func monotone(seed: UInt64) throws {
    let calendar = try RandomYears(seed: seed).calendar
    let dates = try RandomYears(seed: seed).dates
    for date in dates {
      let answer = try calendar.date(WorkingDays(5), after: date)
      #expect(try answer <= calendar.date(WorkingDays(5), after: date.advanced(by: 1)))
      #expect(try answer < calendar.date(WorkingDays(6), after: date))
      #expect(try calendar.date(WorkingDays(0), after: date) >= date)
    }
  }

  @Test("Working days add up", arguments: seeds)
  func additive(seed: UInt64) throws {
    let years = try RandomYears(seed: seed)
    let calendar = years.calendar
    var generator = SplitMix64(seed: seed + 2000)
    for date in years.dates {
      let (one, other) = (
        Int.random(in: -6...6, using: &generator), Int.random(in: -6...6, using: &generator)
      )
      let step = try calendar.date(WorkingDays(one), after: date)
      let both = try calendar.date(WorkingDays(other), after: step)
      #expect(try both == calendar.date(WorkingDays(one + other), after: date))
    }
  }

  @Test(
    "Counting agrees with a plain loop, changes its sign with the direction, and with the arithmetic",
    arguments: seeds)
  func count(seed: UInt64) throws {
    let years = try RandomYears(seed: seed)
    let calendar = years.calendar
    var generator = SplitMix64(seed: seed + 3000)
    for start in years.dates {
      let end = start.advanced(by: .random(in: 0...40, using: &generator))
      let expected = stride(from: start, to: end, by: 1).filter(years.isWorking).count
      #expect(try calendar.count(from: start, to: end) == WorkingDays(expected))
      #expect(try calendar.count(from: end, to: start) == WorkingDays(-expected))
      let working = try calendar.firstWorkingDay(onOrAfter: start)
      let later = try calendar.date(WorkingDays(5), after: working)
      #expect(try calendar.count(from: working, to: later) == WorkingDays(5))
    }
  }

  @Test(
    "Receipt on a day off counts as the next working day, and the time of day does not matter",
    arguments: seeds)
  func effectiveReceipt(seed: UInt64) throws {
    let years = try RandomYears(seed: seed)
    var generator = SplitMix64(seed: seed + 4000)
    for date in years.dates {
      let time = try #require(LocalTime(secondOfDay: .random(in: 0..<86_400, using: &generator)))
      let received = Instant(LocalDateTime(date: date, time: time), offset: .wib)
      let answer = try years.calendar.leadTime(receivedAt: received, lead: WorkingDays(5))
      #expect(answer.receiptDate == date)
      #expect(answer.effectiveReceiptDate == years.walk(0, from: date))
      #expect(answer.date == years.walk(5, from: date))
      #expect(!answer.isTentative)
      let skipped = try years.calendar.skippedDays(of: answer).map(\.date)
      #expect(skipped == stride(from: date, through: answer.date, by: 1).filter { !years.isWorking($0) })
    }
  }
}
