/// What a step needs before it can be taken.
public enum Requirement: String, CaseIterable, Hashable, Sendable {
  /// Nothing that the standard asks for is missing (SP requirement 4).
  case completeness
  /// The number under which the desk keeps the letter.
  case agendaNumber = "agenda-number"
  /// The missing items, named.
  case missingItems = "missing-items"
  /// The unit that can solve the matter.
  case relatedUnit = "related-unit"
  /// A reason, in words.
  case reason
  /// At least one officer.
  case officers
  /// A time that the rules of booking allow.
  case time
  /// One time or more to choose from.
  case options
  /// The time on which both sides agree.
  case agreedOption = "agreed-option"
  /// Minutes of the meeting, or a note of what came of it.
  case minutesOrNote = "minutes-or-note"
  /// The reply letter among the documents.
  case replyLetter = "reply-letter"
}
