import Secrets
import Store
import Testing
import WorkCalendar

extension TestOffice {
  /// Expects that every entry of the history carries the digest of itself and the one before.
  func expectWholeHistory(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try database.read { queries in
      var previous = [UInt8](repeating: 0, count: 32)
      try queries.forEachHistoryEntry { entry in
        let content = HistoryEntry.digested(
          at: entry.at, actor: entry.actor, request: entry.request, event: entry.event, detail: entry.detail)
        previous = Digest(of: previous + content).bytes
        #expect(entry.digest == previous, "entry \(entry.number)", sourceLocation: sourceLocation)
      }
    }
  }

  /// Expects that nothing stored is broken. Every test ends with it, when its office goes.
  func expectWhole() {
    do {
      let breaches = try database.breaches(at: clock.now) { Digest(of: $0).bytes }
      #expect(breaches.isEmpty)
    } catch {
      Issue.record(error)
    }
  }

  /// The names of what happened, oldest first, with the number of the request where there is one.
  func events() throws -> [String] {
    var events: [String] = []
    try database.read { queries in
      try queries.forEachHistoryEntry { events.append($0.event) }
    }
    return events
  }

  /// The facts of the mails that wait, as they are kept, oldest first.
  func mails() throws -> [OutgoingMessage] {
    try database.read { try $0.dueMessages(.mail, at: clock.now, atMost: 1_000) }
  }
}
