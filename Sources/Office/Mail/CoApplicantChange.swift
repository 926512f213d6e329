import JSON

/// What a queued mail tells of a change of those who come along.
struct CoApplicantChange {
  /// The addresses of those who come along from now on.
  var added: [String] = []
  /// The addresses of those who do no longer.
  var removed: [String] = []
  /// Whether the meeting that stands has another revision with it, which everybody's calendar has to know.
  var isRevised = false

  init(added: [String], removed: [String], isRevised: Bool) {
    self.added = added
    self.removed = removed
    self.isRevised = isRevised
  }

  /// What the facts of a mail tell; nothing where they are about something else.
  init(_ facts: MailFacts) {
    added = facts.texts("added")
    removed = facts.texts("removed")
    isRevised = facts.members["isRevised"] == .boolean(true)
  }

  /// The same as facts. For mail alone: addresses are personal data.
  var facts: JSONObject {
    [
      "added": .array(added.map(JSONValue.string)), "removed": .array(removed.map(JSONValue.string)),
      "isRevised": .boolean(isRevised),
    ]
  }
}
