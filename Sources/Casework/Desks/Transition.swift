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

/// What has to be so for a row of the table to hold.
public enum Circumstance: String, CaseIterable, Hashable, Sendable {
  /// Nothing in particular.
  case always
  /// The request has no agenda number yet.
  case unregistered
  /// The request has its agenda number.
  case registered
  /// The applicant came to the counter in person and is to be served first (SP mechanism 6).
  case priorityAtCounter = "priority-at-counter"
  /// A meeting stands.
  case meetingStands = "meeting-stands"
  /// No meeting stands.
  case noMeetingStands = "no-meeting-stands"
  /// A meeting was called off, and none has taken its place.
  case calledOff = "called-off"
}

/// One row of the table: a step that is allowed.
public struct Transition: Hashable, Sendable {
  /// The step.
  public let step: Step
  /// The states in which it may be taken; none where the step is what makes the request.
  public let from: [RequestState]
  /// What has to be so besides.
  public let circumstance: Circumstance
  /// The state that follows.
  public let to: RequestState
  /// Who may take it.
  public let by: [Actor]
  /// What it needs.
  public let needs: [Requirement]
  /// Whom it tells.
  public let tells: [Audience]

  /// A row from its cells.
  public init(
    _ step: Step, from: [RequestState], when circumstance: Circumstance = .always, to: RequestState,
    by: [Actor], needs: [Requirement] = [], tells: [Audience]
  ) {
    self.step = step
    self.from = from
    self.circumstance = circumstance
    self.to = to
    self.by = by
    self.needs = needs
    self.tells = tells
  }
}
