public import Casework
public import ICalendar
import Scheduling
public import WorkCalendar
public import Wording

/// Why a use case was not done. Nothing has changed then.
public enum Refusal: Error, Sendable {
  /// Nothing that the caller may know of has this number.
  case notFound
  /// The caller's roles do not allow it; with those that do, where it is no secret.
  case forbidden([Casework.Actor])
  /// Values that do not fit, each with its place.
  case invalid([FieldProblem])
  /// The step is not allowed where the request stands.
  case step(StepRefusal)
  /// The meeting breaks rules of booking; every one, in their order.
  case meeting([MeetingRefusal])
  /// The officer or the room was taken meanwhile, or is.
  case taken
  /// Every online room is taken at that time.
  case roomsFull
  /// An officer cannot be met at that time: away, or out of the hours that the officer has published.
  case officerUnavailable(Identifier<Record.Officer>)
  /// Nobody who is competent is free today to meet an applicant at the counter, or the officer who is named is not.
  case nobodyAtCounter
  /// The meeting has not begun yet.
  case meetingAhead
  /// The meeting has begun, and cannot be moved any more.
  case meetingBegun
  /// The meeting is over: it can neither be moved nor called off, and nobody can take it over.
  case meetingOver
  /// The negotiation does not allow it.
  case negotiation(NegotiationRefusal)
  /// Somebody has changed it since it was read.
  case changedMeanwhile
  /// The key was used for something else.
  case keyUsed
  /// Parts of the plan no longer hold: the requests that could not be booked, each with the reason.
  case planChanged([PlanChange])
  /// The plan was approved before.
  case planApproved
  /// A complaint about the request waits for its answer.
  case complaintOpen
  /// The address, or the account, is in use already.
  case alreadyThere(field: String)
  /// The answer lies further ahead than the calendars reach.
  case pastCalendar(CalendarReachError)
  /// A calendar text cannot be used.
  case calendar(ICalendarError)
  /// A file of days off cannot be taken over.
  case holidays(HolidayProblem)
  /// The message answers nothing that stands: an unknown meeting, a person who was not invited, an old
  /// revision.
  case staleMessage(StaleMessage)
}

/// A request that cannot be booked as a plan has it, since something has changed.
public struct PlanChange: Hashable, Sendable {
  /// The request.
  public let request: Identifier<Record.Request>
  /// What stands against it now.
  public let reason: Sentence

  /// A request with the reason.
  public init(_ request: Identifier<Record.Request>, _ reason: Sentence) {
    self.request = request
    self.reason = reason
  }
}

/// Why an answer from a calendar client is not taken (rules of the service, section 6.3).
public enum StaleMessage: String, CaseIterable, Hashable, Sendable {
  /// No meeting has this name.
  case unknownMeeting = "unknown-meeting"
  /// The sender was not invited to it.
  case notInvited = "not-invited"
  /// It answers another organizer than the unit.
  case otherOrganizer = "other-organizer"
  /// It answers an earlier revision of the meeting.
  case oldRevision = "old-revision"
  /// The meeting was called off or held.
  case over
  /// Another time is proposed by somebody who comes along: only the applicant agrees on one.
  case onlyApplicant = "only-applicant"
}

/// A value that does not fit, and where.
public struct FieldProblem: Hashable, Sendable {
  /// The place, as people read it: `proposals[0].start`.
  public let path: String
  /// What is wrong with it.
  public let message: Sentence

  /// A value that does not fit.
  public init(_ path: String, _ message: Sentence) {
    self.path = path
    self.message = message
  }
}
