import Casework
import Office
import Scheduling
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("A request goes through the desks as the standard says")
struct DeskFlowTests {
  let test: TestOffice

  init() throws { test = try TestOffice() }

  @Test("From the letter to the meeting, with another time agreed on")
  func meetingAfterAgreement() throws {
    let id = try received()
    let director = test.staff(.director)
    let booked = try test.office.perform(
      BookMeeting(
        request: id, officers: [test.officers[0]], start: moment("2026-03-10T09:00:00+07:00")), as: director)
    #expect(booked.meeting.sequence == 0)
    let offer = try test.office.perform(
      ProposeRescheduling(
        request: id, reason: "Petugas bertugas di luar",
        starts: [moment("2026-03-10T09:30:00+07:00"), moment("2026-03-11T13:00:00+07:00")]), as: director)
    let countered = try test.office.perform(
      AnswerRescheduling(
        request: id, rescheduling: offer.id,
        answer: .counter(reason: "Siang lebih baik", starts: [moment("2026-03-12T10:00:00+07:00")])),
      as: .applicant(id))
    #expect(countered.rounds.count == 2)
    let option = try #require(countered.rounds.last?.options.first)
    let moved = try test.office.perform(
      AcceptOption(request: id, rescheduling: offer.id, option: option.id), as: director)
    #expect(moved.meeting.uid == booked.meeting.uid)
    #expect(moved.meeting.sequence == 1)
    #expect(moved.meeting.time == (try window("2026-03-12T10:00:00+07:00", "2026-03-12T11:00:00+07:00")))
    let taken = try test.office.ask(as: director) { desk in
      try desk.queries.occupiedTimes(
        overlapping: window("2026-03-01T00:00:00+07:00", "2026-04-01T00:00:00+07:00"))
    }
    #expect(taken.map(\.time) == [moved.meeting.time])
    try test.wait(until: "2026-03-12T11:05:00+07:00")
    let step = TakeStep(request: id, act: .facilitate(note: "Selesai"))
    _ = try test.office.perform(step, as: director)
    _ = try test.office.perform(TakeStep(request: id, act: .close), as: director)
    let closed = try #require(try test.office.ask(as: director) { try $0.queries.request(id) })
    #expect(closed.state == .closed)
    #expect(closed.outcome == .meeting)
    #expect(closed.laterGround == .agreed)
  }

  @Test("What is held for an applicant is refused to everyone else until it runs out")
  func holds() throws {
    let id = try received()
    let other = try received(agenda: "A-2")
    let director = test.staff(.director)
    _ = try test.office.perform(
      BookMeeting(request: id, officers: [test.officers[0]], start: moment("2026-03-10T09:00:00+07:00")),
      as: director)
    _ = try test.office.perform(
      ProposeRescheduling(request: id, reason: "Sakit", starts: [moment("2026-03-10T10:30:00+07:00")]),
      as: director)
    let booking = BookMeeting(
      request: other, officers: [test.officers[0]], start: try moment("2026-03-10T11:00:00+07:00"))
    #expect(refusal { try test.office.perform(booking, as: director) } == "taken")
    try test.wait(until: "2026-03-09T00:00:00+07:00")
    #expect(try test.office.expireOffers { _, error in Issue.record(error) } == 1)
    _ = try test.office.perform(booking, as: director)
  }

  @Test("A time that is taken is refused, and nothing of the booking stays")
  func taken() throws {
    let first = try received()
    let second = try received(agenda: "A-2")
    let director = test.staff(.director)
    let start = try moment("2026-03-10T09:00:00+07:00")
    _ = try test.office.perform(
      BookMeeting(request: first, officers: [test.officers[0]], start: start), as: director)
    let before = try test.office.ask(as: director) { try $0.queries.history(of: second).count }
    for shifted in [start, start + Minutes(15), start + Minutes(45)] {
      let booking = BookMeeting(request: second, officers: [test.officers[0]], start: shifted)
      #expect(refusal { try test.office.perform(booking, as: director) } == "taken")
    }
    let after = try test.office.ask(as: director) { desk in
      #expect(try desk.queries.meetings(of: second).isEmpty)
      return try desk.queries.history(of: second).count
    }
    #expect(after == before)
  }

  /// A request that the unit has received, complete.
  private func received(agenda: String = "A-1") throws -> Identifier<Record.Request> {
    let registry = test.staff(.registry)
    let submitted = try test.office.perform(
      try SubmitRequest.sample(windows: [window("2026-03-10T09:00:00+07:00", "2026-03-12T12:00:00+07:00")]),
      as: .anonymous)
    let id = submitted.view.request.id
    _ = try test.office.perform(
      AddDocument(
        request: id, role: .supporting, name: "tangkapan-layar.png", mediaType: .png,
        content: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]), as: .applicant(id))
    _ = try test.office.perform(TakeStep(request: id, act: .register(agendaNumber: agenda)), as: registry)
    _ = try test.office.perform(TakeStep(request: id, act: .dispose(note: "")), as: test.staff(.deputy))
    _ = try test.office.perform(
      TakeStep(request: id, act: .receive(agendaNumber: nil)), as: test.staff(.director))
    return id
  }

  /// The name of the case in which something is refused, or a word for what happened instead.
  private func refusal(_ body: () throws -> some Any) -> String {
    do {
      _ = try body()
      return "not refused"
    } catch let refusal as Refusal {
      return String("\(refusal)".prefix { $0 != "(" })
    } catch {
      return "\(error)"
    }
  }
}
