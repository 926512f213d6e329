import Casework
import Office
import Store
import Testing
import WorkCalendar

extension TestOffice {
  /// A complete request that the unit has received, whose applicant proposes 9 to 17 March 2026 where nothing else
  /// is said.
  func received(
    agenda: String = "A-1", email: String = "pemohon@example.com", windows: [InstantRange]? = nil
  ) throws -> Identifier<Record.Request> {
    let submitted = try office.perform(
      try SubmitRequest.sample(
        windows: windows ?? [window("2026-03-09T07:30:00+07:00", "2026-03-17T16:00:00+07:00")], email: email,
        letter: clock.now.local(offset: .wib).date.iso8601), as: .anonymous)
    let id = submitted.view.request.id
    _ = try office.perform(
      AddDocument(
        request: id, role: .supporting, name: "tangkapan-layar.png", mediaType: .png,
        content: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]), as: .applicant(id))
    _ = try office.perform(TakeStep(request: id, act: .register(agendaNumber: agenda)), as: staff(.registry))
    _ = try office.perform(TakeStep(request: id, act: .dispose(note: "")), as: staff(.deputy))
    _ = try office.perform(TakeStep(request: id, act: .receive(agendaNumber: nil)), as: staff(.director))
    return id
  }

  /// A request with a meeting of the first officer, where no other is named.
  func booked(
    agenda: String = "A-1", email: String = "pemohon@example.com",
    at start: String = "2026-03-10T09:00:00+07:00", officer: Int = 0
  ) throws -> (request: Identifier<Record.Request>, meeting: MeetingRecord) {
    let id = try received(agenda: agenda, email: email)
    let held = try office.perform(
      BookMeeting(request: id, officers: [officers[officer]], start: moment(start)), as: staff(.director))
    return (id, held.meeting)
  }

  /// A request as it is kept.
  func request(_ id: Identifier<Record.Request>) throws -> RequestRecord {
    try #require(try database.read { try $0.request(id) })
  }
}

/// The name of the case in which something is refused, or what happened instead.
func refusal(_ body: () throws -> some Any) -> String {
  do {
    _ = try body()
    return "not refused"
  } catch let refusal as Refusal {
    if case .staleMessage(let reason) = refusal { return reason.rawValue }
    return String("\(refusal)".prefix { $0 != "(" })
  } catch {
    return "\(error)"
  }
}
