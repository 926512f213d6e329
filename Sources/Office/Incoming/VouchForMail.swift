public import Casework
import ICalendar
import JSON
import Mail
import Store
import Wording

/// Takes a mail on the word of the administration desk, which has made sure who has sent it: an answer from a
/// calendar client counts as its attendee's; the files of a mail that belongs to a request become its documents;
/// anything else becomes a request.
public struct VouchForMail: UseCase {
  let mail: Identifier<Record.IncomingMail>
  let request: Identifier<Record.Request>?
  let taking: TakeMail

  /// A mail by its number, with its bytes, which are read here so that a large one keeps nobody waiting who
  /// writes; and the request that it belongs to, where the desk says so.
  public init(
    _ mail: Identifier<Record.IncomingMail>, bytes: [UInt8], request: Identifier<Record.Request>? = nil
  ) {
    self.mail = mail
    self.request = request
    taking = TakeMail(bytes, policy: MailPolicy())
  }

  /// Takes it. Fails with `notFound`, with `changedMeanwhile` where it was settled, with `invalid` where it cannot
  /// be read or has nothing to add, and as `TakeItip` does where the rules refuse an answer.
  public func perform(at desk: Desk) throws -> IncomingMail {
    try desk.require(.registry)
    var record = try desk.waitingMail(mail)
    let letter: ReceivedMail
    switch taking.reading {
    case .success(let read): letter = read
    case .failure(let error): throw VouchForMail.refusal(error.problem.sentence)
    }
    switch taking.calendarAnswer(in: letter) {
    case .answer(let calendar): try take(calendar, of: letter, &record, at: desk)
    case .unclear:
      throw VouchForMail.refusal(Sentence("jawabannya tidak jelas", "its answer is not clear"))
    case nil: try take(letter, &record, at: desk)
    }
    return try desk.settle(&record, as: .mailVouched, note: "")
  }

  private func take(
    _ calendar: [UInt8], of letter: ReceivedMail, _ record: inout IncomingMailRecord, at desk: Desk
  ) throws {
    let message: ItipMessage
    do throws(ICalendarError) {
      message = try TakeMail.read(calendar, at: desk)
    } catch {
      throw Refusal.calendar(error)
    }
    // Where several attendees are named, only the mail tells who of them answers.
    let sender = message.namesSeveral ? letter.from?.email : nil
    let taken = try TakeItip(message, sender: sender, isVouchedFor: true).perform(at: desk)
    record.kind = .answer
    record.request = taken.meeting.request
    record.meeting = taken.meeting.id
  }

  private func take(
    _ letter: ReceivedMail, _ record: inout IncomingMailRecord, at desk: Desk
  ) throws {
    if let request = self.request ?? record.request {
      _ = try desk.request(request)
      let files = MailedLetter.documents(of: letter)
      let kept = try taking.add(files, to: request, at: desk)
      guard files.isEmpty || !kept.isEmpty else {
        throw VouchForMail.refusal(
          Sentence("permohonan itu tidak menerima dokumen lagi", "that request takes no more documents"))
      }
      record.kind = .reply
      record.request = request
      return note(kept, of: letter, in: &record)
    }
    guard let sender = letter.from else {
      throw VouchForMail.refusal(Sentence("alamat pengirim tidak terbaca", "no address of a sender"))
    }
    let judgement = try taking.makeRequest(
      of: letter, from: sender, arrivedAt: record.arrivedAt, isToldAtOnce: letter.automatic == nil, at: desk)
    record.kind = .letter
    record.request = judgement.request
    note(judgement.kept, of: letter, in: &record)
  }

  private func note(_ kept: Set<Int>, of letter: ReceivedMail, in record: inout IncomingMailRecord) {
    var judgement = MailJudgement.settled(record.kind)
    judgement.kept = kept
    record.attachments = judgement.attachments(of: letter)
  }

  private static func refusal(_ sentence: Sentence) -> Refusal {
    .invalid([FieldProblem("message", sentence)])
  }
}
