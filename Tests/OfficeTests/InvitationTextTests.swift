import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("An invitation says in the reader's language and on the reader's clocks what it is, and how to answer")
struct InvitationTextTests {
  let office: StaffedOffice
  let id: Identifier<Record.Request>

  init() throws {
    office = try StaffedOffice(settings: ["public-address": "https://jadwal.example.go.id"])
    id = try office.receive(windows: [span(10, "09:00", "10:00")])
    _ = try office.office.perform(
      SetCoApplicants(
        request: id,
        people: [
          NamedCoApplicant(name: "Ed", email: "ed@example.com", timeZone: "Europe/Paris", language: .english)
        ]),
      as: .applicant(id))
    office.clock.now = march(2, "09:00")
    try office.book(id, with: [0])
  }

  @Test("the applicant's has the room first, how to answer, and the applicant's own link")
  func applicant() throws {
    let told = try invitation(to: "sari@example.com")
    let link = try office.office.ask(as: .service) { try $0.applicantLink(for: id) }
    #expect(link.hasPrefix("https://jadwal.example.go.id/permohonan/"))
    #expect(
      told.value("DESCRIPTION")
        == #"https://jadwal.example.go.id/ruang/1\n\nPermohonan SPB-2026-000001: NIB tidak terbit\nPetugas: Ayu\n\n"#
        + #"Jawablah undangan ini dari kalender Anda: terima\, mungkin\, atau tolak.\n"#
        + #"Bila Anda menolak\, unit mencarikan waktu lain\; pertemuan ini tetap berlaku sampai waktu lain disepakati.\n"#
        + #"Usulkan waktu lain dari kalender Anda\, bila dapat\, atau di sini: "#
        + link + #"\nLayanan ini tidak dipungut biaya."#)
    let rows = [
      ("METHOD", "REQUEST"), ("DTSTAMP", "20260302T020000Z"), ("LAST-MODIFIED", "20260302T020000Z"),
      ("DTSTART", "20260310T100000"), ("DTEND", "20260310T110000"),
      ("SUMMARY", "Fasilitasi: NIB tidak terbit"),
      ("LOCATION", "https://jadwal.example.go.id/ruang/1 - Ruang daring 1"),
      ("CONFERENCE", "https://jadwal.example.go.id/ruang/1"), ("ORGANIZER", "mailto:tu.ditspb@bkpm.go.id"),
      ("STATUS", "CONFIRMED"), ("SEQUENCE", "0"),
    ]
    for (name, value) in rows { #expect(told.value(name) == value, "\(name)") }
    #expect(told.lines.contains("DTSTART;TZID=Asia/Makassar:20260310T100000"))
    #expect(told.lines.contains("TRIGGER:-PT30M"))
    let attendees = told.eventLines.filter { $0.hasPrefix("ATTENDEE") }
    #expect(attendees.count == 3 && attendees.allSatisfy { $0.contains(";RSVP=TRUE") })
    #expect(
      attendees.first
        == "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Sari\":mailto:sari@example.com"
    )
  }

  @Test("nobody else's has the applicant's link; an officer's has the staff's page, and office time")
  func others() throws {
    let companion = try invitation(to: "ed@example.com")
    #expect(companion.value("DESCRIPTION")?.contains("permohonan/") == false)
    #expect(companion.value("DESCRIPTION")?.contains("Only the applicant can ask for another time") == true)
    #expect(companion.lines.contains("DTSTART;TZID=Asia/Jakarta:20260310T090000"))
    #expect(companion.value("SUMMARY") == "Facilitation: NIB tidak terbit")
    let officer = try invitation(to: "ayu@example.go.id")
    #expect(
      officer.value("DESCRIPTION")?.contains("https://jadwal.example.go.id/staf/permohonan/\(id)") == true)
    #expect(officer.value("DESCRIPTION")?.contains("go.id/permohonan/") == false)
    #expect(officer.value("SUMMARY") == "SPB-2026-000001 NIB tidak terbit \u{2013} Sari")
    #expect(
      Set([companion, officer, try invitation(to: "sari@example.com")].map { $0.value("UID") }).count == 1)
  }

  @Test("it is the same text whenever it is made, whatever has happened since")
  func stable() throws {
    let before = try invitation(to: "ayu@example.go.id").text
    office.clock.now = march(5, "09:00")
    try office.step(id, .assign([office.officers[1]]), as: office.director)
    try office.callOff(id)
    #expect(try invitation(to: "ayu@example.go.id").text == before)
  }

  @Test("an answer is shown to the others while it holds for the revision")
  func participation() throws {
    _ = try office.office.perform(
      try office.calendarReply(id, "ACCEPTED", by: "ed@example.com"), as: .service)
    #expect(try invitation(to: "sari@example.com").attendees == ["sari", "ed=ACCEPTED", "ayu"])
    try office.step(id, .assign([office.officers[1]]), as: office.director)
    let told = try #require(
      try office.base.told().last { $0.event == "officers-substituted" && $0.audience == "applicant" })
    #expect(told.attendees == ["sari", "ed", "budi"])
  }

  private func invitation(to email: String) throws -> ToldCalendar {
    try #require(
      try office.base.told().first { $0.event == "meeting-booked" && $0.message.recipient == email })
  }
}
