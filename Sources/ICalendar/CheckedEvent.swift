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
  private let event: MeetingEvent
  private let organizer: String
  private let attendees: [String]

  /// Checks a meeting.
  init(_ event: MeetingEvent) throws(CalendarTextError) {
    self.event = event
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

  /// Writes the event.
  func write(to lines: inout ContentLines, withAttendees: Bool) {
    let language = event.language.rawValue
    let isCancelled = event.status == .cancelled
    lines.component("VEVENT") { lines in
      lines.property("UID", event.uid)
      lines.utc("DTSTAMP", event.stamp)
      lines.utc("LAST-MODIFIED", event.lastModified)
      lines.property("SEQUENCE", String(event.sequence))
      lines.local("DTSTART", block.local(at: event.time.start), zone: block.identifier)
      lines.local("DTEND", block.local(at: event.time.end), zone: block.identifier)
      lines.text("SUMMARY", event.summary, language: language)
      let description = [event.link, event.description].compactMap { $0 }.filter { !$0.isEmpty }
      if !description.isEmpty {
        lines.text("DESCRIPTION", description.joined(separator: "\n\n"), language: language)
      }
      let location = [event.link, event.location].compactMap { $0 }.filter { !$0.isEmpty }
      if !location.isEmpty { lines.text("LOCATION", location.joined(separator: " - ")) }
      if let link = event.link {
        lines.property("URL", link)
        // One feature only: libical and others make a list of features a value of its own.
        lines.property("CONFERENCE;VALUE=URI;FEATURE=VIDEO", link)
      }
      lines.property("ORGANIZER" + Self.commonName(event.organizer.name), organizer)
      if withAttendees {
        for (attendee, address) in zip(event.attendees, attendees) {
          let reply = attendee.isAskedToReply ? "TRUE" : "FALSE"
          lines.property(
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=\(attendee.role.rawValue)"
              + ";PARTSTAT=\(attendee.participation.rawValue);RSVP=\(reply)" + Self.commonName(attendee.name),
            address)
        }
      }
      lines.property("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED")
      lines.property("TRANSP", isCancelled ? "TRANSPARENT" : "OPAQUE")
      if let alarm = event.alarm, !isCancelled {
        lines.component("VALARM") { lines in
          lines.property("ACTION", "DISPLAY")
          lines.text("DESCRIPTION", event.summary, language: language)
          lines.property("TRIGGER", "-" + ContentLines.written(alarm))
        }
      }
    }
  }

  /// The moments that can be written with a year of four digits in every zone.
  private static let writableTimes: Range<Instant> = {
    let day: Int64 = 86_400
    return Instant(
      secondsSinceEpoch: Int64(CivilDate.first.dayNumber + 1) * day)..<Instant(
        secondsSinceEpoch: Int64(CivilDate.last.dayNumber) * day)
  }()

  private static func commonName(_ name: String) -> String {
    let quoted = ContentLines.quotedParameter(name)
    return quoted == "\"\"" ? "" : ";CN=\(quoted)"
  }

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
    // What means something in a URI is written as its code (RFC 6068, section 2).
    let encoded = local.utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      if "%/?#&=^`{|}".unicodeScalars.contains(scalar) {
        text += "%" + String(byte, radix: 16, uppercase: true)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return "mailto:\(encoded)@\(domain)"
  }

  /// Whether a text is made of letters, digits and the given characters, with single dots between them.
  private static func isDotted(_ text: Substring, allowed: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || allowed.contains($0)) }
    }
  }
}
