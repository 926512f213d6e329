/// A meeting cannot be written as calendar text: which part of which meeting, and why.
public struct CalendarTextError: Error, Hashable, Sendable {
  /// A part of a meeting or a feed.
  public enum Part: String, Hashable, Sendable {
    /// The meeting's UID.
    case uid
    /// The number of the revision.
    case sequence
    /// The start or end, or a stamp.
    case time
    /// The name of the meeting.
    case summary
    /// The link.
    case link
    /// The organizer's address.
    case organizer
    /// An attendee's address.
    case attendee
    /// All attendees together.
    case attendees
    /// The reminder.
    case alarm
    /// The status.
    case status
    /// The name of the feed.
    case name
    /// The time after which the feed is fetched anew.
    case refresh
  }

  /// What is wrong with the part.
  public enum Problem: Hashable, Sendable {
    /// It is empty, or there is none.
    case missing
    /// It is not of the form that it must have.
    case malformed
    /// It is longer, higher or lower than it may be; the value is the limit.
    case overLimit(Int)
    /// It is there twice.
    case repeated
    /// The organizer is among the attendees, so that no client would let them answer.
    case organizerInvited
    /// The meeting is called off, and cannot be invited to.
    case cancelled
  }

  /// The UID of the meeting, as given; empty for the feed itself.
  public let uid: String
  /// The part.
  public let part: Part
  /// The part's value, as given.
  public let value: String
  /// What is wrong with it.
  public let problem: Problem
}
