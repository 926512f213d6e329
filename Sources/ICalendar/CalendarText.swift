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
    guard event.status != .cancelled else {
      throw CalendarTextError(uid: event.uid, part: .status, value: "", problem: .cancelled)
    }
    let checked = try CheckedEvent(event)
    return try message("REQUEST", checked, .invitation)
  }

  /// Tells all attendees that the meeting is called off: METHOD:CANCEL (RFC 5546, section 3.2.5), with
  /// STATUS:CANCELLED whatever the event's status. `sequence` has to be higher than in the invitation.
  /// `comment` is the reason, in the event's language; empty for none.
  ///
  /// Fails as `invitation(for:)` does.
  public static func cancellation(
    for event: MeetingEvent, comment: String = ""
  ) throws(CalendarTextError) -> String {
    try message("CANCEL", CheckedEvent(event), .cancellation(comment: comment))
  }

  /// Tells attendees that they are no longer invited to a meeting that stands for the others, such as an
  /// officer whose place another took: METHOD:CANCEL with those attendees only, and without a status (RFC
  /// 5546, section 3.2.5). `sequence` has to be higher than in their invitation.
  ///
  /// Fails as `invitation(for:)` does.
  public static func removal(
    of attendees: [MeetingEvent.Attendee], from event: MeetingEvent, comment: String = ""
  ) throws(CalendarTextError) -> String {
    var event = event
    event.attendees = attendees
    return try message("CANCEL", CheckedEvent(event), .removal(comment: comment))
  }

  /// Declines the other time that an attendee proposed: METHOD:DECLINECOUNTER (RFC 5546, section 3.2.8). The
  /// event is the meeting as it stands, with the `sequence` of the proposal; `comment` is the reason, in the
  /// event's language.
  ///
  /// Outlook may show nothing of it: a plain mail has to go with it. Fails as `invitation(for:)` does.
  public static func declineCounter(
    for event: MeetingEvent, to attendee: MeetingEvent.Attendee, comment: String
  ) throws(CalendarTextError) -> String {
    var event = event
    event.attendees = [attendee]
    return try message("DECLINECOUNTER", CheckedEvent(event), .declinedCounter(comment: comment))
  }

  /// A message on one meeting, to its attendees.
  private static func message(
    _ method: String, _ event: CheckedEvent, _ form: CheckedEvent.Form
  ) throws(CalendarTextError) -> String {
    guard !event.attendees.isEmpty else {
      throw CalendarTextError(uid: event.event.uid, part: .attendees, value: "", problem: .missing)
    }
    return CalendarHeader(method: method).text { lines in
      event.block.write(to: &lines)
      event.write(to: &lines, for: form)
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
    events.reserveCapacity(feed.events.count + feed.busy.count)
    for event in feed.events { events.append(try CheckedEvent(event)) }
    for busy in feed.busy { events.append(try CheckedEvent(busy)) }
    events.sort { ($0.event.time, $0.event.uid) < ($1.event.time, $1.event.uid) }
    var identifiers: Set<String> = []
    for uid in events.lazy.map(\.event.uid) where !identifiers.insert(uid).inserted {
      throw CalendarTextError(uid: uid, part: .uid, value: uid, problem: .repeated)
    }
    let zone = TimeZoneBlock(of: feed.zone) ?? .office
    let header = CalendarHeader(
      name: feed.name, summary: feed.description.isEmpty ? nil : feed.description,
      language: feed.language.rawValue, zone: zone.identifier, method: "PUBLISH", refresh: feed.refresh)
    // The feed's own zone is always there: a calendar has to have a component (RFC 5545, section 3.6).
    let used = Set(events.map(\.block.identifier)).union([zone.identifier])
    // An event with a link and a description has about a thousand octets.
    return header.text(expectedOctets: 2_000 + 1_000 * events.count) { lines in
      for block in TimeZoneBlock.all where used.contains(block.identifier) { block.write(to: &lines) }
      for event in events { event.write(to: &lines, for: .publication) }
    }
  }
}
