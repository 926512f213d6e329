public import Casework
import JSON
import Store
import Wording

/// Notes that the administration desk has dealt with a mail that waited for it.
public struct SettleMail: UseCase {
  let mail: Identifier<Record.IncomingMail>
  let note: String

  /// A mail by its number; with what was done, or nothing.
  public init(_ mail: Identifier<Record.IncomingMail>, note: String) {
    self.mail = mail
    self.note = note
  }

  /// Settles it. Fails with `notFound`, and with `changedMeanwhile` where it was settled.
  public func perform(at desk: Desk) throws -> IncomingMail {
    try desk.require(.registry)
    var record = try desk.waitingMail(mail)
    return try desk.settle(&record, as: .mailSettled, note: note)
  }
}

extension Desk {
  /// A mail that waits for the desk. Fails with `notFound`, and with `changedMeanwhile` where it was settled.
  func waitingMail(_ id: Identifier<Record.IncomingMail>) throws -> IncomingMailRecord {
    guard let record = try queries.incomingMail(id) else { throw Refusal.notFound }
    guard record.state == .open else { throw Refusal.changedMeanwhile }
    return record
  }

  /// Settles a mail, and notes in the history why. The reason for which it waited stays with it.
  func settle(_ record: inout IncomingMailRecord, as event: Event, note: String) throws -> IncomingMail {
    record.settle(at: now)
    try queries.update(record)
    try self.record(
      event, of: record.request.flatMap(queries.request),
      detail: ["incoming": .string(record.id.description), "kind": .string(record.kind.rawValue)],
      facts: note.isEmpty ? [:] : ["note": .string(note)])
    return IncomingMail(record, for: principal)
  }
}
