public import WorkCalendar

extension DateText {
  /// A span of time on the clocks of the one who reads, with the zone named, and on those of the office
  /// beside where they show something else: `Selasa, 10 Maret 2026, 11.00–12.00 WIT (09.00–10.00 WIB, waktu
  /// kantor)`.
  public static func times(_ range: InstantRange, in zone: Zone) -> Sentence {
    let offset = zone.offset(at: range.start)
    let there =
      dayWithWeekday(range.start.local(offset: offset).date) + Sentence(same: ", ")
      + times(range, offset: offset) + Sentence(same: " \(name(of: zone, at: range.start))")
    guard offset != .wib else { return there }
    return there
      + office(range.start, besides: offset, times(range, offset: .wib), before: Sentence(same: ", "))
  }

  /// A moment in the same way: `Kamis, 12 Maret 2026 pukul 18.00 WIT (16.00 WIB, waktu kantor)`.
  public static func moment(_ instant: Instant, in zone: Zone) -> Sentence {
    let offset = zone.offset(at: instant)
    let local = instant.local(offset: offset)
    let there =
      dayWithWeekday(local.date) + Sentence(" pukul ", " at ") + time(local.time)
      + Sentence(same: " \(name(of: zone, at: instant))")
    guard offset != .wib else { return there }
    let office = time(instant.local(offset: .wib).time)
    return there
      + self.office(instant, besides: offset, office, before: Sentence(" pukul ", " at "))
  }

  /// `WITA`, or the zone's identifier where its time has no name.
  public static func name(of zone: Zone, at instant: Instant) -> String {
    let abbreviation = zone.abbreviation(at: instant)
    return abbreviation.first.map { $0.isLetter } ?? false ? abbreviation : zone.identifier
  }

  private static func office(
    _ instant: Instant, besides offset: UTCOffset, _ clock: Sentence, before: Sentence
  ) -> Sentence {
    let date = instant.local(offset: .wib).date
    let day =
      date == instant.local(offset: offset).date ? Sentence(same: "") : dayWithWeekday(date) + before
    return Sentence(same: " (") + day + clock + Sentence(" WIB, waktu kantor)", " WIB, office time)")
  }
}
