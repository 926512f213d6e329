import WorkCalendar

/// A meeting of which no part can break out of its line.
struct CheckedEvent {
  /// The longest reminder and refresh time, in minutes: four weeks.
  static let longestMinutes = 28 * 24 * 60
  /// The longest UID in octets: what RFC 7986, section 5.3, lets every client keep.
  static let longestUID = 255
  /// The longest link in octets: what mail and browsers carry without harm.
  static let longestLink = 2_000
  /// The longest address in octets (RFC 5321, section 4.5.3.1).
  static let longestAddress = 254

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
    guard event.uid.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !#",;\"#.utf8.contains($0) }) else {
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
    guard let organizer = Self.mailto(event.organizer.email) else {
      throw error(.organizer, event.organizer.email, .malformed)
    }
    self.organizer = organizer
    var seen: Set<String> = []
    var attendees: [String] = []
    for attendee in event.attendees {
      guard let address = Self.mailto(attendee.email) else {
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

  /// Whether a text is an http or https address that may stand in a line as it is: printable ASCII without
  /// spaces, quotation marks and brackets.
  private static func isLink(_ text: String) -> Bool {
    let prefixes = ["https://", "http://"]
    guard let prefix = prefixes.first(where: { text.lowercased().hasPrefix($0) }),
      text.utf8.count > prefix.utf8.count
    else { return false }
    return text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !#""<>\^`{|}"#.utf8.contains($0) }
  }

  /// An address of electronic mail as a mailto: URI, or `nil` where it is none: one `@`, printable ASCII
  /// without what could end the value or start another field (RFC 5321, section 4.1.2, without quoted local
  /// parts).
  static func mailto(_ address: String) -> String? {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, address.utf8.count <= longestAddress else { return nil }
    let (local, domain) = (parts[0], parts[1])
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard isDotted(local, allowed: "!#$%&'*+-/=?^_`{|}~"), isDotted(domain, allowed: "-"), labels.count > 1,
      labels.allSatisfy({ !$0.hasPrefix("-") && !$0.hasSuffix("-") })
    else { return nil }
    guard local.utf8.contains(where: isEncoded) else { return "mailto:" + address }
    // What means something in a URI is written as its code (RFC 6068, section 2).
    let encoded = local.utf8.reduce(into: "") { text, byte in
      if isEncoded(byte) {
        text += "%" + String(byte, radix: 16, uppercase: true)
      } else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return "mailto:\(encoded)@\(domain)"
  }

  private static func isEncoded(_ byte: UInt8) -> Bool {
    let encoded: StaticString = "%/?#&=^`{|}"
    return encoded.withUTF8Buffer { $0.contains(byte) }
  }

  /// Whether a text is made of letters, digits and the given characters, with single dots between them.
  private static func isDotted(_ text: Substring, allowed: StaticString) -> Bool {
    var follows = UInt8(ascii: ".")
    for byte in text.utf8 {
      let isAllowed =
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        case UInt8(ascii: "."): follows != UInt8(ascii: ".")
        default: allowed.withUTF8Buffer { $0.contains(byte) }
        }
      guard isAllowed else { return false }
      follows = byte
    }
    return follows != UInt8(ascii: ".")
  }
}
