import Casework
import Store
import Testing
import WorkCalendar

@testable import Office

@Suite(
  "Who may name the officers of a meeting, and which officers are told (rules of the service, section 6)")
struct OfficersNamedTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  func recipients(of event: String) throws -> Set<String> {
    Set(
      try office.base.mails().filter { $0.facts.contains("\"event\":\"\(event)\"") }
        .map { String($0.recipient.prefix { $0 != "@" }) }.filter { ["ayu", "budi", "dewi"].contains($0) })
  }

  @Test("an assigned officer books for those who are assigned, and for nobody else")
  func booking() throws {
    let id = try office.receive(windows: [span(9, "09:00", "10:00")])
    try office.step(id, .assign([office.officers[0]]), as: office.director)
    func book(_ officer: Int, as principal: Principal) throws -> StaffedMeeting {
      try office.office.perform(
        BookMeeting(request: id, officers: [office.officers[officer]], start: march(9, "09:00")),
        as: principal)
    }
    #expect(refusal { try book(1, as: office.staff[0]) } == "forbidden")
    #expect(try book(0, as: office.staff[0]).officers == [office.officers[0]])
  }

  @Test("an assigned officer accepts for those who are assigned; the director may send somebody else")
  func accepting() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    let offer = try office.office.perform(
      ProposeRescheduling(request: id, reason: "Rapat", starts: [march(10, "09:00")]), as: .applicant(id))
    let option = try #require(offer.rounds.last?.options.first)
    let accept = AcceptOption(
      request: id, rescheduling: offer.id, option: option.id, officers: [office.officers[1]])
    #expect(refusal { try office.office.perform(accept, as: office.staff[0]) } == "forbidden")
    #expect(try office.office.perform(accept, as: office.director).officers == [office.officers[1]])
    #expect(try recipients(of: "meeting-moved") == ["ayu", "budi"])
    // Who is out of it is told of the meeting by the time at which it was to be.
    let message = try #require(
      try office.base.mails().last { $0.facts.contains("meeting-moved") && $0.recipient.hasPrefix("ayu") })
    let mail = try #require(try office.office.ask(as: .service) { try $0.outgoingMail(for: message) })
    #expect(mail.subject.contains("dipegang petugas lain: Senin, 9 Maret 2026, 09.00 WIB"))
    #expect(mail.plain.contains("Waktu semula: Senin, 9 Maret 2026, 09.00–10.00 WIB"))
    #expect(mail.plain.contains("Waktu: Selasa, 10 Maret 2026, 09.00–10.00 WIB"))
  }

  @Test("a substitution is told to who held the meeting and to who holds it now")
  func substitution() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    try office.step(id, .assign([office.officers[3]]), as: office.director)
    #expect(try recipients(of: "officers-substituted") == ["ayu", "dewi"])
  }

  @Test("another assignment is told to who was assigned until then")
  func assignment() throws {
    let id = try office.receive(windows: [span(9, "09:00", "10:00")])
    try office.step(id, .assign([office.officers[0]]), as: office.director)
    #expect(try recipients(of: "request-assigned") == ["ayu"])
    try office.step(id, .assign([office.officers[1]]), as: office.director)
    #expect(try recipients(of: "request-assigned") == ["ayu", "budi"])
    #expect(
      try office.base.mails().count { $0.facts.contains("request-assigned") && $0.recipient.hasPrefix("ayu") }
        == 2)
  }
}
