import Casework
import JSON
import Store

/// Gives a mail up that will not reach its reader.
struct GiveUpMail: UseCase {
  let message: OutgoingMessage
  let reason: String

  init(_ message: OutgoingMessage, because reason: String) {
    self.message = message
    self.reason = reason
  }

  func perform(at desk: Desk) throws { try desk.giveUp(message, because: reason) }
}

/// Gives the mails up that were tried often enough.
struct GiveUpOldMail: UseCase {
  let tries: Int

  func perform(at desk: Desk) throws {
    for queued in try desk.queries.mail(triedInVain: tries) {
      try desk.giveUp(queued.message, because: queued.lastError ?? "")
    }
  }
}

extension Desk {
  /// The queued mail that a Message-ID without angle brackets names, as an answer or a bounce has it; `nil`
  /// where it is none of ours, or was pruned.
  func queuedMail(messageID: String) throws -> QueuedMessage? {
    guard let name = MessageName(messageID: messageID), let queued = try queries.queuedMail(name.message),
      queued.message.history == name.history, queued.at == name.at
    else { return nil }
    return queued
  }

  /// Notes that a mail will not reach its reader: it is marked as failed, and the history and the
  /// administration desk are told. That such a telling could not be delivered itself is told to nobody, so
  /// that no mail follows from mail without end. The reason may hold an address, and stays out of the
  /// history.
  func giveUp(_ message: OutgoingMessage, because reason: String) throws {
    try queries.markFailed(message.number, error: reason)
    let facts = MailFacts(message)
    let isNotice = facts?.event == .mailFailed
    try record(
      .mailFailed, of: try facts?.request.flatMap(queries.request), detail: detail(of: message, facts),
      telling: isNotice ? [] : [.registry],
      facts: ["recipient": .string(message.recipient), "error": .string(reason)])
  }

  /// How the history names a mail: without its reader.
  func detail(of message: OutgoingMessage, _ facts: MailFacts?) -> JSONObject {
    var detail: JSONObject = ["message": .integer(message.number)]
    if let facts {
      detail.append("mail", .string(facts.event.rawValue))
      detail.append("audience", .string(facts.audience.rawValue))
    }
    return detail
  }
}
