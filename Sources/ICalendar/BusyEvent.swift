public import WorkCalendar

/// A time at which someone or something is taken, as it is told to those who may know no more: the event that
/// a feed of busy times shows, named "Sibuk" or "Busy" (calendar clients show nothing of a VFREEBUSY).
///
/// There is no room in it for a name, a subject, a link or an attendee.
public struct BusyEvent: Hashable, Sendable {
  /// What every such event is called.
  public static let summary = LocalizedName(indonesian: "Sibuk", english: "Busy")

  /// The name of the event over all its life, unique in the world. It is for everyone to read: it must not be
  /// the UID of the meeting behind it.
  public var uid: String
  /// The number of the revision, from 0.
  public var sequence: Int
  /// When it was last changed.
  public var lastModified: Instant
  /// When it is.
  public var time: InstantRange
  /// The zone in which the time is stated.
  public var zone: Zone
  /// Who publishes the feed: a published event has an organizer (RFC 5546, section 3.2.1).
  public var organizer: MeetingEvent.Organizer
  /// The language of the name.
  public var language: MeetingEvent.Language

  /// A busy time, last changed at `lastModified`.
  public init(
    uid: String, sequence: Int = 0, lastModified: Instant, time: InstantRange, zone: Zone = .wib,
    organizer: MeetingEvent.Organizer, language: MeetingEvent.Language = .indonesian
  ) {
    self.uid = uid
    self.sequence = sequence
    self.lastModified = lastModified
    self.time = time
    self.zone = zone
    self.organizer = organizer
    self.language = language
  }
}
