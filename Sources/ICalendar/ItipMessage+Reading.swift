public import WorkCalendar

extension ItipMessage {
  /// Reads an answer as calendar clients send it.
  ///
  /// `zones` gives the zone of an IANA name, or `nil` where there is none; zones that the file defines and
  /// those that Windows names are known, too. ORGANIZER and SEQUENCE may be missing, since Exchange leaves
  /// them out. Fails with the place for every other method, for no event or several, for anything that
  /// recurs or is one instance of a series (meetings of the service do not), for several attendees in a
  /// reply, for a time without a zone, and beyond an `ICalendarLimit`.
  public static func read(
    _ bytes: [UInt8], named file: String, zones: @escaping @Sendable (String) -> Zone?
  ) throws(ICalendarError) -> (message: ItipMessage, warnings: [ICalendarWarning]) {
    let tree = try CalendarTree.read(bytes, named: file, request)
    if tree.calendars.count > 1 {
      throw ICalendarError(.repeatedComponent, at: tree.place(tree.calendars[1]))
    }
    guard let calendar = tree.calendars.first else {
      throw ICalendarError(.missingComponent("VCALENDAR"), at: ICalendarPlace(file: file))
    }
    var reader = Reader(tree: tree, calendar: calendar, lookup: zones, warnings: tree.warnings)
    let message = try reader.message()
    return (message, reader.warnings)
  }

  /// What bears on an answer. ORGANIZER is not asked for: the meeting is found by its UID.
  private static let request: CalendarTree.Request = {
    let own: [String: CalendarTree.Request.Properties] = [
      "VCALENDAR": .init(needed: ["METHOD"]),
      "VEVENT": .init(
        needed: [
          "UID", "SEQUENCE", "DTSTAMP", "ATTENDEE", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE",
          "RDATE", "EXRULE", "EXDATE",
        ], wanted: ["COMMENT", "ORGANIZER", originalStart]),
    ]
    return .init(own.merging(FileZones.properties) { own, _ in own })
  }()

  private static let originalStart = "X-MS-OLK-ORIGINALSTART"

  private struct Reader {
    let tree: CalendarTree
    let calendar: CalendarComponent
    let lookup: @Sendable (String) -> Zone?
    let budget = RecurrenceBudget()
    var warnings: [ICalendarWarning]

    init(
      tree: CalendarTree, calendar: CalendarComponent, lookup: @escaping @Sendable (String) -> Zone?,
      warnings: [ICalendarWarning]
    ) {
      self.tree = tree
      self.calendar = calendar
      self.lookup = lookup
      self.warnings = warnings
    }

    mutating func message() throws(ICalendarError) -> ItipMessage {
      guard let method = calendar.first("METHOD") else { throw missing("METHOD", of: calendar) }
      let name = (method.text ?? "").utf8.asciiUpperCased
      guard ["REPLY", "COUNTER"].contains(name) else {
        throw ICalendarError(.unexpectedValue(name.utf8.quotedInError), at: tree.place(calendar, method))
      }
      let event = try onlyEvent()
      for property in event.properties
      where ["RECURRENCE-ID", "RRULE", "RDATE", "EXRULE", "EXDATE"].contains(property.name) {
        throw ICalendarError(.unsupportedRecurrence(property.name), at: tree.place(event, property))
      }
      return name == "REPLY" ? .reply(try reply(event)) : .counter(try counter(event))
    }

    private mutating func onlyEvent() throws(ICalendarError) -> CalendarComponent {
      var events: [CalendarComponent] = []
      for component in calendar.components {
        switch component.name {
        case "VEVENT": events.append(component)
        case "VTIMEZONE": break
        default: warnings.append(ICalendarWarning(.ignoredComponent, at: tree.place(component)))
        }
      }
      guard let event = events.first else {
        throw ICalendarError(.missingComponent("VEVENT"), at: tree.place(calendar))
      }
      guard events.count == 1 else { throw ICalendarError(.repeatedComponent, at: tree.place(events[1])) }
      return event
    }

    private func reply(_ event: CalendarComponent) throws(ICalendarError) -> Reply {
      let addresses = try attendees(of: event)
      let properties = event.all("ATTENDEE")
      guard let attendee = addresses.first, let property = properties.first else {
        throw missing("ATTENDEE", of: event)
      }
      // Two who answer at once: which answer is whose is said, but not who sends it.
      guard properties.count == 1 else {
        throw ICalendarError(.repeatedProperty, at: tree.place(event, properties[1]))
      }
      guard property.modifier != "DELEGATED" else {
        throw ICalendarError(.unexpectedValue("DELEGATED"), at: tree.place(event, property))
      }
      // A time that says nothing for certain does not make the answer one that nobody can read.
      let start = event.first("DTSTART").flatMap { try? moment($0, of: event).instant }
      return Reply(
        uid: try uid(of: event), sequence: try sequence(of: event), start: start, attendee: attendee,
        organizer: organizer(of: event),
        participation: property.modifier.flatMap(MeetingEvent.Attendee.Participation.init) ?? .needsAction,
        comment: try comment(of: event), stamp: try stamp(of: event))
    }

    private mutating func counter(_ event: CalendarComponent) throws(ICalendarError) -> Counter {
      let addresses = try attendees(of: event)
      guard !addresses.isEmpty else { throw missing("ATTENDEE", of: event) }
      return Counter(
        uid: try uid(of: event), sequence: try sequence(of: event), attendees: addresses,
        organizer: organizer(of: event),
        time: try proposedTime(of: event), originalStart: originalStart(of: event),
        comment: try comment(of: event), stamp: try stamp(of: event))
    }

