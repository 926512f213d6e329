import WorkCalendar

extension CivilDate {
  /// A day of March 2026. The 2nd is a Monday; 1 January is the one day off that every calendar of the tests
  /// has.
  static func march(_ day: Int) -> CivilDate {
    CivilDate(year: 2026, month: 3, day: 1)?.advanced(by: day - 1) ?? .first
  }

  /// The moment at which the clock of the office shows a time of this day.
  func at(_ hour: Int, _ minute: Int = 0, second: Int = 0) -> Instant {
    Instant(
      secondsSinceEpoch: (Int64(dayNumber) * 24 + Int64(hour) - 7) * 3600 + Int64(minute * 60 + second))
  }

  /// The span between two times of this day, in hours and minutes.
  func span(_ start: (Int, Int), _ end: (Int, Int)) -> InstantRange {
    .between(at(start.0, start.1), at(end.0, end.1))
  }
}

extension InstantRange {
  /// The span between two moments of a test, which must not be empty.
  static func between(_ start: Instant, _ end: Instant) -> InstantRange {
    guard let span = InstantRange(start: start, end: end) else {
      preconditionFailure("a test asks for an empty span at \(start)")
    }
    return span
  }
}

extension LocalSpan {
  /// The span between two times of a clock, in minutes after midnight; it must not be empty.
  static func minutes(_ start: Int, _ end: Int) -> LocalSpan {
    guard let from = LocalTime(secondOfDay: start * 60), let to = LocalTime(secondOfDay: end * 60),
      let span = LocalSpan(start: from, end: to)
    else { preconditionFailure("a test asks for an empty span at minute \(start)") }
    return span
  }
}

extension WorkingDayCalendar {
  /// A calendar for the tests: 2026 is decreed, with the holidays of fixed dates and these days off. It
  /// reaches from 2016 to 2036.
  static func decreed(daysOff: Set<CivilDate> = []) -> WorkingDayCalendar {
    let newYear = CivilDate.march(1).advanced(by: -59)
    let decree = Decree(citation: "SKB", published: newYear)
    let name = LocalizedName(indonesian: "Libur", english: "Holiday")
    let records = daysOff.union(HolidayForecast.fixedDates(in: newYear.year)).map {
      DayOffRecord(dayOff: DayOff(date: $0, kind: .nationalHoliday, name: name, decree: decree))
    }
    guard let calendar = WorkingDayCalendar(HolidayCalendar(records: records)) else {
      preconditionFailure("the calendar of the tests has a decreed year")
    }
    return calendar
  }
}

extension OfficeHours {
  /// The hours of a plain week, with a break at noon and a long one on Fridays.
  static let plain: OfficeHours = {
    let day = [LocalSpan.minutes(450, 720), .minutes(780, 960)]
    let friday = [LocalSpan.minutes(450, 690), .minutes(780, 990)]
    return OfficeHours(
      normal: WeekPattern([
        .monday: day, .tuesday: day, .wednesday: day, .thursday: day, .friday: friday,
      ]), periods: [])
  }()
}
