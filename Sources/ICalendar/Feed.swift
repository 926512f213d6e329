public import WorkCalendar

/// A calendar to which clients subscribe.
public struct Feed: Hashable, Sendable {
  /// What it is called, in `language`.
  public var name: String
  /// What it is about, in `language`; empty for nothing.
  public var description: String
  /// The zone in which a client may show it.
  public var zone: Zone
  /// After which time a client is asked to fetch it anew. Most take their own.
  public var refresh: Minutes
  /// The language of the name and the description.
  public var language: MeetingEvent.Language
  /// The meetings, in any order. Those called off stay for a while, as cancelled.
  public var events: [MeetingEvent]
  /// The times of which only that they are taken may be known, in any order.
  public var busy: [BusyEvent]

  /// A feed, to be fetched every hour where nothing else is said.
  public init(
    name: String, description: String = "", zone: Zone = .wib, refresh: Minutes = Minutes(60),
    language: MeetingEvent.Language = .indonesian, events: [MeetingEvent], busy: [BusyEvent] = []
  ) {
    self.name = name
    self.description = description
    self.zone = zone
    self.refresh = refresh
    self.language = language
    self.events = events
    self.busy = busy
  }
}
