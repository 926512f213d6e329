import Casework
import JSON
public import Store
public import Wording

extension PlanRecord {
  /// The plan as it was worked out. Fails with `DatabaseError.unreadable` where another program wrote it.
  public var best: PlanDocument { get throws { try read(document) } }

  /// The plan as it stands: as somebody has changed it, or else as it was worked out. Fails with
  /// `DatabaseError.unreadable` where another program wrote it.
  public var current: PlanDocument { get throws { try read(changed ?? document) } }

  private func read(_ text: String) throws -> PlanDocument {
    guard case .object(let object) = try JSONValue(parsing: Array(text.utf8)),
      let document = PlanDocument(reading: object, in: .indonesian)
    else { throw DatabaseError.unreadable("plan \(id) is none") }
    return document
  }
}
