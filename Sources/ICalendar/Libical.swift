// The one place where libical is called. Its rules, and how they are kept here (libical 3.0.16):
//
// Threads. libical keeps unguarded tables of its own. Every call happens inside `Libical.lock`, and no
//   function of this file suspends or calls back while it holds it.
// Ownership. icalparser_new and icalrecur_iterator_new give handles to be freed: each has one owner, a
//   noncopyable struct that frees it when it ends. What icalparser_add_line returns at a calendar's last line
//   belongs to the caller, with all components, properties and values in it; what the get functions return is
//   borrowed from it and copied before it goes.
// Strings. Functions without `_r` return strings that libical reuses: only `_r` functions are called, their
//   result may be NULL and is given back with icalmemory_free_buffer. Strings inside a property are borrowed.
// Errors. icalerrno belongs to the thread and stays until it is cleared: it is cleared before and read after
//   each piece of work. It says nothing of bad input, for which the parser puts X-LIC-ERROR properties into
//   the tree.
// Cursors. A component remembers where its get_next_component stands: children are visited with icalcompiter,
//   which stands outside of it. Properties and parameters have only the inner cursor; no two loops over them
//   overlap.
// Zones. libical's time zones are never asked for: they read files and fill a cache. Times are taken as they
//   are written, TZID as a string.
private import CLibical
import Locks
import WorkCalendar

/// libical failed for a reason of its own; bad input is reported as such by the functions that meet it.
struct LibicalFailure: Error {
  /// The value of `icalerrno`.
  let code: Int
}

/// A property of a scanned line; a line of several values gives several.
struct LibicalProperty {
  /// The index of its line in the scanned calendar.
  let line: Int
  /// The value, as read.
  let value: CalendarValue
  /// The parameter TZID.
  let zone: String?
  /// The parameter that changes the meaning: FBTYPE of FREEBUSY, RANGE of RECURRENCE-ID, PARTSTAT of ATTENDEE.
  let modifier: String?
}

/// What libical made of the lines that it was shown.
struct LibicalProperties {
  /// The properties, in the order of their lines.
  var properties: [LibicalProperty] = []
  /// The indices of lines, ascending, of which a value or a parameter could not be read.
  var refusedLines: [Int] = []
}

/// The calls to libical. The rules above hold for all of them.
enum Libical {
  private static let lock = PthreadLock()

  /// Reads properties of a scanned calendar: `names` gives the names of those to read in the components of
  /// each name.
  static func properties(
    of calendar: ScannedCalendar, named names: [String: Set<String>]
  ) throws(LibicalFailure) -> LibicalProperties {
    var found = try lock.withLock { () throws(LibicalFailure) in
      var text = calendar.text
      guard let parser = Parser() else { throw failure() }
      var found = LibicalProperties()
      for (index, line) in calendar.lines.enumerated() {
        let name = calendar.upperCased(line.name)
        if name != "BEGIN", name != "END" {
          guard names[calendar.components[line.component].name]?.contains(name) ?? false else { continue }
          // The marker tells the properties that follow it in the tree from which line they come.
          try parser.add("\(marker):\(index)")
        }
        if let root = try parser.add(&text, from: line.range.lowerBound) {
          root.collect(into: &found, from: calendar)
        }
      }
      return found
    }
    // libical puts VTIMEZONE before other components.
    found.properties.sort { $0.line < $1.line }
    found.refusedLines = Set(found.refusedLines).sorted()
    return found
  }

  /// The times at which a rule lets something happen that starts at `start`, from the first one at or after
  /// `first` to the last one at or before `last`; `nil` where libical finds the rule impossible.
  ///
  /// `steps` is lowered by one for each time that libical passes; where it would fall below zero, what was
  /// found so far is returned and `steps` is negative.
  static func occurrences(
    of rule: RecurrenceRule, start: LocalDateTime, isDate: Bool, from first: LocalDateTime,
    through last: LocalDateTime, steps: inout Int
  ) throws(LibicalFailure) -> [LocalDateTime]? {
    var remaining = steps
    defer { steps = remaining }
    return try lock.withLock { () throws(LibicalFailure) in
      icalerror_clear_errno()
      var recurrence = icalrecurrencetype_from_string(rule.libicalText)
      guard recurrence.freq != ICAL_NO_RECURRENCE else { throw failure() }
      recurrence.until = icaltimetype(last, isDate: isDate)
      guard let iterator = Iterator(recurrence, start: icaltimetype(start, isDate: isDate)) else {
        if icalerrno_return().pointee == ICAL_NEWFAILED_ERROR { throw failure() }
        return nil
      }
      // An iterator that has to count cannot skip.
      if rule.count == nil, first.ordinal > start.ordinal {
        iterator.skip(to: icaltimetype(first, isDate: isDate))
      }
      var found: [LocalDateTime] = []
      while let time = iterator.next() {
        remaining -= 1
        guard remaining >= 0 else { break }
        if time.ordinal >= first.ordinal { found.append(time) }
      }
      return found
    }
  }

