public import Casework
import JSON
import Store

/// Takes an absence back: the officer can be met again. What was arranged because of it stays as it is.
public struct WithdrawAbsence: UseCase {
  let officer: Identifier<Record.Officer>
  let absence: Identifier<Record.Absence>

  /// The end of an officer's absence.
  public init(officer: Identifier<Record.Officer>, absence: Identifier<Record.Absence>) {
    self.officer = officer
    self.absence = absence
  }

  /// Takes it back; the officer or the director may. Fails with `notFound` where the officer has no such
  /// absence.
  public func perform(at desk: Desk) throws {
    let officer = try desk.ownOfficer(self.officer)
    guard try desk.queries.removeAbsence(absence, of: officer.id) else { throw Refusal.notFound }
    try desk.touch(.officers)
    try desk.record(
      .absenceWithdrawn, of: nil,
      detail: ["officer": .string(officer.id.description), "absence": .string(absence.description)])
  }
}
