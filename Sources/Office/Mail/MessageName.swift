import WorkCalendar

/// What stands before the `@` of a Message-ID of ours: it names the queued message, so that a bounce or an
/// answer leads back to it, and is the same whenever the message is sent.
struct MessageName: Hashable, Sendable {
  /// The number of the queued message.
  let message: Int64
  /// The number of the entry of the history that caused it.
  let history: Int64
  /// When that was. It tells the messages of two data folders apart that send in the name of one unit.
  let at: Instant

  /// The name, such as `jadwal.12.345.1772420400`.
  var text: String { "jadwal.\(message).\(history).\(at.secondsSinceEpoch)" }

  init(message: Int64, history: Int64, at: Instant) {
    self.message = message
    self.history = history
    self.at = at
  }

  /// The name in a Message-ID without angle brackets, whatever its domain is: that of the unit can have
  /// changed since. `nil` where it is none of ours.
  init?(messageID: String) {
    let local = messageID.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)[0]
    let parts = local.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "jadwal", let message = Int64(parts[1]),
      let history = Int64(parts[2]),
      let seconds = Int64(parts[3])
    else { return nil }
    self.init(message: message, history: history, at: Instant(secondsSinceEpoch: seconds))
    // A number can be written in several ways, a name only in one.
    guard local == text else { return nil }
  }

  /// How the names of conversations begin.
  static let conversationPrefix = "request-"

  /// What stands before the `@` in the Message-ID to which everything about one request refers.
  static func conversation(of reference: String) -> String {
    let atoms = reference.map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    return conversationPrefix + String(atoms.prefix(100))
  }
}
