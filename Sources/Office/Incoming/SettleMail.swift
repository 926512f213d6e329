public import Casework
import ICalendar
import JSON
import Mail
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
    var (record, _) = try desk.openMail(mail)
    return try desk.settle(&record, note: note)
  }
}

/// Takes a mail on the word of the administration desk, which has made sure who has sent it: an answer from a
/// calendar client counts as its attendee's, anything else becomes a request.
public struct VouchForMail: UseCase {
  let mail: Identifier<Record.IncomingMail>

  /// A mail by its number.
  public init(_ mail: Identifier<Record.IncomingMail>) { self.mail = mail }

  /// Takes it. Fails with `notFound`, with `changedMeanwhile` where it was settled, with `invalid` where it
  /// belongs to a request already or cannot be read, and as `TakeItip` does where the rules refuse an answer.
  public func perform(at desk: Desk) throws -> IncomingMail {
    try desk.require(.registry)
    var (record, bytes) = try desk.openMail(mail)
    let taking = TakeMail(bytes, policy: MailPolicy())
    let letter: ReceivedMail
    switch taking.reading {
    case .success(let read): letter = read
    case .failure(let error): throw Refusal.invalid([FieldProblem("message", error.problem.sentence)])
    }
    guard let sender = letter.from else {
      throw Refusal.invalid([
        FieldProblem("message", Sentence("alamat pengirim tidak terbaca", "no address of a sender"))
      ])
    }
    guard letter.calendars.isEmpty else {
      let message: ItipMessage
      do throws(ICalendarError) {
        message = try taking.answer(in: letter, at: desk)
      } catch {
        throw Refusal.calendar(error)
      }
      let taken = try TakeItip(message, isVouchedFor: true).perform(at: desk)
      record.kind = .answer
      record.request = taken.meeting.request
      record.meeting = taken.meeting.id
      return try desk.settle(&record, note: "")
    }
    guard record.request == nil else {
      throw Refusal.invalid([
        FieldProblem(
          "message", Sentence("surel ini sudah milik sebuah permohonan", "it belongs to a request already"))
      ])
    }
    let judgement = try taking.makeRequest(of: letter, from: sender, at: desk)
    record.kind = .letter
    record.request = judgement.request
    record.attachments = judgement.attachments(of: letter)
    record.reason = judgement.reason.map(IncomingMailRecord.Reason.init)
    return try desk.settle(&record, note: "")
  }
}

extension Desk {
  /// A mail that waits for the desk, with its bytes. Fails with `notFound`, and with `changedMeanwhile` where it
  /// was settled.
  fileprivate func openMail(
    _ id: Identifier<Record.IncomingMail>
  ) throws -> (record: IncomingMailRecord, bytes: [UInt8]) {
    let found = try incomingBytes(id)
    guard found.record.state == .open else { throw Refusal.changedMeanwhile }
    return found
  }

  fileprivate func settle(_ record: inout IncomingMailRecord, note: String) throws -> IncomingMail {
    record.state = .settled
    try queries.update(record)
    try self.record(
      .mailSettled, of: record.request.flatMap(queries.request),
      detail: ["incoming": .string(record.id.description), "kind": .string(record.kind.rawValue)],
      facts: note.isEmpty ? [:] : ["note": .string(note)])
    return IncomingMail(record, for: principal)
  }
}
