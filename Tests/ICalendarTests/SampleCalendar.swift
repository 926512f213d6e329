import ICalendar
import Testing
import WorkCalendar

/// Makes calendars out of a few lines, and tells what was read in a form that fits into a table.
enum SampleCalendar {
  /// The time of the tables: the four weeks from Monday, 2 March 2026, in WIB.
  static func window() throws -> InstantRange {
    try range("2026-03-02T00:00:00+07:00", "2026-03-30T00:00:00+07:00")
  }

  /// A calendar with the given lines in it, each ended as RFC 5545 asks.
  static func bytes(_ lines: [String]) -> [UInt8] {
    let all = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//Test//EN"] + lines + ["END:VCALENDAR"]
    return Array(all.map { $0 + "\r\n" }.joined().utf8)
  }

  static func read(
    _ lines: [String], window: InstantRange? = nil
  ) throws -> (availability: PublishedAvailability, warnings: [ICalendarWarning]) {
    try AvailabilityFile.read(
      bytes(lines), named: "test.ics", window: window ?? self.window(), zones: TestFiles.zone)
  }

  /// Spans as `2026-03-02T09:00 10:00`, in WIB; the end with its date where that is another.
  static func written(_ spans: [InstantRange]) -> [String] {
    spans.map { span in
      let start = span.start.local(offset: .wib)
      let end = span.end.local(offset: .wib)
      let shownEnd = start.date == end.date ? end.time.iso8601 : "\(end.date.iso8601)T\(end.time.iso8601)"
      return "\(start.date.iso8601)T\(start.time.iso8601) \(shownEnd)"
    }
  }
}

/// A row of a table: what it is about, the lines of a calendar, and the spans that should be read.
struct SpanRow: CustomTestStringConvertible, Sendable {
  let name: String
  let lines: [String]
  let expected: [String]

  init(_ name: String, _ lines: [String], _ expected: [String]) {
    self.name = name
    self.lines = lines
    self.expected = expected
  }

  var testDescription: String { name }
}
