public import WorkCalendar

/// A time that one side offers.
public struct OfferedTime: Hashable, Sendable {
  /// The number of the option in its rescheduling, from 1 over all rounds; a number is never used twice.
  public let number: Int
  /// The time.
  public let time: InstantRange

  /// An option with its number.
  public init(number: Int, time: InstantRange) {
    self.number = number
    self.time = time
  }
}

/// One round of a rescheduling: what one side offers the other.
public struct NegotiationRound: Hashable, Sendable {
  /// Who offers.
  public let by: Side
  /// Why.
  public let reason: String
  /// The times, in the order in which they were offered.
  public let options: [OfferedTime]
  /// When it was offered.
  public let madeAt: Instant
  /// The first moment at which it can no longer be accepted; `nil` for what the applicant offers, which lasts
  /// until its times are past.
  public let expiresAt: Instant?

  /// A round from its parts.
  public init(by: Side, reason: String, options: [OfferedTime], madeAt: Instant, expiresAt: Instant?) {
    self.by = by
    self.reason = reason
    self.options = options
    self.madeAt = madeAt
    self.expiresAt = expiresAt
  }

  /// Whether nobody can accept anything of it any more: it has run out, or all its times have begun.
  public func isOver(at now: Instant) -> Bool {
    if let expiresAt, now >= expiresAt { return true }
    return options.allSatisfy { $0.time.start <= now }
  }
}

/// The rescheduling of a meeting by agreement (SP mechanism 5; rules of the service, section 6).
///
/// The sides take turns: one offers times, the other accepts one, declines, or counters with times of its
/// own. The meeting stays where it is until one side accepts what the other offered, unless the unit has to
/// call it off. It is a value: an event gives a new one, with what follows from it.
public struct Negotiation: Hashable, Sendable {
  /// Where it stands.
  public let state: NegotiationState
  /// The rounds so far, oldest first; never empty.
  public let rounds: [NegotiationRound]
  /// The time of the meeting that was to be moved.
  public let presentTime: InstantRange
  /// Whether that meeting still stands.
  public let meetingStands: Bool
  /// The number of the option that both sides agreed on; there is one exactly where the state is `agreed`.
  public let agreedOption: Int?

  /// A rescheduling as it is kept; `nil` where it could not have come about by the rules: without a round, or
  /// agreed without an option of the last round.
  public init?(
    state: NegotiationState, rounds: [NegotiationRound], presentTime: InstantRange, meetingStands: Bool,
    agreedOption: Int?
  ) {
    guard let last = rounds.last, (state == .agreed) == (agreedOption != nil),
      agreedOption.map({ number in last.options.contains { $0.number == number } }) ?? true
    else { return nil }
    self.init(
      checked: state, rounds: rounds, presentTime: presentTime, meetingStands: meetingStands,
      agreedOption: agreedOption)
  }

  init(
    checked state: NegotiationState, rounds: [NegotiationRound], presentTime: InstantRange,
    meetingStands: Bool, agreedOption: Int?
  ) {
    self.state = state
    self.rounds = rounds
    self.presentTime = presentTime
    self.meetingStands = meetingStands
    self.agreedOption = agreedOption
  }

  /// The side that is to answer; `nil` where nothing is open.
  public var turn: Side? { state == .open ? rounds.last?.by.other : nil }

  /// The options that are held for the applicant: those of the unit's open offer.
  public var held: [OfferedTime] {
    guard state == .open, let last = rounds.last, last.by == .unit else { return [] }
    return last.options
  }

  /// What became of the option with a number; `nil` where no round has it.
  public func state(ofOption number: Int) -> OptionState? {
    guard rounds.contains(where: { $0.options.contains { $0.number == number } }) else { return nil }
    if number == agreedOption { return .accepted }
    let isLast = rounds.last?.options.contains { $0.number == number } ?? false
    return state == .open && isLast ? .offered : .released
  }
}
