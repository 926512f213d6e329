import Casework
import ICalendar
import Mail
import Store
import Wording

extension TakeMail {
  /// Takes an answer from a calendar client (rules of the service, section 6.3). It counts only from an address
  /// that was invited, for the meeting's UID and a revision that is not older.
  func judgeAnswer(
    _ mail: ReceivedMail, from sender: MailAddress, at desk: Desk
  ) throws -> MailJudgement {
    let message: ItipMessage
    do throws(ICalendarError) {
      message = try answer(in: mail, at: desk)
    } catch {
      return .waiting(.unreadable, error.sentence).about(try desk.correspondence(of: mail)?.id)
    }
    let meeting = try desk.queries.meeting(uid: message.uid)
    if let doubt = doubt(about: mail) {
      return MailJudgement.waiting(.unverified, doubt).about(meeting?.request, meeting: meeting?.id)
    }
    let taking = TakeItip(message, sender: sender.email)
    do {
      let taken = try desk.attempt { try taking.perform(at: desk) }
      return MailJudgement.settled(.answer).about(taken.meeting.request, meeting: taken.meeting.id)
    } catch let refusal as Refusal {
      let isTold = try AnswerRefusedItip(to: taking, refusal: refusal).perform(at: desk)
      return judgement(on: refusal, isTold: isTold).about(meeting?.request, meeting: meeting?.id)
    }
  }

  /// The answer that a mail holds. Fails where it has several calendar objects, or one that is no answer.
  func answer(in mail: ReceivedMail, at desk: Desk) throws(ICalendarError) -> ItipMessage {
    let place = "itip.ics"
    guard mail.calendars.count == 1 else {
      throw ICalendarError(.repeatedComponent, at: ICalendarPlace(file: place, component: "VCALENDAR"))
    }
    return try ItipMessage.read(
      mail.calendars[0], named: place, zones: desk.office.surroundings.zone
    ).message
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
        refusal.sentence
          + (isTold
            ? Sentence("; pengirim diberi tahu", "; the sender was told")
            : Sentence("; sudah dijawab sebelumnya", "; it was answered before")))
    }
  }
}
