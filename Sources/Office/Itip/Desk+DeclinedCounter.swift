import Casework
import JSON
import Store
import WorkCalendar

extension Desk {
  /// What messages need besides, where the unit refuses a time that came from the applicant's calendar client:
  /// it is answered by DECLINECOUNTER, which names the revision and the time of the proposal (RFC 5546, section
  /// 3.2.8). Empty where the offer came another way or is the unit's own, and where no meeting stands.
  func declinedCounter(in open: OpenNegotiation, of request: RequestRecord) -> JSONObject {
    guard open.meeting.state == .scheduled, let round = open.record.rounds.last, round.side == .applicant,
      let sequence = round.calendarSequence, let option = round.options.first,
      let email = request.applicant.email
    else { return [:] }
    return declinedCounter(of: open.meeting, sequence: sequence, time: option.time, by: email)
  }

  /// The same for a proposal of somebody who is invited that has got no further.
  func declinedCounter(
    of meeting: MeetingRecord, sequence: Int, time: InstantRange, by email: String
  ) -> JSONObject {
    [
      "declinedCounter": [
        "uid": .string(meeting.uid), "sequence": .integer(Int64(sequence)),
        "start": .string(time.start.iso8601(offset: .wib)), "end": .string(time.end.iso8601(offset: .wib)),
        "attendee": .string(email.lowercased()),
      ]
    ]
  }

  /// Tells the applicant's calendar that the meeting stands as it was, after a time was refused that came from
  /// there: not every client shows a DECLINECOUNTER (Outlook does not), and some have put the proposed time
  /// into the calendar. Nothing where the offer came another way, or no meeting stands.
  func confirm(_ open: OpenNegotiation, of request: RequestRecord) throws {
    guard !declinedCounter(in: open, of: request).members.isEmpty else { return }
    try confirm(open.meeting.id, of: request, telling: [.applicant])
  }

  /// Tells some of those who are invited to a meeting that it stands as it was; nothing where it does not.
  func confirm(
    _ meeting: Identifier<Record.Meeting>, of request: RequestRecord, telling audiences: [Audience] = [],
    and others: [Recipient] = []
  ) throws {
    guard let meeting = try queries.meeting(meeting), meeting.state == .scheduled, meeting.time.end > now
    else { return }
    try record(
      .meetingConfirmed, of: request, detail: detail(of: meeting, officers: queries.officers(of: meeting.id)),
      telling: audiences, and: others)
  }
}