    // MARK: Properties

    private func uid(of event: CalendarComponent) throws(ICalendarError) -> String {
      guard let property = event.first("UID"), let uid = property.text, !uid.isEmpty else {
        throw missing("UID", of: event)
      }
      guard uid.utf8.count <= CheckedEvent.longestUID else {
        throw ICalendarError(.unexpectedValue(uid.utf8.quotedInError), at: tree.place(event, property))
      }
      return uid
    }

    private func sequence(of event: CalendarComponent) throws(ICalendarError) -> Int? {
      guard let property = event.first("SEQUENCE") else { return nil }
      guard let sequence = property.text.flatMap({ Int($0) }), (0...Int(Int32.max)).contains(sequence) else {
        throw ICalendarError(
          .unexpectedValue((property.text ?? "").utf8.quotedInError), at: tree.place(event, property))
      }
      return sequence
    }

    private func attendees(of event: CalendarComponent) throws(ICalendarError) -> [String] {
      var addresses: [String] = []
      for property in event.all("ATTENDEE") {
        let uri = property.text ?? ""
        guard let address = MailtoAddress.address(of: uri) else {
          throw ICalendarError(.unexpectedValue(uri.utf8.quotedInError), at: tree.place(event, property))
        }
        addresses.append(address)
      }
      return addresses
    }

    /// The organizer's address. One that is no address of mail says as little as none.
    private func organizer(of event: CalendarComponent) -> String? {
      event.first("ORGANIZER")?.text.flatMap(MailtoAddress.address)
    }

    private func comment(of event: CalendarComponent) throws(ICalendarError) -> String {
      let comments = event.all("COMMENT")
      let text = comments.compactMap(\.text).map(ContentLines.cleaned).filter { !$0.isEmpty }
        .joined(separator: "\n")
      guard text.utf8.count <= ICalendarLimit.commentLength.value else {
        throw ICalendarError(
          .overLimit(.commentLength, found: text.utf8.count), at: tree.place(event, comments.last))
      }
      return text
    }

    private func stamp(of event: CalendarComponent) throws(ICalendarError) -> Instant {
      guard let property = event.first("DTSTAMP") else { throw missing("DTSTAMP", of: event) }
      return try moment(property, of: event).instant
    }

    // MARK: Times

    private func proposedTime(of event: CalendarComponent) throws(ICalendarError) -> InstantRange {
      guard let property = event.first("DTSTART") else { throw missing("DTSTART", of: event) }
      let start = try moment(property, of: event)
      let end: Instant?
      if let property = event.first("DTEND"), event.first("DURATION") == nil {
        end = try moment(property, of: event).instant
      } else {
        guard event.first("DURATION") != nil else { throw missing("DTEND", of: event) }
        end = try moments(around: start.local)?.length(of: event, from: start)
          .end(of: start.local, in: start.zone)
      }
      guard let time = end.flatMap({ InstantRange(start: start.instant, end: $0) }) else {
        throw ICalendarError(
          .endBeforeStart, at: tree.place(event, event.first("DTEND") ?? event.first("DURATION")))
      }
      return time
    }

    /// The start that Outlook remembers. It is good to have: one that cannot be read is a warning.
    private mutating func originalStart(of event: CalendarComponent) -> Instant? {
      guard let property = event.first(ItipMessage.originalStart) else { return nil }
      let value = property.text.flatMap(ClockReading.init(written:)).map(CalendarValue.time) ?? property.value
      let dated = CalendarProperty(
        name: property.name, line: property.line, value: value, zone: property.zone, modifier: nil)
      do {
        return try moment(dated, of: event).instant
      } catch {
        warnings.append(ICalendarWarning(.ignoredProperty, at: tree.place(event, property)))
        return nil
      }
    }

    /// A time whose zone is said: one on clocks that nobody names would be another moment for each reader.
    private func moment(
      _ property: CalendarProperty, of event: CalendarComponent
    ) throws(ICalendarError) -> CalendarMoment {
      guard case .time(let reading) = property.value else {
        throw ICalendarError(
          .unexpectedValue((property.text ?? "").utf8.quotedInError), at: tree.place(event, property))
      }
      guard !reading.isDate else {
        throw ICalendarError(.dateAgainstTime, at: tree.place(event, property))
      }
      // A zone's changes are laid out for the years around the time: those have to exist.
      guard (1000...9000).contains(reading.year), let moments = reading.localDateTime.flatMap(moments) else {
        throw ICalendarError(.impossibleDate(reading.written), at: tree.place(event, property))
      }
      guard reading.isUTC || property.zone?.isEmpty == false else {
        throw ICalendarError(.unexpectedValue(reading.written), at: tree.place(event, property))
      }
      return try moments.moment(property, of: event)
    }

    /// Reads times with the zones as they are around a date.
    private func moments(around local: LocalDateTime) -> MomentReader? {
      let middle = Instant(local, offset: .utc)
      guard let window = InstantRange(start: middle - Minutes(48 * 60), end: middle + Minutes(48 * 60)) else {
        return nil
      }
      return MomentReader(
        tree: tree,
        zones: FileZones(
          tree: tree, calendar: calendar,
          expansion: RecurrenceExpansion(tree: tree, window: window, budget: budget), defaultZone: .wib,
          lookup: lookup))
    }

    private func missing(_ property: String, of component: CalendarComponent) -> ICalendarError {
      ICalendarError(
        .missingProperty,
        at: ICalendarPlace(
          file: tree.file, line: component.line, component: component.name, property: property))
    }
  }
}
