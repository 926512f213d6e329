/// The rule by which a zone's clocks change every year, as POSIX writes it in the variable `TZ`.
struct ZoneRule: Hashable, Sendable {
  /// The day of a year on which clocks change.
  enum Day: Hashable, Sendable {
    /// `Jn`: day 1 to 365; 29 February is never counted.
    case julian(Int)
    /// `n`: day 0 to 365; 29 February is counted where there is one.
    case ordinal(Int)
    /// `Mm.w.d`: a weekday (0 is Sunday) in week 1 to 5 of a month, 5 being the last.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  /// A change of clocks, in the local time that holds before it.
  struct Change: Hashable, Sendable {
    let day: Day
    /// Seconds after that day's midnight; negative or more than a day where the change falls on another day.
    let secondOfDay: Int
  }

  /// Daylight saving time and the two changes of each year.
  struct Daylight: Hashable, Sendable {
    let type: Zone.LocalTimeType
    let start: Change
    let end: Change
  }

  let standard: Zone.LocalTimeType
  /// `nil` where clocks never change.
  let daylight: Daylight?

  /// What clocks show at a moment (seconds since the epoch).
  func type(at moment: Int64) -> Zone.LocalTimeType {
    guard let daylight else { return standard }
    let year = year(of: moment)
    let isDaylight = (year - 1...year + 1).contains { year in
      let start = startMoment(of: daylight, year: year)
      let sameYear = endMoment(of: daylight, year: year)
      let end = sameYear > start ? sameYear : endMoment(of: daylight, year: year + 1)
      return start <= moment && moment < end
    }
    return isDaylight ? daylight.type : standard
  }

  /// The changes later than one moment and not later than another, in order of time. Changes that leave
  /// everything as it was, where the end of one year's daylight saving time is the start of the next, are not
  /// left out.
  func changes(after start: Int64, through end: Int64) -> [Zone.Transition] {
    guard let daylight, start < end else { return [] }
    let moments = (year(of: start) - 1...year(of: end) + 1).flatMap { year in
      [startMoment(of: daylight, year: year), endMoment(of: daylight, year: year)]
    }
    return moments.filter { start < $0 && $0 <= end }.sorted().map {
      Zone.Transition(moment: $0, type: type(at: $0))
    }
  }

  private func year(of moment: Int64) -> Int {
    Instant(secondsSinceEpoch: moment).local(offset: .utc).date.year
  }

  private func startMoment(of daylight: Daylight, year: Int) -> Int64 {
    moment(of: daylight.start, year: year, offset: standard.offset)
  }

  private func endMoment(of daylight: Daylight, year: Int) -> Int64 {
    moment(of: daylight.end, year: year, offset: daylight.type.offset)
  }

  private func moment(of change: Change, year: Int, offset: UTCOffset) -> Int64 {
    Int64(ZoneRule.day(change.day, of: year)) * 86_400 + Int64(change.secondOfDay) - Int64(offset.seconds)
  }

  /// The number of days from 1970-01-01 to a rule's day in a year.
  private static func day(_ day: Day, of year: Int) -> Int {
    switch day {
    case .julian(let number):
      let leapDay = CivilDate.isLeap(year) && number >= 60 ? 1 : 0
      return CivilDate.daysSinceEpoch(year: year, month: 1, day: number) + leapDay
    case .ordinal(let number):
      return CivilDate.daysSinceEpoch(year: year, month: 1, day: 1) + number
    case .weekday(let month, let week, let weekday):
      let first = CivilDate.daysSinceEpoch(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday, day 4 where Sunday is 0.
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let offset = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      return first + (offset < CivilDate.days(inMonth: month, ofYear: year) ? offset : offset - 7)
    }
  }
}
