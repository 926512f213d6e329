import WorkCalendar

/// A meeting of which no part can break out of its line.
struct CheckedEvent {
  /// The longest reminder and refresh time, in minutes: four weeks.
  static let longestMinutes = 28 * 24 * 60
  /// The longest UID in octets: what RFC 7986, section 5.3, lets every client keep.
  static let longestUID = 255
  /// The longest link in octets: what mail and browsers carry without harm.
  static let longestLink = 2_000

  /// The definition of the zone in which the times are stated.
  let block: TimeZoneBlock
  /// The meeting.
  let event: MeetingEvent
  /// The organizer's address as a URI.
  let organizer: String
  /// The attendees' addresses as URIs, in their order.
  let attendees: [String]
  /// Whether nothing but the time is for the reader.
  let isPrivate: Bool

  /// Checks a time at which someone is busy.
  init(_ busy: BusyEvent) throws(CalendarTextError) {
    let name = BusyEvent.summary
    try self.init(
      MeetingEvent(
        uid: busy.uid, sequence: busy.sequence, stamp: busy.lastModified, lastModified: busy.lastModified,
        time: busy.time, zone: busy.zone,
        summary: busy.language == .indonesian ? name.indonesian : name.english, description: "",
        organizer: busy.organizer, language: busy.language), isPrivate: true)
  }

  /// Checks a meeting.
  init(_ event: MeetingEvent, isPrivate: Bool = false) throws(CalendarTextError) {
    self.event = event
    self.isPrivate = isPrivate
    block = TimeZoneBlock(of: event.zone) ?? .office
    func error(_ part: CalendarTextError.Part, _ value: String, _ problem: CalendarTextError.Problem)
      -> CalendarTextError
    { CalendarTextError(uid: event.uid, part: part, value: value, problem: problem) }

    guard !event.uid.isEmpty else { throw error(.uid, event.uid, .missing) }
    guard event.uid.utf8.count <= Self.longestUID else {
      throw error(.uid, event.uid, .overLimit(Self.longestUID))
    }
    guard event.uid.utf8.allSatisfy(Self.isOfUID) else {
      throw error(.uid, event.uid, .malformed)
    }
    guard (0...Int(Int32.max)).contains(event.sequence) else {
      throw error(.sequence, String(event.sequence), .overLimit(Int(Int32.max)))
    }
    for instant in [event.time.start, event.time.end, event.stamp, event.lastModified] {
      guard Self.writableTimes.contains(instant) else {
        throw error(.time, String(instant.secondsSinceEpoch), .malformed)
      }
    }
    guard event.summary.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw error(.summary, event.summary, .missing)
    }
    if let link = event.link {
      guard link.utf8.count <= Self.longestLink else {
        throw error(.link, link, .overLimit(Self.longestLink))
      }
      guard Self.isLink(link) else { throw error(.link, link, .malformed) }
    }
    if let alarm = event.alarm, !(0...Self.longestMinutes).contains(alarm.count) {
      throw error(.alarm, String(alarm.count), .overLimit(Self.longestMinutes))
    }
    guard let organizer = MailtoAddress.uri(of: event.organizer.email) else {
      throw error(.organizer, event.organizer.email, .malformed)
    }
    self.organizer = organizer
    var seen: Set<String> = []
    var attendees: [String] = []
    for attendee in event.attendees {
      guard let address = MailtoAddress.uri(of: attendee.email) else {
        throw error(.attendee, attendee.email, .malformed)
      }
      guard address.lowercased() != organizer.lowercased() else {
        throw error(.attendee, attendee.email, .organizerInvited)
      }
      guard seen.insert(address.lowercased()).inserted else {
        throw error(.attendee, attendee.email, .repeated)
      }
      attendees.append(address)
    }
    self.attendees = attendees
  }

  /// The moments that can be written with a year of four digits in every zone.
  private static let writableTimes: Range<Instant> = {
    let day: Int64 = 86_400
    return Instant(
      secondsSinceEpoch: Int64(CivilDate.first.dayNumber + 1) * day)..<Instant(
        secondsSinceEpoch: Int64(CivilDate.last.dayNumber) * day)
  }()

  /// Whether an octet may stand in a UID of ours: printable ASCII that needs no escape.
  private static func isOfUID(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\\"): false
    default: (0x21...0x7E).contains(byte)
    }
  }

  /// Whether an octet may stand in a link: printable ASCII without spaces, quotation marks and brackets.
  private static func isOfLink(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
      UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
      false
    default: (0x21...0x7E).contains(byte)
    }
  }

  /// Whether a text is an http or https address that may stand in a line as it is.
  private static func isLink(_ text: String) -> Bool {
    let prefixes = ["https://", "http://"]
    guard let prefix = prefixes.first(where: { text.prefix(8).lowercased().hasPrefix($0) }),
      text.utf8.count > prefix.utf8.count
    else { return false }
    return text.utf8.allSatisfy(isOfLink)
  }
}
