/// What an officer's own calendar says of when the officer can be met.
public struct PublishedAvailability: Hashable, Sendable {
  /// The spans for which the calendar states hours at all (VAVAILABILITY, RFC 7953). Outside them the
  /// officer's weekly hours, or else the office's, hold.
  public let stated: [InstantRange]
  /// The spans inside `stated` in which the officer can be met; touching ones stay apart as they were
  /// published.
  public let free: [InstantRange]
  /// The spans in which the officer is taken, whatever the hours say (VFREEBUSY, VEVENT).
  public let busy: [InstantRange]

  /// Availability from its three parts; the order of the spans does not matter.
  public init(stated: [InstantRange], free: [InstantRange], busy: [InstantRange]) {
    self.stated = stated
    self.free = free
    self.busy = busy
  }

  /// A calendar that says nothing.
  public static let silent = PublishedAvailability(stated: [], free: [], busy: [])
}
