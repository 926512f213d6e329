import Casework
import JSON
import Office
import Store
import Testing
import WorkCalendar

@Suite("The history tells why, and those who have to know are told")
struct RemarkTests {
  @Test("Notes and reasons stand beside the history, which is whole without them")
  func remarks() throws {
    let test = try StaffedOffice()
    let id = try test.submit(windows: [span(10, "09:00", "12:00")]).view.request.id
    try test.step(id, .return(items: [.identity], note: "Buram"), as: test.registry)
    var completion = TakeStep.Completion()
    completion.identity = "3175"
    try test.step(id, .complete(completion), as: .applicant(id))
    try test.step(id, .register(agendaNumber: nil), as: test.registry)
    try test.step(id, .dispose(note: "Segera"), as: test.deputy)
    try test.step(id, .refer(RelatedUnit(name: "Direktorat Lain", reason: "Wewenangnya")), as: test.director)
    func view() throws -> RequestView { try test.office.ask(as: test.auditor) { try $0.view(of: id) } }
    #expect(try view().history.compactMap(\.remark?.text) == ["Buram", "Segera", "Wewenangnya"])
    #expect(try view().referredTo == RelatedUnit(name: "Direktorat Lain", reason: "Wewenangnya"))
    #expect(try view().history.allSatisfy { !$0.detail.contains("Wewenangnya") })
    _ = try test.base.database.write { try $0.execute("DELETE FROM remark", []) }
    #expect(try view().history.allSatisfy { $0.remark == nil })
    #expect(try view().referredTo == nil)
    try test.base.expectWholeHistory()
  }

  @Test("Why a meeting is called off, moved or held is kept")
  func meetings() throws {
    let test = try StaffedOffice()
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let offer = try test.office.perform(
      ProposeRescheduling(request: id, reason: "Rapat", starts: [march(11, "09:00")]), as: test.director)
    _ = try test.office.perform(
      AnswerRescheduling(request: id, rescheduling: offer.id, answer: .decline(reason: "Tidak bisa")),
      as: .applicant(id))
    test.clock.now = march(10, "10:30")
    try test.step(id, .facilitate(note: "Akun aktif"), as: test.director)
    let said = try test.office.ask(as: .applicant(id)) {
      try $0.view(of: id).history.compactMap(\.remark?.text)
    }
    #expect(said == ["Rapat", "Tidak bisa", "Akun aktif"])
  }

  @Test("A desk is told at the addresses of those who have its role, in each of their parts")
  func holders() throws {
    let test = try StaffedOffice()
    _ = try test.base.database.write {
      try $0.addAccount(
        email: "semua@example.go.id", name: "Semua", roles: [.registry, .director], passwordHash: "-",
        at: march(2, "08:00"))
    }
    _ = try test.office.perform(
      RegisterComplaint(
        request: nil, channel: .web, name: "Sari", contact: "sari@example.com", text: "Lama", answer: nil),
      as: .anonymous)
    let told = try test.base.mails().map { "\($0.recipient) \(try audience($0))" }
    #expect(
      told == [
        "registry@example.go.id registry", "semua@example.go.id registry", "director@example.go.id director",
        "semua@example.go.id director",
      ])
  }

  @Test("The unit's own address stands in where nobody has the role")
  func nobody() throws {
    let test = try TestOffice()
    _ = try test.office.perform(
      RegisterComplaint(
        request: nil, channel: .web, name: "Sari", contact: "sari@example.com", text: "Lama", answer: nil),
      as: .anonymous)
    #expect(try test.mails().map(\.recipient) == ["tu.ditspb@bkpm.go.id", "tu.ditspb@bkpm.go.id"])
  }

  private func audience(_ message: OutgoingMessage) throws -> String {
    guard case .object(let facts) = try JSONValue(parsing: Array(message.facts.utf8)),
      case .string(let audience)? = facts["to"]
    else { return "?" }
    return audience
  }
}
