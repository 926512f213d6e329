import Casework
import Office
import Store
import Testing
import WorkCalendar

/// A mail that reminds somebody of a meeting, as it lies in the queue.
struct QueuedReminder: Hashable {
  /// The number of the mail.
  let number: Int64
  /// The event of the history that it belongs to: one for each time that people are reminded.
  let history: Int64
  /// As what the reader is told.
  let audience: String
  /// The reader's address.
  let recipient: String
  /// The start that it tells, as it is written.
  let start: String
}

extension StaffedOffice {
  /// Lets the service look for whom it has to remind, as it does every few seconds. Another instance of it over
  /// the same data does where `restarted` says so: nothing that it knows is in memory.
  @discardableResult
  func remind(restarted: Bool = false) throws -> Int {
    let service =
      restarted ? Office(database: base.database, surroundings: office.surroundings) : office
    return try service.remindOfMeetings { _, error in Issue.record(error) }
  }

  /// The mails that remind, wherever they stand, in the order in which they were queued.
  func reminders() throws -> [QueuedReminder] {
    try base.database.read { queries in
      try queries.all(
        """
        SELECT id, history, json_extract(facts, '$.to'), recipient, json_extract(facts, '$.start') FROM outgoing
        WHERE channel = 'mail' AND json_extract(facts, '$.event') = 'meeting-reminded' ORDER BY id
        """
      ) { row in
        QueuedReminder(
          number: row.integer(0), history: row.integer(1), audience: row.text(2), recipient: row.text(3),
          start: row.text(4))
      }
    }
  }

  /// The names before the `@` of everybody who was reminded, one line for each time, with the start.
  func remindedOf() throws -> [String] {
    var lines: [(history: Int64, line: String)] = []
    for mail in try reminders() {
      let name = String(mail.recipient.prefix { $0 != "@" })
      if lines.last?.history == mail.history {
        lines[lines.count - 1].line += " \(name)"
      } else {
        lines.append((mail.history, "\(mail.start.dropFirst(8).prefix(8)) \(name)"))
      }
    }
    return lines.map(\.line)
  }
}
