public import WorkCalendar

/// Something that happens in a rescheduling.
public enum NegotiationEvent: Hashable, Sendable {
  /// A side accepts an option of the other side's last offer.
  case accept(option: Int, by: Side)
  /// A side declines what the other offered.
  case decline(by: Side)
  /// A side answers with times of its own.
  case counter(by: Side, reason: String, times: [InstantRange])
  /// A side takes its last offer back.
  case withdraw(by: Side)
  /// The offer has run out.
  case expire
  /// The request goes on without it: the meeting was held, a reply letter sent, the request withdrawn.
  case overtake
}

/// What follows from an event.
public struct NegotiationChange: Hashable, Sendable {
  /// The rescheduling after it.
  public let negotiation: Negotiation
  /// The options to be held for the applicant from now on.
  public let holds: [OfferedTime]
  /// The options that are no longer held. An accepted one is among neither: its hold becomes the meeting.
  public let releases: [OfferedTime]
  /// The time to which the meeting moves, where both sides agreed on one.
  public let movesTo: InstantRange?
}

extension Negotiation {
  /// Begins the rescheduling of a meeting: one side asks for another time, with a reason and times to choose
  /// from. `meetingStands` is false where the meeting had to be called off first.
  public static func begin(
    by side: Side, reason: String, times: [InstantRange], presentTime: InstantRange,
    meetingStands: Bool = true, at now: Instant, rules: NegotiationRules
  ) throws(NegotiationRefusal) -> NegotiationChange {
    let round = try round(
      by: side, reason: reason, times: times, besides: meetingStands ? presentTime : nil, after: [],
      at: now, rules: rules)
    let negotiation = Negotiation(
      checked: .open, rounds: [round], presentTime: presentTime, meetingStands: meetingStands,
      agreedOption: nil)
    return NegotiationChange(
      negotiation: negotiation, holds: negotiation.held, releases: [], movesTo: nil)
  }

  /// What follows from an event at a moment, or why it is refused. Refused events change nothing.
  public func applying(
    _ event: NegotiationEvent, at now: Instant, rules: NegotiationRules
  ) throws(NegotiationRefusal) -> NegotiationChange {
    guard state == .open, let last = rounds.last else { throw .closed(state) }
    switch event {
    case .accept(let number, let side):
      try checkAnswer(by: side, to: last, at: now)
      guard let option = last.options.first(where: { $0.number == number }) else {
        throw .notOffered(option: number, offered: last.options.map(\.number))
      }
      guard option.time.start > now else { throw .optionPast(option: number) }
      let agreed = Negotiation(
        checked: .agreed, rounds: rounds, presentTime: presentTime, meetingStands: meetingStands,
        agreedOption: number)
      return NegotiationChange(
        negotiation: agreed, holds: [], releases: held.filter { $0 != option }, movesTo: option.time)
    case .decline(let side):
      try checkAnswer(by: side, to: last, at: now)
      return ended(.declined)
    case .counter(let side, let reason, let times):
      try checkAnswer(by: side, to: last, at: now)
      let round = try Negotiation.round(
        by: side, reason: reason, times: times, besides: meetingStands ? presentTime : nil, after: rounds,
        at: now, rules: rules)
      let countered = Negotiation(
        checked: .open, rounds: rounds + [round], presentTime: presentTime, meetingStands: meetingStands,
        agreedOption: nil)
      return NegotiationChange(
        negotiation: countered, holds: countered.held, releases: held, movesTo: nil)
    case .withdraw(let side):
      guard side == last.by else { throw .notYourOffer(by: last.by) }
      return ended(.withdrawn)
    case .expire:
      guard last.isOver(at: now) else { throw .notExpired(until: last.expiresAt) }
      return ended(.expired)
    case .overtake:
      return ended(.withdrawn)
    }
  }

  private func checkAnswer(
    by side: Side, to round: NegotiationRound, at now: Instant
  ) throws(NegotiationRefusal) {
    guard side != round.by else { throw .notYourTurn(turn: round.by.other) }
    if let expiresAt = round.expiresAt, now >= expiresAt { throw .expired(since: expiresAt) }
  }

  private func ended(_ state: NegotiationState) -> NegotiationChange {
    NegotiationChange(
      negotiation: Negotiation(
        checked: state, rounds: rounds, presentTime: presentTime, meetingStands: meetingStands,
        agreedOption: nil),
      holds: [], releases: held, movesTo: nil)
  }

  private static func round(
    by side: Side, reason: String, times: [InstantRange], besides present: InstantRange?,
    after rounds: [NegotiationRound], at now: Instant, rules: NegotiationRules
  ) throws(NegotiationRefusal) -> NegotiationRound {
    guard reason.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { throw .noReason }
    guard rounds.count < NegotiationRules.mostRounds else {
      throw .tooManyRounds(limit: NegotiationRules.mostRounds)
    }
    guard NegotiationRules.options.contains(times.count) else {
      throw .optionCount(count: times.count, allowed: NegotiationRules.options)
    }
    for (place, time) in times.enumerated() {
      guard time.start > now else { throw .optionNotAhead(at: place) }
      guard time != present else { throw .presentTime(at: place) }
      if let earlier = times[..<place].firstIndex(where: { $0.overlaps(time) }) {
        throw .optionsOverlap(at: place, with: earlier)
      }
    }
    let expiresAt: Instant?
    do throws(CalendarReachError) {
      expiresAt = try rules.expiry(of: side, madeAt: now)
    } catch {
      throw .pastCalendar(error)
    }
    let used = rounds.reduce(0) { $0 + $1.options.count }
    return NegotiationRound(
      by: side, reason: reason,
      options: times.enumerated().map { OfferedTime(number: used + $0.offset + 1, time: $0.element) },
      madeAt: now, expiresAt: expiresAt)
  }
}
