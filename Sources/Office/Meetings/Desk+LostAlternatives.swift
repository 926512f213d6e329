import Casework
import JSON
import Store
import WorkCalendar

extension Desk {
  /// Takes times off the open offer of a rescheduling at which nobody can be met any more: what is held for
  /// them is given back, and both sides are told. Where no time is left the rescheduling ends. To be done as
  /// the service.
  func release(
    _ gone: [ReschedulingRecord.Option], of record: ReschedulingRecord, for request: RequestRecord
  ) throws {
    for option in gone { try queries.mark(option.id, as: .released) }
    var request = request
    let open = try negotiation(try rescheduling(record.id))
    let released = JSONValue.array(gone.map { .string($0.time.start.iso8601(offset: .wib)) })
    guard open.negotiation.rounds.last?.options.isEmpty ?? true else {
      try hold(open.record)
      try self.record(
        .alternativesReleased, of: request,
        detail: detail(of: record.id, of: open.meeting, round: open.negotiation.rounds.last)
          .adding("released", released),
        telling: [.applicant, .director, .officers])
      return
    }
    try end(open, .expire, .reschedulingEnded, &request, facts: ["released": released])
  }
}
