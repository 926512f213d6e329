/// A component with its properties as values: all that the readers see of a file.
struct CalendarComponent {
  /// The name in upper case, such as `VEVENT`.
  let name: String
  /// The number of the line on which it begins.
  let line: Int
  /// The properties that were asked for, in the order of the file.
  var properties: [CalendarProperty] = []
  /// The components in it, in the order of the file.
  var components: [CalendarComponent] = []

  /// The properties of a name.
  func all(_ name: String) -> [CalendarProperty] { properties.filter { $0.name == name } }

  /// The first property of a name.
  func first(_ name: String) -> CalendarProperty? { properties.first { $0.name == name } }

  /// The text of the first property of a name.
  func text(_ name: String) -> String? { first(name)?.text }
}

/// A property with one value.
struct CalendarProperty {
  /// The name in upper case, such as `DTSTART`.
  let name: String
  /// The number of its line.
  let line: Int
  /// The value. Of a recurrence rule it is the text as written.
  let value: CalendarValue
  /// The parameter TZID.
  let zone: String?
  /// FBTYPE, RANGE or PARTSTAT, in upper case.
  let modifier: String?

  /// The value, where it is text.
  var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// What people read in it, as it is written again: without control characters, and without blanks around it, which
  /// libical passes over where they begin a value. `nil` where nothing is left.
  var words: String? {
    guard let cleaned = text.map(ContentLines.cleaned) else { return nil }
    func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || octet == 0x09 || octet == 0x0A }
    let octets = cleaned.utf8.drop(while: isBlank)
    guard let last = octets.lastIndex(where: { !isBlank($0) }) else { return nil }
    return String(octets[...last])
  }
}

/// A calendar file as trees of values, with what was read past on the way.
struct CalendarTree {
  /// What a reader asks for.
  struct Request {
    /// The properties of a component that are read.
    struct Properties {
      /// Those without which the file would say something else: one that cannot be read is an error.
      var needed: Set<String> = []
      /// Those that are good to have: one that cannot be read is a warning.
      var wanted: Set<String> = []
    }

    /// What is read of the components of each name. All else is nobody's concern, whatever stands in it.
    let properties: [String: Properties]

    /// Asks for properties component by component.
    init(_ properties: [String: Properties]) { self.properties = properties }

    /// Asks for the same properties of several components.
    init(components: Set<String>, needed: Set<String>, wanted: Set<String>) {
      let same = Properties(needed: needed, wanted: wanted)
      properties = Dictionary(uniqueKeysWithValues: components.map { ($0, same) })
    }

    /// Whether a component's property has to be readable.
    func needs(_ property: String, of component: String) -> Bool {
      properties[component]?.needed.contains(property) ?? false
    }
  }

  /// The name of the file.
  let file: String
  /// The calendars of the file; there may be more than one.
  let calendars: [CalendarComponent]
  /// What was read past.
  let warnings: [ICalendarWarning]

  /// Reads a file: checked by the scanner, read by libical, put into trees.
  static func read(
    _ bytes: [UInt8], named file: String, _ request: Request
  ) throws(ICalendarError) -> CalendarTree {
    let scanned = try CalendarScanner.scan(bytes, named: file)
    try checkNeeded(request, in: scanned)
    let found: LibicalProperties
    do {
      found = try Libical.properties(
        of: scanned, named: request.properties.mapValues { $0.needed.union($0.wanted) })
    } catch {
      throw ICalendarError(.libraryFailure(error.code), at: ICalendarPlace(file: file))
    }
    var warnings: [ICalendarWarning] = []
    for index in found.refusedLines {
      let line = scanned.lines[index]
      let value = scanned.text[scanned.value(of: line)]
      let component = scanned.components[line.component].name
      if request.needs(scanned.upperCased(line.name), of: component) {
        throw ICalendarError(.unreadableValue(value.quotedInError), at: scanned.place(of: line))
      }
      if !value.isEmpty { warnings.append(ICalendarWarning(.ignoredProperty, at: scanned.place(of: line))) }
    }
    return CalendarTree(file: file, calendars: trees(scanned, found.properties), warnings: warnings)
  }

  /// The place of a component, or of a property in it.
  func place(_ component: CalendarComponent, _ property: CalendarProperty? = nil) -> ICalendarPlace {
    ICalendarPlace(
      file: file, line: property?.line ?? component.line, component: component.name, property: property?.name)
  }

  /// The properties that may stand in a component more than once.
  private static let repeatable: Set<String> = ["RRULE", "EXRULE", "RDATE", "EXDATE", "FREEBUSY", "ATTENDEE"]

  /// Checks of needed properties what libical does not tell: whether one stands twice that may stand once,
  /// and whether it has more values than libical reads.
  private static func checkNeeded(
    _ request: Request, in scanned: ScannedCalendar
  ) throws(ICalendarError) {
    var seen: [Set<String>] = Array(repeating: [], count: scanned.components.count)
    for line in scanned.lines {
      let name = scanned.upperCased(line.name)
      guard request.needs(name, of: scanned.components[line.component].name) else { continue }
      try checkCounts(of: line, in: scanned)
      let value = scanned.text[scanned.value(of: line)]
      guard WrittenValue.isWellFormed(value, of: name) else {
        throw ICalendarError(.unreadableValue(value.quotedInError), at: scanned.place(of: line))
      }
      guard repeatable.contains(name) || seen[line.component].insert(name).inserted else {
        throw ICalendarError(.repeatedProperty, at: scanned.place(of: line))
      }
    }
  }

  /// libical reads neither more values nor more parameters of a line than the caps, and does not tell.
  private static func checkCounts(
    of line: ScannedCalendar.Line, in scanned: ScannedCalendar
  ) throws(ICalendarError) {
    let value = scanned.value(of: line)
    let values = scanned.text[value].count { $0 == UInt8(ascii: ",") } + 1
    guard values <= ICalendarLimit.valuesInLine.value else {
      throw ICalendarError(.overLimit(.valuesInLine, found: values), at: scanned.place(of: line))
    }
    let parameters = scanned.text[line.name.upperBound..<value.lowerBound].count { $0 == UInt8(ascii: ";") }
    guard parameters <= ICalendarLimit.parametersInLine.value else {
      throw ICalendarError(.overLimit(.parametersInLine, found: parameters), at: scanned.place(of: line))
    }
  }

  private static func trees(
    _ scanned: ScannedCalendar, _ properties: [LibicalProperty]
  ) -> [CalendarComponent] {
    var components = scanned.components.map { CalendarComponent(name: $0.name, line: $0.line) }
    for property in properties {
      let line = scanned.lines[property.line]
      let name = scanned.upperCased(line.name)
      let isRule = name == "RRULE" || name == "EXRULE"
      components[line.component].properties.append(
        CalendarProperty(
          name: name, line: line.number,
          value: isRule
            ? .text(String(decoding: scanned.text[scanned.value(of: line)], as: UTF8.self)) : property.value,
          zone: property.zone, modifier: property.modifier))
    }
    // From the last component to the first: each is whole before it is put into the one around it.
    var roots: [CalendarComponent] = []
    for index in components.indices.reversed() {
      components[index].components.reverse()
      if let parent = scanned.components[index].parent {
        components[parent].components.append(components[index])
      } else {
        roots.append(components[index])
      }
    }
    return roots.reversed()
  }
}
