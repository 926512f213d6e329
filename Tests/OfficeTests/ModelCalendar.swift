import Testing

/// The calendar of one reader, as a client keeps it by the rules of iTIP (RFC 5546, sections 2.1.5 and 3.2).
struct ModelCalendar {
  /// An event in it.
  struct Event: Equatable {
    var sequence: Int
    var stamp: String
    var start: String
    var end: String
    var location: String
    var attendees: Set<String>
  }

  private(set) var events: [String: Event] = [:]
  /// The last message that took effect for each event, also for those that are gone.
  private var last: [String: (sequence: Int, stamp: String)] = [:]

  /// Does what a message says, unless it is older than what the calendar knows.
  mutating func apply(_ told: ToldCalendar) throws {
    guard told.text != nil else { return }
    let uid = try #require(told.value("UID"))
    let stamp = try #require(told.value("DTSTAMP"))
    let sequence = try #require(told.value("SEQUENCE").flatMap { Int($0) })
    let method = try #require(told.value("METHOD"))
    // It changes nothing by itself.
    guard method != "DECLINECOUNTER" else { return }
    if let last = last[uid], (sequence, stamp) < (last.sequence, last.stamp) { return }
    last[uid] = (sequence, stamp)
    switch method {
    case "REQUEST":
      events[uid] = Event(
        sequence: sequence, stamp: stamp, start: told.value("DTSTART") ?? "", end: told.value("DTEND") ?? "",
        location: told.value("LOCATION") ?? "",
        attendees: Set(told.attendees.map { String($0.prefix { $0 != "=" }) }))
    case "CANCEL": events[uid] = nil
    default: Issue.record("no client knows what to do with \(method)")
    }
  }
}
