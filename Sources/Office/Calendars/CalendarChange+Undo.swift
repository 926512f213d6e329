import Casework
import JSON
import Store
import WorkCalendar
import Wording

extension CalendarChange {
  /// Ends the rescheduling of a meeting that can be held again as it is booked, where a change of the calendar had
  /// opened it and the applicant has not answered: what was held is given back, and those concerned are told. One in
  /// which anybody has answered goes on. Returns the rescheduling that is or was open, and whether it has ended.
  func endUntouched(
    of meeting: Identifier<Record.Meeting>, at desk: Desk
  ) throws -> (rescheduling: Identifier<Record.Rescheduling>, hasEnded: Bool)? {
    guard let record = try desk.queries.openRescheduling(of: meeting) else { return nil }
    guard record.rounds.count == 1, try isOfCalendar(record, at: desk),
      var request = try desk.queries.request(record.request)
    else { return (record.id, false) }
    let service = desk.acting(as: .service)
    try service.end(
      try service.negotiation(record), .overtake, .reschedulingEnded, &request,
      because: ["version": .string(version.description)],
      facts: ["reason": .string(CalendarChange.dayIsBack.text(in: Language(request.applicant.language)))])
    return (record.id, true)
  }

  /// What the history says of it.
  private static let dayIsBack = Sentence(
    "Hari libur yang mengenai pertemuan tidak jadi berlaku",
    "The day off that the meeting fell on does not hold")

  /// Whether a change of the calendar has opened a rescheduling: the history then names the version.
  private func isOfCalendar(_ record: ReschedulingRecord, at desk: Desk) throws -> Bool {
    try desk.queries.history(of: record.request).contains { entry in
      guard entry.event == Event.reschedulingProposed.rawValue,
        case .object(let detail)? = try? JSONValue(parsing: Array(entry.detail.utf8))
      else { return false }
      return detail["rescheduling"] == .string(record.id.description) && detail["version"] != nil
    }
  }
}
