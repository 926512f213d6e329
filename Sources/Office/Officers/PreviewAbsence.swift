public import Casework
public import WorkCalendar

/// Shows what an absence would bring about: does all that ``DeclareAbsence`` does, and takes it back.
public struct PreviewAbsence: UseCase {
  let declaration: DeclareAbsence

  /// A look at an absence. The reason plays no part.
  public init(
    officer: Identifier<Record.Officer>, time: InstantRange, resolution: DeclareAbsence.Resolution
  ) {
    declaration = DeclareAbsence(officer: officer, time: time, reason: "", resolution: resolution)
  }

  /// What would have been done, taken back.
  private struct TakenBack: Error { let affected: [DeclareAbsence.Affected] }

  /// Shows it. Numbers of reschedulings in it stand for none that is there. Fails as the declaration does.
  public func perform(at desk: Desk) throws -> [DeclareAbsence.Affected] {
    do {
      return try desk.attempt { throw TakenBack(affected: try declaration.perform(at: desk)) }
    } catch let preview as TakenBack {
      return preview.affected
    }
  }
}
