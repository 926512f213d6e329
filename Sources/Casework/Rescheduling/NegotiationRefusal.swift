public import WorkCalendar

/// Why something is refused in a rescheduling.
public enum NegotiationRefusal: Error, Hashable, Sendable {
  /// It is no longer open.
  case closed(NegotiationState)
  /// It is the other side's turn.
  case notYourTurn(turn: Side)
  /// It is not this side's offer that is open: only the side that offered can take it back.
  case notYourOffer(by: Side)
  /// The offer has run out; since when, where it was held until a moment.
  case expired(since: Instant?)
  /// The offer has not run out yet.
  case notExpired(until: Instant?)
  /// The other side's last offer has no such option; with those it has.
  case notOffered(option: Int, offered: [Int])
  /// The time of the option has begun.
  case optionPast(option: Int)
  /// There is no reason.
  case noReason
  /// Too few or too many options.
  case optionCount(count: Int, allowed: ClosedRange<Int>)
  /// An option, by its place in the offer from 0, does not lie in the future.
  case optionNotAhead(at: Int)
  /// An option overlaps an earlier one of the same offer; their places from 0.
  case optionsOverlap(at: Int, with: Int)
  /// An option is the time at which the meeting stands.
  case presentTime(at: Int)
  /// There have been as many rounds as there may be.
  case tooManyRounds(limit: Int)
  /// The calendar cannot say until when the offer would be held.
  case pastCalendar(CalendarReachError)
}
