import ICalendar
import JSON
import WorkCalendar

/// Something in a scenario that is legal and has no effect, or may be a mistake. Nothing is ignored without
/// one.
struct ScenarioWarning: Hashable {
  enum Reason: Hashable {
    /// A window that ended before the moment of planning.
    case pastProposal
    /// A window that is shorter than the meeting, in minutes.
    case proposalShorterThanMeeting(window: Int, meeting: Int)
    /// A window that the same request names before.
    case repeatedProposal(first: Int)
    /// A competence, or a need, that is named before.
    case repeatedCompetence(String)
    /// The unit received the request after the moment of planning.
    case receivedLater(Instant)
    /// No request needs only what the officer is competent in.
    case officerOfNoUse(String)
    /// The officer's own hours never open.
    case officerWithoutHours(String)
    /// Two meetings of one officer that stand share a moment.
    case overlappingBookings(String, other: JSONPath)
    /// Something in an officer's calendar file was read past.
    case calendar(ICalendarWarning)
  }

  /// The file, as it was named.
  let file: String
  let path: JSONPath
  let reason: Reason
}
