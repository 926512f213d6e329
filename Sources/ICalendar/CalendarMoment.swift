import WorkCalendar

/// A date, or a time on the clocks of a zone: the value of DTSTART and its kin, checked.
enum CalendarMoment: Hashable {
  /// A date, whose midnights are those of the zone.
  case date(CivilDate, FileZone)
  /// A time.
  case time(LocalDateTime, FileZone)

  /// Whether it is a date.
  var isDate: Bool {
    if case .date = self { true } else { false }
  }

  /// The date and time on the zone's clocks; a date begins at midnight.
  var local: LocalDateTime {
    switch self {
    case .date(let date, _): LocalDateTime(date: date, time: .midnight)
    case .time(let local, _): local
    }
  }

  /// The zone.
  var zone: FileZone {
    switch self {
    case .date(_, let zone), .time(_, let zone): zone
    }
  }

  /// The moment.
  var instant: Instant { zone.instant(of: local) }
}

/// How long something lasts.
enum CalendarLength: Hashable {
  /// On the clock: what DTEND gives to every instance of a time (RFC 5545, section 3.8.5.3).
  case seconds(Int64)
  /// On the calendar, and then on the clock: what DURATION gives, and DTEND to dates.
  case nominal(days: Int, seconds: Int64)

  /// The end of what starts at a time on a zone's clocks; `nil` past the last year.
  func end(of start: LocalDateTime, in zone: FileZone) -> Instant? {
    switch self {
    case .seconds(let seconds):
      return Instant(secondsSinceEpoch: zone.instant(of: start).secondsSinceEpoch + seconds)
    case .nominal(let days, let seconds):
      let day = Int64(start.date.dayNumber) + Int64(days)
      guard (Int64(CivilDate.first.dayNumber)...Int64(CivilDate.last.dayNumber)).contains(day) else {
        return nil
      }
      let moved = LocalDateTime(date: start.date.advanced(by: days), time: start.time)
      return Instant(secondsSinceEpoch: zone.instant(of: moved).secondsSinceEpoch + seconds)
    }
  }

  /// The length in seconds where no clock is changed.
  var approximateSeconds: Int64 {
    switch self {
    case .seconds(let seconds): seconds
    case .nominal(let days, let seconds): Int64(days) * 86_400 + seconds
    }
  }
}
