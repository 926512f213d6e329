import WorkCalendar

/// What stands at the head of every calendar that the service writes.
struct CalendarHeader {
  /// What the calendar is called.
  var name: String?
  /// What it is about.
  var summary: String?
  /// The language of the name.
  var language: String?
  /// The zone that a client may show the calendar in.
  var zone: String?
  /// The iTIP method; `nil` in a file that is no message.
  var method: String?
  /// After which time a client may fetch the calendar anew.
  var refresh: Minutes?

  /// Writes a calendar with this head around what `body` writes, which has about so many octets.
  func text(expectedOctets: Int = 2_000, _ body: (inout ContentLines) -> Void) -> String {
    var lines = ContentLines(expectedOctets: expectedOctets)
    lines.component("VCALENDAR") { lines in
      lines.property("VERSION", "2.0")
      lines.property("PRODID", "-//Jadwal//Jadwal 1//ID")
      lines.property("CALSCALE", "GREGORIAN")
      if let method { lines.property("METHOD", method) }
      // Thunderbird and RFC 7986 know the plain names; Google, Apple and Outlook know the older ones.
      if let name {
        lines.text("NAME", name, language: language)
        lines.text("X-WR-CALNAME", name)
      }
      if let summary {
        lines.text("DESCRIPTION", summary, language: language)
        lines.text("X-WR-CALDESC", summary)
      }
      if let zone { lines.property("X-WR-TIMEZONE", zone) }
      if let refresh {
        lines.property("REFRESH-INTERVAL;VALUE=DURATION", ContentLines.written(refresh))
        lines.property("X-PUBLISHED-TTL", ContentLines.written(refresh))
      }
      body(&lines)
    }
    return lines.text
  }
}