  /// The name of the property that stands before each line shown to libical.
  private static let marker = "X-JADWAL-LINE"

  private static func failure() -> LibicalFailure {
    LibicalFailure(code: Int(icalerrno_return().pointee.rawValue))
  }

  // MARK: Owners of handles

  private struct Parser: ~Copyable {
    let handle: OpaquePointer

    init?() {
      icalerror_clear_errno()
      guard let handle = icalparser_new() else { return nil }
      self.handle = handle
    }

    deinit { icalparser_free(handle) }

    func add(_ line: String) throws(LibicalFailure) {
      var bytes = Array(line.utf8) + [0]
      _ = try add(&bytes, from: 0)
    }

    /// Adds the line that begins at an index and ends with a zero byte. The last line of a calendar gives its
    /// tree.
    func add(_ text: inout [UInt8], from start: Int) throws(LibicalFailure) -> Component? {
      icalerror_clear_errno()
      let root = text.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.flatMap {
          icalparser_add_line(handle, ($0 + start).assumingMemoryBound(to: CChar.self))
        }
      }
      guard icalerrno_return().pointee != ICAL_NEWFAILED_ERROR else {
        if let root { icalcomponent_free(root) }
        throw failure()
      }
      return root.map(Component.init)
    }
  }

  private struct Component: ~Copyable {
    let handle: OpaquePointer

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { icalcomponent_free(handle) }

    func collect(into found: inout LibicalProperties, from calendar: ScannedCalendar) {
      Libical.collect(handle, into: &found, from: calendar)
    }
  }

  private struct Iterator: ~Copyable {
    let handle: OpaquePointer

    init?(_ rule: icalrecurrencetype, start: icaltimetype) {
      icalerror_clear_errno()
      guard let handle = icalrecur_iterator_new(rule, start) else { return nil }
      self.handle = handle
    }

    deinit { icalrecur_iterator_free(handle) }

    func skip(to time: icaltimetype) { _ = icalrecur_iterator_set_start(handle, time) }

    func next() -> LocalDateTime? {
      icalerror_clear_errno()
      let time = icalrecur_iterator_next(handle)
      guard icaltime_is_null_time(time) == 0 else { return nil }
      return ClockReading(time).localDateTime
    }
  }

  // MARK: Reading a tree

  /// Collects the properties of a component and of those in it; they are at most as deep as the scanner lets
  /// through.
  private static func collect(
    _ component: OpaquePointer, into found: inout LibicalProperties, from calendar: ScannedCalendar
  ) {
    var line: Int?
    var property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY)
    while let current = property {
      switch icalproperty_isa(current) {
      case ICAL_X_PROPERTY where isMarker(current):
        line = icalproperty_get_value(current).flatMap(text(of:)).flatMap { Int($0) }
      case ICAL_XLICERROR_PROPERTY:
        if let line { found.refusedLines.append(line) }
      default:
        if let line { read(current, line: line, into: &found, from: calendar) }
      }
      property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)
    }
    var children = icalcomponent_begin_component(component, ICAL_ANY_COMPONENT)
    while let child = icalcompiter_deref(&children) {
      collect(child, into: &found, from: calendar)
      icalcompiter_next(&children)
    }
  }

  private static func isMarker(_ property: OpaquePointer) -> Bool {
    icalproperty_get_x_name(property).map { String(cString: $0) == marker } ?? false
  }

  private static func read(
    _ property: OpaquePointer, line: Int, into found: inout LibicalProperties, from calendar: ScannedCalendar
  ) {
    icalerror_clear_errno()
    let name = calendar.upperCased(calendar.lines[line].name)
    let zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER)
      .flatMap { icalparameter_get_tzid($0) }.map { String(cString: $0) }
    let modifier: String? =
      switch name {
      case "FREEBUSY": parameter("FBTYPE", of: property)
      case "RECURRENCE-ID": parameter("RANGE", of: property)
      case "ATTENDEE": parameter("PARTSTAT", of: property)
      default: nil
      }
    guard let value = icalproperty_get_value(property).flatMap(value(of:)),
      icalerrno_return().pointee == ICAL_NO_ERROR
    else {
      found.refusedLines.append(line)
      return
    }
    found.properties.append(LibicalProperty(line: line, value: value, zone: zone, modifier: modifier))
  }

  private static func parameter(_ name: String, of property: OpaquePointer) -> String? {
    guard let buffer = icalproperty_get_parameter_as_string_r(property, name) else {
      // A parameter that is not there is no error.
      icalerror_clear_errno()
      return nil
    }
    defer { icalmemory_free_buffer(buffer) }
    return String(cString: buffer).utf8.asciiUpperCased
  }

  private static func value(of value: OpaquePointer) -> CalendarValue? {
    switch icalvalue_isa(value) {
    case ICAL_DATE_VALUE: .time(ClockReading(icalvalue_get_date(value)))
    case ICAL_DATETIME_VALUE, ICAL_DATETIMEDATE_VALUE: .time(ClockReading(icalvalue_get_datetime(value)))
    case ICAL_PERIOD_VALUE: CalendarValue(icalvalue_get_period(value))
    case ICAL_DATETIMEPERIOD_VALUE: CalendarValue(icalvalue_get_datetimeperiod(value))
    case ICAL_DURATION_VALUE: .duration(CalendarDuration(icalvalue_get_duration(value)))
    case ICAL_UTCOFFSET_VALUE: .offset(Int(icalvalue_get_utcoffset(value)))
    default: text(of: value).map(CalendarValue.text)
    }
  }

  private static func text(of value: OpaquePointer) -> String? {
    switch icalvalue_isa(value) {
    case ICAL_TEXT_VALUE: return icalvalue_get_text(value).map { String(cString: $0) }
    case ICAL_X_VALUE: return icalvalue_get_x(value).map { String(cString: $0) }
    default:
      guard let buffer = icalvalue_as_ical_string_r(value) else { return nil }
      defer { icalmemory_free_buffer(buffer) }
      return String(cString: buffer)
    }
  }
}

