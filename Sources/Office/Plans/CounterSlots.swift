import Casework
import Scheduling
import Store
public import WorkCalendar

extension Desk {
  /// The times of today at which a priority applicant at the counter can be met in person, from now on: the start of
  /// the grid that has just begun counts as now (SP mechanism 6; rules of the service, section 5.5). Fails with
  /// `invalid` where the duration is none that a meeting may have.
  public func counterSlots(duration: Minutes?, needs: [String]) throws -> FreeSlots {
    let rules = try settings().rules
    let length = duration ?? rules.meeting
    _ = try time(from: now, duration: length)
    let today = now.local(offset: .wib).date
    let justBegun = Instant(secondsSinceEpoch: (now - rules.slot).secondsSinceEpoch + 1)
    return FreeSlots(
      try teamOutlook(), days: today..<today.advanced(by: 1), notBefore: justBegun, length: length,
      needs: Set(needs), record: try roster().record)
  }

  /// The first time of today at which a competent officer, or one who is named, can meet somebody at the counter; of
  /// several who are free then, whoever has met with fewest today. `nil` where nobody can any more.
  func firstAtCounter(
    for request: RequestRecord, by named: Identifier<Record.Officer>?
  ) throws -> (officer: Identifier<Record.Officer>, time: InstantRange)? {
    let slots = try counterSlots(duration: request.duration, needs: request.needs)
    let officers = slots.officers ?? []
    var first: (time: InstantRange, free: [Identifier<Record.Officer>])?
    slots.forEachWithOfficers { start, end, places in
      let free = places.map { officers[$0].id }.filter { named == nil || $0 == named }
      guard first == nil, !free.isEmpty, let time = InstantRange(start: start, end: end) else { return }
      first = (time, free)
    }
    guard let first else { return nil }
    let today = now.local(offset: .wib).date
    let loads = try first.free.map {
      (load: try queries.load(of: $0, on: today, besides: request.id), id: $0)
    }
    return loads.min { ($0.load, $0.id) < ($1.load, $1.id) }.map { ($0.id, first.time) }
  }
}
