import WorkCalendar

/// Writes meetings as the calendar text that mail and feeds carry (RFC 5545, 5546, 7986).
///
/// Times are stated on the clocks of the meeting's zone with its definition, where that is one of
/// Indonesia's. For a person in any other zone they are stated in office time: clients show every time in the
/// zone of whoever looks, and the meeting stays with the office's clocks whatever the other zone decides.
public enum CalendarText {
  /// The invitation to a meeting: METHOD:REQUEST, to be sent to its attendees. The same text with a higher
  /// `sequence` changes a meeting that was invited to.
  ///
  /// Fails where a part of the meeting is missing or could break out of its line.
  public static func invitation(for event: MeetingEvent) throws(CalendarTextError) -> String {
    guard event.status == .confirmed else {
      throw CalendarTextError(uid: event.uid, part: .status, value: "", problem: .cancelled)
    }
    let checked = try CheckedEvent(event)
    guard !event.attendees.isEmpty else {
      throw CalendarTextError(uid: event.uid, part: .attendees, value: "", problem: .missing)
    }
    return CalendarHeader(method: "REQUEST").text { lines in
      checked.block.write(to: &lines)
      checked.write(to: &lines, withAttendees: true)
    }
  }

  /// A feed: METHOD:PUBLISH. Every event has its organizer and no attendee (RFC 5546, section 3.2.1). The
  /// text depends on nothing but the feed; the order of its events does not matter.
  ///
  /// Fails where a part is missing or could break out of its line, and where two events have the same UID.
  public static func feed(_ feed: Feed) throws(CalendarTextError) -> String {
    guard !ContentLines.cleaned(feed.name).isEmpty else {
      throw CalendarTextError(uid: "", part: .name, value: feed.name, problem: .missing)
    }
    guard (1...CheckedEvent.longestMinutes).contains(feed.refresh.count) else {
      throw CalendarTextError(
        uid: "", part: .refresh, value: String(feed.refresh.count),
        problem: .overLimit(CheckedEvent.longestMinutes))
    }
    var events: [CheckedEvent] = []
    var identifiers: Set<String> = []
    for event in feed.events.sorted(by: { ($0.time, $0.uid) < ($1.time, $1.uid) }) {
      guard identifiers.insert(event.uid).inserted else {
        throw CalendarTextError(uid: event.uid, part: .uid, value: event.uid, problem: .repeated)
      }
      events.append(try CheckedEvent(event))
    }
    let zone = TimeZoneBlock(of: feed.zone) ?? .office
    let header = CalendarHeader(
      name: feed.name, summary: feed.description.isEmpty ? nil : feed.description,
      language: feed.language.rawValue, zone: zone.identifier, method: "PUBLISH", refresh: feed.refresh)
    // The feed's own zone is always there: a calendar has to have a component (RFC 5545, section 3.6).
    let used = Set(events.map(\.block.identifier)).union([zone.identifier])
    return header.text { lines in
      for block in TimeZoneBlock.all where used.contains(block.identifier) { block.write(to: &lines) }
      for event in events { event.write(to: &lines, withAttendees: false) }
    }
  }
}