// MARK: C values as Swift values

extension ClockReading {
  fileprivate init(_ time: icaltimetype) {
    self.init(
      year: Int(time.year), month: Int(time.month), day: Int(time.day), hour: Int(time.hour),
      minute: Int(time.minute), second: Int(time.second), isDate: time.is_date != 0,
      isUTC: icaltime_is_utc(time) != 0)
  }
}

extension CalendarDuration {
  fileprivate init(_ duration: icaldurationtype) {
    let sign = duration.is_neg != 0 ? -1 : 1
    self.init(
      days: sign * (Int(duration.weeks) * 7 + Int(duration.days)),
      seconds: sign * (Int(duration.hours) * 3600 + Int(duration.minutes) * 60 + Int(duration.seconds)))
  }
}

extension CalendarValue {
  fileprivate init(_ period: icalperiodtype) {
    if icaltime_is_null_time(period.end) == 0 {
      self = .period(start: ClockReading(period.start), end: ClockReading(period.end))
    } else {
      self = .span(start: ClockReading(period.start), length: CalendarDuration(period.duration))
    }
  }

  fileprivate init(_ value: icaldatetimeperiodtype) {
    if icaltime_is_null_time(value.time) == 0 {
      self = .time(ClockReading(value.time))
    } else {
      self = CalendarValue(value.period)
    }
  }
}

extension icaltimetype {
  /// A time without a zone.
  fileprivate init(_ local: LocalDateTime, isDate: Bool) {
    self.init()
    let date = local.date.components
    let time = local.time.components
    year = Int32(date.year)
    month = Int32(date.month)
    day = Int32(date.day)
    is_date = isDate ? 1 : 0
    guard !isDate else { return }
    hour = Int32(time.hour)
    minute = Int32(time.minute)
    second = Int32(time.second)
  }
}
