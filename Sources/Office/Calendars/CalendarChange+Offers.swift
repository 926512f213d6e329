import Casework
import Store
import WorkCalendar

extension CalendarChange {
  /// Takes the times off the open offers at which nobody can be met any more: those on a day that is off now,
  /// and those that come before the earliest date. What is held for them is given back, and both sides are
  /// told. Where no time is left the rescheduling ends.
  func releaseAlternatives(at desk: Desk) throws -> [HolidayReport.AffectedOffer] {
    var affected: [HolidayReport.AffectedOffer] = []
    for id in try desk.queries.openReschedulings() {
      guard let record = try desk.queries.rescheduling(id),
        let request = try desk.queries.request(record.request)
      else { continue }
      let gone = try lost(of: record, for: request, at: desk)
      guard !gone.isEmpty else { continue }
      try desk.acting(as: .service).release(gone, of: record, for: request)
      affected.append(
        HolidayReport.AffectedOffer(
          rescheduling: id, request: request.id, reference: request.reference, released: gone.map(\.time),
          ends: try desk.rescheduling(id).state != .open))
    }
    return affected
  }

  private func lost(
    of record: ReschedulingRecord, for request: RequestRecord, at desk: Desk
  ) throws -> [ReschedulingRecord.Option] {
    let earliest = try desk.leadTime(of: request).date
    let offered = (record.rounds.last?.options ?? []).filter { $0.state == .offered }
    return try offered.filter { option in
      let date = option.time.start.local(offset: .wib).date
      do throws(CalendarReachError) {
        return try !new.isWorking(date) || !request.isPriorityAtCounter && date < earliest
      } catch {
        throw Refusal.pastCalendar(error)
      }
    }
  }
}
