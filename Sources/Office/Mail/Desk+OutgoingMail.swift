import Mail
import Store
import WorkCalendar
import Wording

/// A queued message holds facts that no mail can be made of.
struct UnreadableFacts: Error {}

extension Desk {
  /// The mail that a queued message is sent as: the same words under the same Message-ID whenever it is made,
  /// as far as what it tells of has not changed. `nil` where nobody needs to be told any more.
  ///
  /// It comes from the unit, which is also the organizer of every meeting. Everything about one request
  /// refers to one Message-ID that is never sent, so that mail programs show it as one conversation. Fails
  /// with `UnreadableFacts` where the message cannot be understood.
  func outgoingMail(for message: OutgoingMessage) throws -> OutgoingMail? {
    guard let facts = MailFacts(message) else { throw UnreadableFacts() }
    guard let notice = try notice(for: facts) else { return nil }
    let settings = try settings()
    let unit = MailAddress(name: settings.unitName, email: settings.unitEmail)
    let name = MessageName(message: message.number, history: message.history, at: facts.at)
    return OutgoingMail(
      messageID: "\(name.text)@\(unit.domain)",
      references: facts.text("reference").map { ["\(MessageName.conversation(of: $0))@\(unit.domain)"] }
        ?? [],
      date: facts.at, from: unit, to: MailAddress(name: facts.name, email: message.recipient),
      subject: notice.subject.text(in: facts.language), language: facts.language.rawValue,
      plain: notice.plain(in: facts.language), html: notice.html(in: facts.language),
      calendar: try calendarMessage(for: facts, to: message.recipient))
  }
}
