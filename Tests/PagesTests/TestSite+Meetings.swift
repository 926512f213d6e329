import Casework
import Office
@testable import Pages
import Store
import Testing
import WorkCalendar

extension TestSite {
  /// A member of staff as whom a test acts, with every role of the desks.
  var desks: Principal {
    .staff(StaffMember(account: Identifier(1), name: "Staf", roles: [.registry, .deputy, .director]))
  }

  /// Adds an officer with an account.
  @discardableResult func officer(_ competencies: String...) throws -> Identifier<Record.Officer> {
    try #require(
      try office.perform(
        AddAccount(
          email: "petugas@example.go.id", name: "Petugas", roles: [.officer],
          password: try AccountPassword.hash(Self.password), competencies: competencies), as: .service
      ).officer)
  }

  /// A request whose meeting is on 10 March 2026 at 09:00 WIB with an officer, a new one where none is given; its secret
  /// and the meeting.
  func scheduled(with known: Identifier<Record.Officer>? = nil) throws -> (
    id: Identifier<Record.Request>, secret: String, meeting: Identifier<Record.Meeting>
  ) {
    let officer = try known ?? officer("nib")
    let (id, secret) = try submitted()
    _ = try office.perform(
      AddDocument(request: id, role: .supporting, name: "bukti.pdf", mediaType: .pdf, content: [1, 2]),
      as: .applicant(id))
    for act in [
      TakeStep.Act.register(agendaNumber: "A-1"), .dispose(note: ""), .receive(agendaNumber: nil),
      .assign([officer]),
    ] { _ = try office.perform(TakeStep(request: id, act: act), as: desks) }
    let meeting = try office.perform(
      BookMeeting(request: id, officers: [officer], start: try march(10, 9)), as: desks)
    return (id, secret, meeting.meeting.id)
  }

  /// An hour of a day of March 2026, in office time.
  func march(_ day: Int, _ hour: Int) throws -> Instant {
    let date = try #require(CivilDate(year: 2026, month: 3, day: day))
    let time = try #require(LocalTime(hour: hour, minute: 0))
    return Instant(LocalDateTime(date: date, time: time), offset: .wib)
  }

  /// A request that lies at one moment of the database.
  func view(_ id: Identifier<Record.Request>) throws -> RequestView {
    try office.ask(as: desks) { try $0.view(of: id) }
  }
}
