public import WorkCalendar

/// The moments at which a meeting may start: every `slot` minutes of each of some days, counted from midnight
/// in office time (WIB). A moment of the grid is known by its position, 0 upwards in time.
public struct StartGrid: Sendable {
  /// The days, ascending.
  public let days: [CivilDate]
  /// The distance between two starts; divides the day.
  public let slot: Minutes
  /// How many starts a day has.
  public let startsPerDay: Int

  private let slotSeconds: Int32
  private let firstDay: Int32
  /// For each day number from the first day of the grid to the day after its last: how many of its days lie
  /// before it.
  private let daysBefore: [Int32]

  /// The grid of some days, in any order. `slot` must be positive and divide 1,440 minutes.
  public init(days: some Sequence<CivilDate>, slot: Minutes) {
    var distinct: [CivilDate] = []
    var isAscending = true
    for day in days {
      if let last = distinct.last, day <= last {
        isAscending = isAscending && day == last
        if day == last { continue }
      }
      distinct.append(day)
    }
    // Days mostly come in order; sorting is paid for only where they do not.
    if !isAscending {
      distinct.sort()
      distinct = distinct.reduce(into: []) { kept, day in if kept.last != day { kept.append(day) } }
    }
    self.days = distinct
    self.slot = slot
    startsPerDay = 1440 / slot.count
    slotSeconds = Int32(slot.seconds)
    firstDay = distinct.first?.dayNumber ?? 0
    var daysBefore: [Int32] = []
    for day in distinct {
      let before = Int32(daysBefore.last ?? -1) + 1
      while firstDay + Int32(daysBefore.count) <= day.dayNumber { daysBefore.append(before) }
    }
    daysBefore.append(Int32(distinct.count))
    self.daysBefore = daysBefore
  }

  /// How many starts the grid has.
  public var count: Int { days.count * startsPerDay }

  /// The moment at a position of the grid.
  public func instant(at position: Int) -> Instant {
    let (day, start) = position.quotientAndRemainder(dividingBy: startsPerDay)
    return Instant(startOf: days[day], offset: .wib)
      + Minutes(start * slot.count)
  }

  /// The positions of a day of the grid, given by its place in `days`.
  public func positions(ofDay index: Int) -> Range<Int> {
    index * startsPerDay..<(index + 1) * startsPerDay
  }

  /// The first position at or after a moment; `count` where there is none.
  @inline(__always)
  public func position(atOrAfter instant: Instant) -> Int {
    let local = instant.secondsSinceEpoch + Int64(UTCOffset.wib.seconds) - Int64(firstDay) * 86_400
    guard local > 0 else { return 0 }
    guard local < Int64(daysBefore.count - 1) * 86_400 else { return count }
    let day = Int(local / 86_400)
    let second = Int32(truncatingIfNeeded: local - Int64(day) * 86_400)
    let before = daysBefore[day]
    // A day outside the grid has no starts of its own: the next one of the grid begins where it would.
    guard daysBefore[day + 1] > before else { return Int(before) * startsPerDay }
    return Int(before) * startsPerDay + Int((second + slotSeconds - 1) / slotSeconds)
  }

  /// The first position after a moment; `count` where there is none.
  @inline(__always)
  public func position(after instant: Instant) -> Int {
    position(atOrAfter: Instant(secondsSinceEpoch: instant.secondsSinceEpoch + 1))
  }

  /// The positions at which a meeting of some length lies wholly inside a span.
  public func starts(of length: Minutes, inside span: InstantRange) -> Range<Int> {
    let first = position(atOrAfter: span.start)
    return first..<max(first, position(after: span.end - length))
  }

  /// The positions at which a meeting of some length would overlap a span, coming nearer to it than `buffer`.
  @inline(__always)
  public func starts(of length: Minutes, overlapping span: InstantRange, buffer: Minutes) -> Range<Int> {
    let first = position(after: span.start - length - buffer)
    return first..<max(first, position(atOrAfter: span.end + buffer))
  }
}
