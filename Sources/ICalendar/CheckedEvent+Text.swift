import WorkCalendar

extension CheckedEvent {
  /// What a text is written for: each method wants some properties and has no room for others (RFC 5546,
  /// section 3.2).
  enum Form {
    /// Part of a feed: METHOD:PUBLISH. No attendee, whoever reads it.
    case publication
    /// An invitation: METHOD:REQUEST.
    case invitation
    /// The whole meeting is called off: METHOD:CANCEL. Its status says so, whatever it was.
    case cancellation(comment: String)
    /// The attendees of the event are no longer invited to a meeting that stands: METHOD:CANCEL without a
    /// status.
    case removal(comment: String)
    /// Another time that an attendee proposed is declined: METHOD:DECLINECOUNTER. Only what names the
    /// meeting is said, its time as it stands, and to whom.
    case declinedCounter(comment: String)
  }

  /// Writes the event.
  func write(to lines: inout ContentLines, for form: Form) {
    lines.component("VEVENT") { lines in
      writeRevision(to: &lines, for: form)
      lines.local("DTSTART", block.local(at: event.time.start), zone: block.identifier)
      lines.local("DTEND", block.local(at: event.time.end), zone: block.identifier)
      lines.text("SUMMARY", event.summary, language: event.language.rawValue)
      if form.isFull { writeSubject(to: &lines) }
      writePeople(to: &lines, for: form)
      writeStatus(to: &lines, for: form)
    }
  }

  private func writeRevision(to lines: inout ContentLines, for form: Form) {
    lines.property("UID", event.uid)
    lines.utc("DTSTAMP", event.stamp)
    if form.isFull { lines.utc("LAST-MODIFIED", event.lastModified) }
    lines.property("SEQUENCE", String(event.sequence))
  }

  private func writeSubject(to lines: inout ContentLines) {
    let description = [event.link, event.description].compactMap { $0 }.filter { !$0.isEmpty }
    if !description.isEmpty {
      lines.text("DESCRIPTION", description.joined(separator: "\n\n"), language: event.language.rawValue)
    }
    let location = [event.link, event.location].compactMap { $0 }.filter { !$0.isEmpty }
    if !location.isEmpty { lines.text("LOCATION", location.joined(separator: " - ")) }
    guard let link = event.link else { return }
    lines.property("URL", link)
    // One feature only: libical and others make a list of features a value of its own.
    lines.property("CONFERENCE;VALUE=URI;FEATURE=VIDEO", link)
  }

  private func writePeople(to lines: inout ContentLines, for form: Form) {
    lines.property("ORGANIZER" + Self.commonName(event.organizer.name), organizer)
    guard form.namesAttendees else { return }
    for (attendee, address) in zip(event.attendees, attendees) {
      // Only an invitation asks for an answer.
      let reply = form.asksForReply ? ";RSVP=\(attendee.isAskedToReply ? "TRUE" : "FALSE")" : ""
      lines.property(
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=\(attendee.role.rawValue)"
          + ";PARTSTAT=\(attendee.participation.rawValue)" + reply + Self.commonName(attendee.name),
        address)
    }
  }

  private func writeStatus(to lines: inout ContentLines, for form: Form) {
    if let comment = form.comment, !ContentLines.cleaned(comment).isEmpty {
      lines.text("COMMENT", comment, language: event.language.rawValue)
    }
    if isPrivate { lines.property("CLASS", "PRIVATE") }
    switch form {
    case .cancellation: write(.cancelled, to: &lines)
    case .publication, .invitation:
      write(event.status, to: &lines)
      guard let alarm = event.alarm, event.status != .cancelled else { return }
      lines.component("VALARM") { lines in
        lines.property("ACTION", "DISPLAY")
        lines.text("DESCRIPTION", event.summary, language: event.language.rawValue)
        lines.property("TRIGGER", "-" + ContentLines.written(alarm))
      }
    case .removal, .declinedCounter: break
    }
  }

  /// A meeting that is called off takes up nobody's time.
  private func write(_ status: MeetingEvent.Status, to lines: inout ContentLines) {
    switch status {
    case .confirmed: lines.property("STATUS", "CONFIRMED")
    case .tentative: lines.property("STATUS", "TENTATIVE")
    case .cancelled: lines.property("STATUS", "CANCELLED")
    }
    lines.property("TRANSP", status == .cancelled ? "TRANSPARENT" : "OPAQUE")
  }

  private static func commonName(_ name: String) -> String {
    let quoted = ContentLines.quotedParameter(name)
    return quoted == "\"\"" ? "" : ";CN=\(quoted)"
  }
}

extension CheckedEvent.Form {
  /// Whether all is said of the meeting.
  fileprivate var isFull: Bool {
    if case .declinedCounter = self { false } else { true }
  }

  /// Whether attendees are named: never in a feed (RFC 5546, section 3.2.1).
  fileprivate var namesAttendees: Bool {
    if case .publication = self { false } else { true }
  }

  /// Whether attendees are asked for an answer.
  fileprivate var asksForReply: Bool {
    if case .invitation = self { true } else { false }
  }

  /// Why the message is sent, in the words of a person.
  fileprivate var comment: String? {
    switch self {
    case .publication, .invitation: nil
    case .cancellation(let comment), .removal(let comment), .declinedCounter(let comment): comment
    }
  }
}
