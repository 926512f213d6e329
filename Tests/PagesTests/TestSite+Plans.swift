import Casework
import Office
@testable import Pages
import Store
import Testing
import WorkCalendar

extension TestSite {
  /// Adds officers with these names, each competent in nib.
  func officers(_ names: String...) throws -> [Identifier<Record.Officer>] {
    try names.map { name in
      try #require(
        try office.perform(
          AddAccount(
            email: "\(name.lowercased())@example.go.id", name: name, roles: [.officer],
            password: try AccountPassword.hash(Self.password), competencies: ["nib"]), as: .service
        ).officer)
    }
  }

  /// A request that the unit has received, and that proposes 10 March 2026 from 09:00 to 12:00 WIB.
  func received(name: String = "PT Contoh Sejahtera") throws -> Identifier<Record.Request> {
    let (id, _) = try submitted(name: name)
    _ = try office.perform(
      AddDocument(request: id, role: .supporting, name: "bukti.pdf", mediaType: .pdf, content: [1, 2]),
      as: .applicant(id))
    for act in [
      TakeStep.Act.register(agendaNumber: "A-\(id)"), .dispose(note: ""), .receive(agendaNumber: nil),
    ] {
      _ = try office.perform(TakeStep(request: id, act: act), as: desks)
    }
    return id
  }
}
