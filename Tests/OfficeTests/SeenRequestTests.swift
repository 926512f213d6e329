import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("Whatever a request shows has a version of its own")
struct SeenRequestTests {
  @Test("A document and a round of a rescheduling count the version up")
  func everyPart() throws {
    let test = try TestOffice()
    let (id, _) = try test.booked()
    let before = try test.request(id).version
    _ = try test.office.perform(
      AddDocument(request: id, role: .supporting, name: "b.txt", mediaType: .text, content: [65]),
      as: .applicant(id))
    let withDocument = try test.request(id).version
    #expect(withDocument == before + 1)
    let offer = try test.office.perform(
      ProposeRescheduling(
        request: id, reason: "Sakit", starts: [moment("2026-03-11T09:00:00+07:00")]),
      as: test.staff(.director))
    let offered = try test.request(id).version
    #expect(offered > withDocument)
    let counter = AnswerRescheduling(
      request: id, rescheduling: offer.id,
      answer: .counter(reason: "Siang", starts: [try moment("2026-03-12T10:00:00+07:00")]))
    let stale = SeenRequest(id, .oneOf([withDocument]))
    #expect(
      refusal { try test.office.perform(counter, as: .applicant(id), having: stale) } == "changedMeanwhile")
    _ = try test.office.perform(counter, as: .applicant(id), having: SeenRequest(id, .oneOf([1, offered])))
    #expect(try test.request(id).version > offered)
  }

  @Test("Who may not know of a request is not told whether it has changed")
  func secrecy() throws {
    let test = try TestOffice()
    let (id, meeting) = try test.booked()
    let useCase = CallOffMeeting(request: id, meeting: meeting.id, reason: nil)
    let seen = SeenRequest(id, .oneOf([99]))
    #expect(refusal { try test.office.perform(useCase, as: .anonymous, having: seen) } == "notFound")
  }
}
