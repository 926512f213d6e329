import Casework
import Scheduling
public import Store
public import WorkCalendar

/// The starts at which a meeting of some kind could begin, with the officers who are free then.
public struct FreeSlots: Sendable {
  /// The most days of one question; a quarter of a year.
  public static let mostDays = 92

  /// How long the meeting lasts.
  public let length: Minutes
  /// The officers who could hold it, by number, for those who may know their names; otherwise `nil`.
  public let officers: [OfficerRecord]?
  private let grid: StartGrid
  private let positions: Range<Int>
  private let masks: [StartMask]

  /// Calls `body` with every start, ascending, the end, and how many officers are free.
  public func forEach(_ body: (_ start: Instant, _ end: Instant, _ officers: Int) -> Void) {
    var counts = [Int](repeating: 0, count: positions.count)
    for mask in masks { mask.forEach(in: positions) { counts[$0 - positions.lowerBound] += 1 } }
    for (place, count) in counts.enumerated() where count > 0 {
      let start = grid.instant(at: positions.lowerBound + place)
      body(start, start + length, count)
    }
  }

  /// Calls `body` with every start, ascending, the end, and the places among `officers` of those who are
  /// free.
  public func forEachWithOfficers(_ body: (_ start: Instant, _ end: Instant, _ officers: [Int]) -> Void) {
    for position in positions {
      let free = masks.indices.filter { masks[$0].contains(position) }
      guard !free.isEmpty else { continue }
      let start = grid.instant(at: position)
      body(start, start + length, free)
    }
  }

  init(
    _ outlook: TeamOutlook, days: Range<CivilDate>, notBefore now: Instant, length: Minutes,
    needs: Set<String>,
    record: ((Identifier<Record.Officer>) -> OfficerRecord?)?
  ) {
    func position(_ day: CivilDate) -> Int {
      outlook.grid.position(atOrAfter: Instant(startOf: day, offset: .wib))
    }
    self.length = length
    grid = outlook.grid
    let end = position(days.upperBound)
    positions = min(end, max(position(days.lowerBound), outlook.grid.position(atOrAfter: now)))..<end
    let all = outlook.free(length: length)
    let competent = outlook.officers.indices.filter {
      needs.isSubset(of: outlook.officers[$0].competencies)
    }
    masks = competent.map { all[$0] }
    officers = record.map { record in
      competent.compactMap { Identifier(outlook.officers[$0].id).flatMap(record) }
    }
  }
}

extension Desk {
  /// The times at which a request that is handed in now could be met (rules of the service, section 5.2): on
  /// the days of `[from, to)`, from its earliest date on. Without `from` they begin there; without `to` they
  /// end ten working days later. Nothing is told of days out of reach of the calendars or of what officers
  /// have published, which is laid out for 400 days. Fails with `invalid` where the days are too many.
  public func freeSlots(
    from: CivilDate?, to: CivilDate?, duration: Minutes?, needs: [String]
  ) throws -> FreeSlots {
    try freeSlots(
      from: from, to: to, earliest: dates(receivedAt: now).leadTime.date, duration: duration, needs: needs)
  }

  /// The same for a request that was handed in, whose earliest date is counted from its own receipt; for whoever may
  /// know of it. Times that are past are left out.
  public func freeSlots(
    for request: RequestRecord, from: CivilDate?, to: CivilDate?
  ) throws -> FreeSlots {
    let earliest = max(try leadTime(of: request).date, now.local(offset: .wib).date)
    return try freeSlots(
      from: from, to: to, earliest: earliest, duration: request.duration, needs: request.needs)
  }

  private func freeSlots(
    from: CivilDate?, to: CivilDate?, earliest: CivilDate, duration: Minutes?, needs: [String]
  ) throws -> FreeSlots {
    let rules = try settings().rules
    let calendar = try calendars().workingDays
    let length = duration ?? rules.meeting
    _ = try time(from: now, duration: length)
    let first = from ?? earliest
    let last = to ?? SlotFinder.lastUsualDay(from: max(first, earliest), calendar: calendar).advanced(by: 1)
    guard first <= last else {
      throw Refusal.invalid([FieldProblem("to", FreeSlots.reversed)])
    }
    guard last.dayNumber - first.dayNumber <= FreeSlots.mostDays else {
      throw Refusal.invalid([FieldProblem("to", FreeSlots.tooLong)])
    }
    var record: ((Identifier<Record.Officer>) -> OfficerRecord?)?
    if case .staff = principal { record = try roster().record }
    let begin = max(first, earliest)
    return FreeSlots(
      try teamOutlook(), days: begin..<max(begin, last), notBefore: now, length: length, needs: Set(needs),
      record: record)
  }
}
