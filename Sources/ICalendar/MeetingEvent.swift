public import WorkCalendar

/// A meeting as calendars are told of it.
public struct MeetingEvent: Hashable, Sendable {
  /// Whether the meeting takes place.
  public enum Status: Hashable, Sendable {
    /// It is agreed.
    case confirmed
    /// It is agreed, on a day that may still become a day off.
    case tentative
    /// It was called off.
    case cancelled
  }

  /// The language of the texts.
  public enum Language: String, Hashable, Sendable {
    /// Indonesian.
    case indonesian = "id"
    /// English.
    case english = "en"
  }

  /// The unit that invites. Clients let nobody answer who is the organizer: its address is never an
  /// attendee's.
  public struct Organizer: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The address of electronic mail.
    public let email: String

    /// An organizer.
    public init(name: String, email: String) {
      self.name = name
      self.email = email
    }
  }

  /// Someone who is invited.
  public struct Attendee: Hashable, Sendable {
    /// What is asked of the attendee (RFC 5545, section 3.2.16).
    public enum Role: String, Hashable, Sendable {
      /// Leads the meeting.
      case chair = "CHAIR"
      /// Has to be there.
      case required = "REQ-PARTICIPANT"
      /// May be there.
      case optional = "OPT-PARTICIPANT"
    }

    /// What the attendee has answered (RFC 5545, section 3.2.12).
    public enum Participation: String, Hashable, Sendable {
      /// Nothing yet.
      case needsAction = "NEEDS-ACTION"
      /// Yes.
      case accepted = "ACCEPTED"
      /// No.
      case declined = "DECLINED"
      /// Perhaps.
      case tentative = "TENTATIVE"
    }

    /// The name.
    public let name: String
    /// The address of electronic mail. Clients offer an answer only to whom they know by this address.
    public let email: String
    /// What is asked of the attendee.
    public let role: Role
    /// Whether an answer is asked for.
    public let isAskedToReply: Bool
    /// What the attendee has answered.
    public let participation: Participation

    /// An attendee, asked for an answer where nothing else is said.
    public init(
      name: String, email: String, role: Role = .required, isAskedToReply: Bool = true,
      participation: Participation = .needsAction
    ) {
      self.name = name
      self.email = email
      self.role = role
      self.isAskedToReply = isAskedToReply
      self.participation = participation
    }
  }

  /// The name of the meeting over all its life, the same in every message and feed; unique in the world.
  public var uid: String
  /// The number of the revision, from 0: one more for every change of time or status.
  public var sequence: Int
  /// When the message was made; in a feed, when the meeting was last changed. Never the moment of writing the
  /// text.
  public var stamp: Instant
  /// When the meeting was last changed.
  public var lastModified: Instant
  /// When it is.
  public var time: InstantRange
  /// The zone in which the time is stated.
  public var zone: Zone
  /// What it is called, in `language`.
  public var summary: String
  /// What it is about, in `language`. The link is put before it.
  public var description: String
  /// The address of the online room or of the page of the meeting: http or https.
  public var link: String?
  /// Where it is, beside the link.
  public var location: String?
  /// Who invites.
  public var organizer: Organizer
  /// Who is invited.
  public var attendees: [Attendee]
  /// Whether it takes place.
  public var status: Status
  /// How long before the start clients remind of it; `nil` for no reminder.
  public var alarm: Minutes?
  /// The language of the texts.
  public var language: Language

  /// A meeting. It is confirmed, without a reminder, where nothing else is said.
  public init(
    uid: String, sequence: Int, stamp: Instant, lastModified: Instant, time: InstantRange, zone: Zone = .wib,
    summary: String, description: String, link: String? = nil, location: String? = nil, organizer: Organizer,
    attendees: [Attendee] = [], status: Status = .confirmed, alarm: Minutes? = nil,
    language: Language = .indonesian
  ) {
    self.uid = uid
    self.sequence = sequence
    self.stamp = stamp
    self.lastModified = lastModified
    self.time = time
    self.zone = zone
    self.summary = summary
    self.description = description
    self.link = link
    self.location = location
    self.organizer = organizer
    self.attendees = attendees
    self.status = status
    self.alarm = alarm
    self.language = language
  }
}
