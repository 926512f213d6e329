public import WorkCalendar

/// An answer that a calendar client sends to an invitation (RFC 5546): the attendee comes or does not, or
/// proposes another time.
public enum ItipMessage: Hashable, Sendable {
  /// METHOD:REPLY.
  case reply(Reply)
  /// METHOD:COUNTER.
  case counter(Counter)

  /// What an attendee answers (RFC 5546, section 3.2.3).
  public struct Reply: Hashable, Sendable {
    /// The meeting's UID.
    public let uid: String
    /// The revision that is answered; `nil` where the client does not say, as Exchange may not.
    public let sequence: Int?
    /// When the meeting starts as the attendee knows it; `nil` where the client does not say, or on clocks that
    /// nobody names.
    public let start: Instant?
    /// The address of who answers. It is compared without regard to case; whether the sender of the mail may
    /// speak for it is for the receiver to check.
    public let attendee: String
    /// The address of the organizer whom it answers; `nil` where the client names none, as Exchange may not.
    public let organizer: String?
    /// The answer. One of a kind that is not known counts as none yet (RFC 5545, section 3.2.12).
    public let participation: MeetingEvent.Attendee.Participation
    /// What the attendee writes with it; empty for nothing.
    public let comment: String
    /// When it was given: of two answers of an attendee to one revision, the later one holds.
    public let stamp: Instant
  }

  /// Another time that an attendee proposes (RFC 5546, section 3.2.7). It never means that the attendee
  /// accepts the meeting as it stands.
  public struct Counter: Hashable, Sendable {
    /// The meeting's UID.
    public let uid: String
    /// The revision to which it is a counterproposal; `nil` where the client does not say.
    public let sequence: Int?
    /// The addresses of the attendees named, in the order of the text. Most clients name only the one who
    /// proposes; the RFC lets them name all, and then only the mail tells who of them it is.
    public let attendees: [String]
    /// The address of the organizer to whom it proposes; `nil` where the client names none.
    public let organizer: String?
    /// The time that is proposed.
    public let time: InstantRange
    /// When the meeting was to start as the attendee knew it, where the client says so as Outlook does
    /// (X-MS-OLK-ORIGINALSTART: MS-OXCICAL 2.1.3.1.1.20.59).
    public let originalStart: Instant?
    /// What the attendee writes with it; empty for nothing.
    public let comment: String
    /// When it was proposed.
    public let stamp: Instant

    /// The address of who proposes, where only one attendee is named.
    public var attendee: String? { attendees.count == 1 ? attendees.first : nil }
  }
}
