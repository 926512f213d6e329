import Casework
import JSON
import Store
import WorkCalendar

extension Desk {
  /// What a message to the applicant needs besides, where the unit refuses a time that came from the
  /// applicant's calendar client: it is answered by DECLINECOUNTER, which names the revision and the time of
  /// the proposal (RFC 5546, section 3.2.8). Empty where the offer came another way, or is the unit's own.
  func declinedCounter(in open: OpenNegotiation, by side: Side) -> JSONObject {
    guard side == .unit, let round = open.record.rounds.last, round.side == .applicant,
      let sequence = round.calendarSequence, let option = round.options.first
    else { return [:] }
    return [
      "declinedCounter": [
        "uid": .string(open.meeting.uid), "sequence": .integer(Int64(sequence)),
        "start": .string(option.time.start.iso8601(offset: .wib)),
        "end": .string(option.time.end.iso8601(offset: .wib)),
      ]
    ]
  }
}
