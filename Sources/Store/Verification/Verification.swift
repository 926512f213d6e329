import Casework
public import WorkCalendar

/// Looks for what must not be so, by other ways than those by which it was written: what a trigger or a
/// unique index keeps up is asked anew of the rows themselves.
struct Verification {
  let queries: any Queries
  /// The moment that counts as now.
  let now: Instant
  /// The SHA-256 digest of bytes.
  let digest: ([UInt8]) -> [UInt8]

  /// Every breach, in the order of the checks.
  func breaches() throws -> [Breach] {
    try overlaps() + occupancy() + states() + history() + documents() + versions() + calendars()
  }

  /// Every entry carries the digest of itself and the digest before it, and the end is where it was left.
  private func history() throws -> [Breach] {
    var breaches: [Breach] = []
    var previous = [UInt8](repeating: 0, count: 32)
    var last: Int64 = 0
    try queries.forEachHistoryEntry { entry in
      let content = HistoryEntry.digested(
        at: entry.at, actor: entry.actor, request: entry.request, event: entry.event, detail: entry.detail)
      if digest(previous + content) != entry.digest { breaches.append(.history(entry.number)) }
      // From what is stored, so that one change is told once.
      previous = entry.digest
      last = entry.number
    }
    let end = try queries.historyEnd()
    if end?.number ?? 0 != last || end.map({ $0.digest != previous }) ?? false {
      breaches.append(.history(max(last, end?.number ?? 0)))
    }
    return breaches
  }

  /// A content is stored under its digest, and has the size that its documents tell.
  private func documents() throws -> [Breach] {
    var wrong: [[UInt8]] = []
    try queries.forEach("SELECT digest, bytes FROM content ORDER BY digest", []) { row in
      if digest(row.bytes(1)) != row.bytes(0) { wrong.append(row.bytes(0)) }
    }
    var breaches: [Breach] = []
    for digest in wrong {
      breaches += try queries.all("SELECT id FROM document WHERE digest = $1 ORDER BY id", [.bytes(digest)]) {
        .document(Identifier($0.integer(0)))
      }
      breaches += try queries.all("SELECT id FROM incoming WHERE digest = $1", [.bytes(digest)]) {
        .incomingMail(Identifier($0.integer(0)))
      }
    }
    return try breaches
      + queries.all(
        """
        SELECT d.id FROM document d JOIN content c ON c.digest = d.digest WHERE d.size <> length(c.bytes)
        ORDER BY d.id
        """
      ) { .document(Identifier($0.integer(0))) }
      + queries.all(
        """
        SELECT i.id FROM incoming i JOIN content c ON c.digest = i.digest WHERE i.size <> length(c.bytes)
        ORDER BY i.id
        """
      ) { .incomingMail(Identifier($0.integer(0))) }
  }

  /// A version of the calendar has the texts with which it was kept.
  private func calendars() throws -> [Breach] {
    var breaches: [Breach] = []
    try queries.forEach(
      "SELECT id, calendar, calendar_digest, file, file_digest FROM calendar_version ORDER BY id", []
    ) { row in
      let isWhole =
        digest(row.bytes(1)) == row.bytes(2) && row.optionalBytes(3).map(digest) == row.optionalBytes(4)
      if !isWhole { breaches.append(.calendarVersion(Identifier(row.integer(0)))) }
    }
    return breaches
  }

  /// Versions count from 1, revisions from 0.
  private func versions() throws -> [Breach] {
    var breaches: [Breach] = []
    let rules = [
      ("request", "version < 1"), ("meeting", "version < 1 OR sequence < 0"), ("rescheduling", "version < 1"),
      ("officer", "version < 1"), ("complaint", "version < 1"),
    ]
    for (table, isWrong) in rules {
      breaches += try queries.all("SELECT id FROM \(table) WHERE \(isWrong) ORDER BY id") {
        .version(table: table, number: $0.integer(0))
      }
    }
    return breaches
  }
}

extension SQLiteDatabase {
  /// Everything stored that must not be so, from the pages of the file to the rules of the service; empty
  /// where all is well. It only reads, and may be asked while the service runs. `digest` gives the SHA-256
  /// digest of bytes, `now` is the moment that counts as now.
  public func breaches(at now: Instant, digest: ([UInt8]) -> [UInt8]) throws -> [Breach] {
    let damages = try integrityProblems().map(Breach.damaged)
    do {
      return try withoutActuallyEscaping(digest) { digest in
        try damages
          + read { queries in
            try Verification(queries: queries, now: now, digest: digest).breaches()
          }
      }
    } catch DatabaseError.unreadable(let text) {
      return damages + [.damaged(text)]
    }
  }
}
