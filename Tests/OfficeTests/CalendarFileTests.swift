import Casework
import Office
import Testing
import Wording

@Suite("The meeting of a request as a file")
struct CalendarFileTests {
  private static func file(
    _ test: TestOffice, _ id: Identifier<Record.Request>, as principal: Principal
  ) throws -> String? {
    try test.office.ask(as: principal) { try $0.calendarFile(of: id, in: .indonesian) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("It has the name of the meeting in invitations, so that a calendar knows it as the same")
  func name() throws {
    let test = try TestOffice()
    let (id, meeting) = try test.booked()
    let text = try #require(try Self.file(test, id, as: .applicant(id)))
    #expect(text.contains("UID:\(meeting.uid)\r\n") && text.contains("METHOD:PUBLISH"))
  }

  @Test("There is none before a meeting stands, after it was called off, and for others")
  func none() throws {
    let test = try TestOffice()
    let waiting = try test.received()
    #expect(try Self.file(test, waiting, as: .applicant(waiting)) == nil)
    let (id, meeting) = try test.booked(agenda: "A-2", email: "lain@example.com")
    #expect(refusal { try Self.file(test, id, as: .applicant(waiting)) as Any } == "notFound")
    _ = try test.office.perform(
      CallOffMeeting(request: id, meeting: meeting.id, reason: "sakit"), as: test.staff(.director))
    #expect(try Self.file(test, id, as: .applicant(id)) == nil)
  }
}
