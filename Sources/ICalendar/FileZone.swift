import WorkCalendar

/// The zone of a time in a calendar file: one that is known by name, or one that the file itself defines.
enum FileZone: Hashable {
  /// A zone of the IANA database, or UTC.
  case known(Zone)
  /// A zone that stands as VTIMEZONE in the file under a name of its own.
  case defined(DefinedZone)

  /// Coordinated universal time.
  static let utc = FileZone.known(Zone(identifier: "UTC", abbreviation: "UTC", offset: .utc))

  /// The moment at which the zone's clocks show a date and time. A time that they show twice is the first of
  /// the two, one that they skip is read with the offset before the gap (RFC 5545, section 3.3.5).
  func instant(of local: LocalDateTime) -> Instant {
    switch self {
    case .known(let zone): zone.instant(of: local)
    case .defined(let zone): zone.instant(of: local)
    }
  }

  /// The date and time that the zone's clocks show.
  func local(at instant: Instant) -> LocalDateTime {
    switch self {
    case .known(let zone): zone.local(at: instant)
    case .defined(let zone): instant.local(offset: zone.offset(at: instant))
    }
  }
}

/// A zone as a file defines it, laid out as changes of its offset around the window that is read.
struct DefinedZone: Hashable {
  /// A moment from which an offset holds.
  struct Change: Hashable {
    let moment: Instant
    let offset: UTCOffset
  }

  /// What holds before the first change.
  let initial: UTCOffset
  /// The changes in order of time, of different moments.
  let changes: [Change]

  /// How far the zone's clocks are ahead of UTC at a moment.
  func offset(at instant: Instant) -> UTCOffset {
    let next = firstChange(after: instant)
    return next == 0 ? initial : changes[next - 1].offset
  }

  /// The moment at which the zone's clocks show a date and time, by the rule for gaps and overlaps.
  func instant(of local: LocalDateTime) -> Instant {
    let shown = Instant(local, offset: .utc).secondsSinceEpoch
    // No offset reaches a day: the moment lies within a day of what UTC would make of the same numbers.
    let next = firstChange(after: Instant(secondsSinceEpoch: shown - 86_400))
    var holding = next == 0 ? initial : changes[next - 1].offset
    for change in changes[next...] {
      guard change.moment.secondsSinceEpoch <= shown + 86_400 else { break }
      let moment = Instant(local, offset: holding)
      // The time is shown before the change, or skipped by it.
      if moment < change.moment || Instant(local, offset: change.offset) < change.moment { return moment }
      holding = change.offset
    }
    return Instant(local, offset: holding)
  }

  /// The index of the first change later than a moment, found by halving.
  private func firstChange(after moment: Instant) -> Int {
    var lower = 0
    var upper = changes.count
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if changes[middle].moment <= moment { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }
}
