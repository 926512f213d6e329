import Casework
import Mail
import Store
import WorkCalendar
import Wording

extension TakeMail {
  /// How many letters of one address become requests in a day, and how many of all in an hour: more wait for the
  /// administration desk.
  public static let lettersInADay = 10
  /// How many letters become requests in an hour.
  public static let lettersInAnHour = 60
  /// How old a letter is at most that becomes a request by itself: an old one comes from a mailbox that was there
  /// before the service.
  public static let newest = Minutes(7 * 1440)
  /// How many mails about one request are told in a day to those who work on it.
  public static let toldInADay = 10

  /// Makes a letter that came by mail a request at the administration desk (SP requirement 2), where nothing
  /// speaks against it.
  func judgeLetter(
    _ mail: ReceivedMail, from sender: MailAddress, at desk: Desk
  ) throws -> MailJudgement {
    if let doubt = doubt(about: mail) { return .waiting(.unverified, doubt) }
    if let date = mail.date, date < desk.now - TakeMail.newest {
      return .waiting(
        .letter,
        Sentence(
          "surat lama, tertanggal \(DateText.day(date.local(offset: .wib).date).indonesian)",
          "an old letter, of \(DateText.day(date.local(offset: .wib).date).english)"))
    }
    let ofSender = try desk.queries.incomingLetters(from: sender.email.lowercased(), since: desk.aDayAgo)
    let ofAll = try desk.queries.incomingLetters(from: nil, since: desk.now - Minutes(60))
    guard ofSender < TakeMail.lettersInADay, ofAll < TakeMail.lettersInAnHour else {
      return .waiting(
        .letter,
        Sentence(
          "terlalu banyak surat sekaligus; yang ini belum menjadi permohonan",
          "too many letters at once; this one is no request yet"))
    }
    // Anybody can write any address into From: who is not known to have sent the letter is told nothing before
    // the desk has looked at it.
    return try makeRequest(
      of: mail, from: sender, arrivedAt: arrivedAt ?? desk.now, isToldAtOnce: mail.authentication == .passed,
      at: desk)
  }

  /// Makes a mail a request: what it tells of its writer, what is written in it as chronology, its files as
  /// documents. The desk corrects what a mail cannot tell; what is missing is found as in any other request.
  func makeRequest(
    of mail: ReceivedMail, from sender: MailAddress, arrivedAt: Instant, isToldAtOnce: Bool, at desk: Desk
  ) throws -> MailJudgement {
    let letter = MailedLetter(mail, from: sender, unitEmail: try desk.settings().unitEmail)
    let submitted = try SubmitRequest(
      applicant: letter.applicant, letter: Letter(number: nil, date: nil, channel: .email),
      subject: letter.subject, chronology: letter.chronology, consultations: [], relatedUnit: nil, needs: [],
      duration: nil, proposals: [], documents: letter.documents.map(\.document), arrivedAt: arrivedAt,
      tellsApplicant: isToldAtOnce
    ).perform(at: desk)
    let kept = Set(letter.documents.compactMap(\.place))
    let left = TakeMail.left(of: mail, besides: kept)
    var judgement = left.map { MailJudgement.waiting(.letter, $0) } ?? MailJudgement.settled(.letter)
    judgement.kept = kept
    return judgement.about(submitted.view.request.id)
  }

  /// Takes what belongs to a request. The files that its applicant sends in answer to a mail of ours become its
  /// documents; what is written is for those who work on it.
  func judgeReply(
    _ mail: ReceivedMail, from sender: MailAddress, about request: RequestRecord, at desk: Desk
  ) throws -> MailJudgement {
    if let doubt = doubt(about: mail) { return MailJudgement.waiting(.unverified, doubt).about(request.id) }
    let email = sender.email.lowercased()
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
      .reply, Sentence("surel tentang permohonan ini", "a mail about this request")
    ).about(request.id)
    judgement.isTold =
      try desk.queries.incomingMail(about: request.id, from: nil, since: desk.aDayAgo) < TakeMail.toldInADay
    let isKnown = try mail.authentication == .passed || desk.answered(by: mail) != nil
    if isApplicant, isKnown, request.state.isOpen {
      judgement.kept = try add(
        MailedLetter.documents(of: mail), to: request.id, at: desk.acting(as: .applicant(request.id)))
    }
    if let left = TakeMail.left(of: mail, besides: judgement.kept) {
      judgement.reason = judgement.reason.map { $0 + Sentence(same: "; ") + left }
    }
    return judgement
  }

  /// Adds files of a mail to a request, each that it does not have already. Returns the places of those that are
  /// its documents now; others stay in the mail alone.
  func add(
    _ files: [(place: Int, document: HandedDocument)], to request: Identifier<Record.Request>, at desk: Desk
  ) throws -> Set<Int> {
    var known = Set(try desk.queries.documents(of: request).map(\.digest))
    var kept: Set<Int> = []
    for (place, file) in files {
      let adding = AddDocument(request: request, file)
      if known.insert(adding.digest.bytes).inserted {
        do {
          _ = try desk.attempt { try adding.perform(at: desk) }
        } catch is Refusal {
          // The desk sees that it is no document.
          continue
        }
      }
      kept.insert(place)
    }
    return kept
  }

  /// What is said of the files of a mail that became no documents, pictures inside its text not among them; `nil`
  /// where there are none.
  static func left(of mail: ReceivedMail, besides kept: Set<Int>) -> Sentence? {
    let names = mail.attachments.enumerated()
      .filter { !kept.contains($0.offset) && !$0.element.isShownInside }
      .map { $0.element.name.isEmpty ? $0.element.mediaType : $0.element.name }
    guard !names.isEmpty else { return nil }
    let list = Quotation.plain(names.prefix(5).joined(separator: ", "), atMost: 200)
    return Sentence(
      "lampiran yang tidak menjadi dokumen (\(names.count)): \(list)",
      "files that became no documents (\(names.count)): \(list)")
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
