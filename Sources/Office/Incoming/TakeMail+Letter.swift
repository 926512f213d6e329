import Casework
import JSON
import Mail
import Store
import WorkCalendar
import Wording

extension TakeMail {
  /// Makes a letter that came by mail a request at the administration desk (SP requirement 2): what it tells of
  /// its writer, what is written in it as chronology, its files as documents. The desk corrects what a mail
  /// cannot tell; what is missing is found as in any other request, and told to the writer.
  func judgeLetter(
    _ mail: ReceivedMail, from sender: MailAddress, at desk: Desk
  ) throws -> MailJudgement {
    let day = desk.now - Minutes(1440)
    let earlier = try desk.queries.incomingMail(from: sender.email.lowercased(), of: [.letter], since: day)
    guard earlier < TakeMail.lettersInADay else {
      return .waiting(
        .letter,
        Sentence(
          "lebih dari \(TakeMail.lettersInADay) surat dari alamat ini dalam sehari; belum menjadi permohonan",
          "more than \(TakeMail.lettersInADay) letters from this address in a day; it is no request yet"))
    }
    return try makeRequest(of: mail, from: sender, at: desk)
  }

  /// Makes a mail a request.
  func makeRequest(
    of mail: ReceivedMail, from sender: MailAddress, at desk: Desk
  ) throws -> MailJudgement {
    let letter = MailedLetter(mail, from: sender)
    let submitted = try SubmitRequest(
      applicant: letter.applicant, letter: Letter(number: nil, date: nil, channel: .email),
      subject: letter.subject, chronology: letter.chronology, consultations: [], relatedUnit: nil, needs: [],
      duration: nil, proposals: [], documents: letter.documents.map(\.document)
    ).perform(at: desk)
    var judgement = MailJudgement.settled(.letter).about(submitted.view.request.id)
    judgement.kept = Set(letter.documents.compactMap(\.place))
    judgement.reason = TakeMail.leftOut(mail.attachments.count - judgement.kept.count)
    return judgement
  }

  /// Takes what belongs to a request. The files that its applicant sends become its documents; what is written
  /// is for those who work on it.
  func judgeReply(
    _ mail: ReceivedMail, from sender: MailAddress, about request: RequestRecord, at desk: Desk
  ) throws -> MailJudgement {
    let email = sender.email.lowercased()
    if let doubt = doubt(about: mail) { return MailJudgement.waiting(.unverified, doubt).about(request.id) }
    let isApplicant = request.applicant.email?.lowercased() == email
    guard try isApplicant || desk.works(email, on: request) else {
      return MailJudgement.waiting(
        .reply,
        Sentence(
          "pengirim bukan pemohon, pendamping, atau petugas permohonan ini",
          "the sender is not the applicant, nor comes along, nor works on the request")
      ).about(request.id)
    }
    var judgement = MailJudgement.waiting(
      .reply,
      Sentence("surel tentang permohonan ini", "a mail about this request")
    ).about(request.id)
    judgement.isTold = true
    guard isApplicant, request.state.isOpen else { return judgement }
    let applicant = desk.acting(as: .applicant(request.id))
    for (place, file) in MailedLetter.documents(of: mail) {
      do {
        _ = try desk.attempt { try AddDocument(request: request.id, file).perform(at: applicant) }
        judgement.kept.insert(place)
      } catch is Refusal {
        // It stays in the mail, and the desk sees that it is no document.
        continue
      }
    }
    if let left = TakeMail.leftOut(mail.attachments.count - judgement.kept.count) {
      judgement.reason = judgement.reason.map { $0 + Sentence(same: "; ") + left }
    }
    return judgement
  }

  private static func leftOut(_ count: Int) -> Sentence? {
    guard count > 0 else { return nil }
    return Sentence(
      "\(count) lampiran tidak menjadi dokumen; ada di surelnya",
      "\(count) of its files became no documents; they are in the mail")
  }
}

extension Desk {
  /// Whether an address is that of somebody who comes along, or of an officer of the request.
  fileprivate func works(_ email: String, on request: RequestRecord) throws -> Bool {
    if try queries.coApplicants(of: request.id).contains(where: { $0.person.email == email }) { return true }
    let roster = try roster()
    return try queries.assignees(of: request.id).compactMap(roster.record).contains {
      $0.email.lowercased() == email
    }
  }
}
