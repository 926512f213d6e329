import Casework
import ICalendar
import Mail
import Store
import Wording

extension TakeMail {
  /// How many answers of one sender to one request are taken in a day: people change their minds less often, and
  /// programs that answer each other do not end by themselves.
  public static let answersInADay = 20
  /// How many of one sender that are refused are answered in a day.
  public static let refusalsInADay = 3

  /// What a mail holds of answers: one, or something that is to be one and is not.
  enum CalendarAnswer {
    case answer([UInt8])
    /// Several, or one whose kind is another than the mail states.
    case unclear
  }

  /// The answer in a mail; `nil` where it holds none: invitations of others, and ours sent back, are only files.
  func calendarAnswer(in mail: ReceivedMail) -> CalendarAnswer? {
    let answers = mail.calendars.filter(TakeMail.isAnswer)
    if answers.count == 1 { return .answer(answers[0]) }
    return answers.isEmpty && !mail.suspicions.contains(.differingMethod) ? nil : .unclear
  }

  /// Whether a calendar object says at its beginning that it is an answer to an invitation.
  private static func isAnswer(_ calendar: [UInt8]) -> Bool {
    let lines = calendar.split(separator: UInt8(ascii: "\n"), maxSplits: 200)
    return lines.prefix(200).contains { line in
      let word = String(decoding: line.prefix(40), as: UTF8.self).uppercased().filter { !$0.isWhitespace }
      return word == "METHOD:REPLY" || word == "METHOD:COUNTER"
    }
  }

  /// Takes an answer from a calendar client (rules of the service, section 6.3). It counts only from an address
  /// that was invited, for the meeting's UID and a revision that is not older.
  func judgeAnswer(
    _ answer: CalendarAnswer, of mail: ReceivedMail, from sender: MailAddress, at desk: Desk
  ) throws -> MailJudgement {
    guard case .answer(let calendar) = answer else {
      return MailJudgement.waiting(
        .unverified,
        mail.suspicions.first?.sentence ?? Sentence("memuat beberapa jawaban", "it holds several answers")
      ).about(try desk.correspondence(of: mail)?.id)
    }
    let message: ItipMessage
    do throws(ICalendarError) {
      message = try TakeMail.read(calendar, at: desk)
    } catch {
      return .waiting(.unreadable, error.sentence).about(try desk.correspondence(of: mail)?.id)
    }
    let meeting = try desk.queries.meeting(uid: message.uid)
    func waiting(_ reason: Sentence) -> MailJudgement {
      MailJudgement.waiting(.unverified, reason).about(meeting?.request, meeting: meeting?.id)
    }
    if let doubt = doubt(about: mail) { return waiting(doubt) }
    let earlier = try meeting.map {
      try desk.queries.incomingMail(
        about: $0.request, from: sender.email.lowercased(), since: desk.aDayAgo)
    }
    guard earlier ?? 0 < TakeMail.answersInADay else {
      return waiting(
        Sentence(
          "lebih dari \(TakeMail.answersInADay) surel dari pengirim ini dalam sehari",
          "more than \(TakeMail.answersInADay) mails of this sender in a day"))
    }
    let taking = TakeItip(message, sender: sender.email)
    do {
      let taken = try desk.attempt { try taking.perform(at: desk) }
      return MailJudgement.settled(.answer).about(taken.meeting.request, meeting: taken.meeting.id)
    } catch let refusal as Refusal {
      let refused = try meeting.map {
        try desk.queries.refusedAnswers(
          about: $0.request, from: sender.email.lowercased(), since: desk.aDayAgo)
      }
      guard refused ?? 0 < TakeMail.refusalsInADay else { return waiting(refusal.sentence) }
      let isTold = try AnswerRefusedItip(to: taking, refusal: refusal).perform(at: desk)
      return judgement(on: refusal, isTold: isTold).about(meeting?.request, meeting: meeting?.id)
    }
  }

  /// An answer in the bytes of a calendar object.
  static func read(_ calendar: [UInt8], at desk: Desk) throws(ICalendarError) -> ItipMessage {
    try ItipMessage.read(calendar, named: "itip.ics", zones: desk.office.surroundings.zone).message
  }

  /// What becomes of an answer that was refused. One that answers something else than what stands for its sender
  /// is for the desk to look at; what the rules refuse has been answered.
  private func judgement(on refusal: Refusal, isTold: Bool) -> MailJudgement {
    switch refusal {
    case .staleMessage(.unknownMeeting), .staleMessage(.notInvited), .staleMessage(.otherOrganizer),
      .staleMessage(.oldRevision):
      .waiting(.unverified, refusal.sentence)
    default:
      .settled(
        .answer,
        isTold
          ? refusal.sentence + Sentence("; pengirim diberi tahu", "; the sender was told") : refusal.sentence)
    }
  }
}
