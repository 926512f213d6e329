import Casework
import Office
import Store
import Testing
import WorkCalendar

/// What happens to a meeting, in one line each.
extension StaffedOffice {
  /// Books the meeting of 10 March, 09:00, for some of the officers.
  func book(_ id: Identifier<Record.Request>, with places: [Int], at start: Instant = march(10, "09:00"))
    throws
  {
    _ = try office.perform(
      BookMeeting(request: id, officers: places.map { officers[$0] }, start: start), as: director)
  }

  func propose(
    _ id: Identifier<Record.Request>, _ starts: [Instant], as principal: Principal
  ) throws -> Identifier<Record.Rescheduling> {
    try office.perform(ProposeRescheduling(request: id, reason: "Rapat", starts: starts), as: principal).id
  }

  /// Accepts the first time on offer.
  func accept(
    _ id: Identifier<Record.Request>, _ rescheduling: Identifier<Record.Rescheduling>,
    as principal: Principal,
    officers: [Identifier<Record.Officer>] = []
  ) throws {
    let record = try base.database.read { try $0.rescheduling(rescheduling) }
    let option = try #require(record?.rounds.last?.options.first)
    _ = try office.perform(
      AcceptOption(request: id, rescheduling: rescheduling, option: option.id, officers: officers),
      as: principal)
  }

  func answer(
    _ id: Identifier<Record.Request>, _ rescheduling: Identifier<Record.Rescheduling>,
    _ answer: AnswerRescheduling.Answer, as principal: Principal
  ) throws {
    _ = try office.perform(
      AnswerRescheduling(request: id, rescheduling: rescheduling, answer: answer), as: principal)
  }

  func callOff(_ id: Identifier<Record.Request>) throws {
    let meeting = try #require(try standing(id))
    _ = try office.perform(CallOffMeeting(request: id, meeting: meeting.id, reason: "Gempa"), as: director)
  }

  /// Answers a request by letter.
  func answer(_ id: Identifier<Record.Request>) throws {
    _ = try office.perform(
      AddDocument(
        request: id, role: .replyLetter, name: "balasan.txt", mediaType: .text, content: Array("balasan".utf8)
      ),
      as: director)
    try step(id, .answer(note: ""), as: director)
  }

  func standing(_ id: Identifier<Record.Request>) throws -> MeetingRecord? {
    try base.database.read { try $0.standingMeeting(of: id) }
  }

  /// Sends another time from the calendar of somebody who is invited.
  func counter(
    _ id: Identifier<Record.Request>, _ start: String, by email: String = "sari@example.com"
  ) throws -> Identifier<Record.Rescheduling> {
    let taken = try office.perform(try calendarCounter(id, start, by: email), as: .service)
    return try #require(taken.rescheduling)
  }

  /// METHOD:COUNTER as a calendar client writes it.
  func calendarCounter(
    _ id: Identifier<Record.Request>, _ start: String, by email: String
  ) throws -> TakeItip {
    try calendarAnswer(
      id, "COUNTER",
      [
        "DTSTART;TZID=Asia/Jakarta:\(start)", "DURATION:PT1H", "ATTENDEE;PARTSTAT=TENTATIVE:mailto:\(email)",
      ])
  }

  /// METHOD:REPLY as a calendar client writes it.
  func calendarReply(
    _ id: Identifier<Record.Request>, _ answer: String, by email: String
  ) throws -> TakeItip {
    try calendarAnswer(id, "REPLY", ["ATTENDEE;PARTSTAT=\(answer):mailto:\(email)"])
  }

  /// Sends another time that is refused, and lets the sender be answered.
  func counterRefused(_ id: Identifier<Record.Request>, _ start: String, by email: String) throws {
    let taking = try calendarCounter(id, start, by: email)
    do {
      _ = try office.perform(taking, as: .service)
      Issue.record("a time that the rules refuse was taken")
    } catch let refusal as Refusal {
      #expect(try office.perform(AnswerRefusedItip(to: taking, refusal: refusal), as: .service))
    }
  }

  /// Says who comes along, by the names before the `@`.
  func bring(_ id: Identifier<Record.Request>, _ names: [String], as principal: Principal? = nil) throws {
    let people = names.map { NamedCoApplicant(name: $0.capitalized, email: "\($0)@example.com") }
    _ = try office.perform(SetCoApplicants(request: id, people: people), as: principal ?? .applicant(id))
  }

  private func calendarAnswer(
    _ id: Identifier<Record.Request>, _ method: String, _ lines: [String]
  ) throws -> TakeItip {
    let last = try base.database.read { try $0.meetings(of: id).last }
    let meeting = try #require(last)
    let stamp = clock.now.iso8601(offset: .utc).filter { $0 != "-" && $0 != ":" }.prefix(15)
    let text =
      [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", "METHOD:\(method)", "BEGIN:VEVENT",
        "UID:\(meeting.uid)", "SEQUENCE:\(meeting.sequence)", "DTSTAMP:\(stamp)Z",
      ] + lines + ["END:VEVENT", "END:VCALENDAR", ""]
    return try TakeItip(Array(text.joined(separator: "\r\n").utf8), zones: office.surroundings.zone)
  }
}
