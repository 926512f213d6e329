public import Casework
public import WorkCalendar

/// Something that happened, as the history keeps it.
public struct HistoryEntry: Hashable, Sendable {
  /// The number in the history, ascending.
  public let number: Int64
  /// When it happened.
  public let at: Instant
  /// Who did it, by number: `applicant`, `staff:12`, `service`.
  public let actor: String
  /// The request that it is about, or `nil`.
  public let request: Identifier<Record.Request>?
  /// What happened: `meeting-booked`.
  public let event: String
  /// The rest as a JSON object, without personal data.
  public let detail: String
  /// The digest of this entry and all before it.
  public let digest: [UInt8]
  /// What was said of it; `nil` where nothing was, or it was erased, or the whole history is visited.
  public internal(set) var remark: Remark?

  /// What the digest is made of, after the digest of the entry before: every field but the number, each on a
  /// line of its own. Details are JSON on one line, so that no field can run into the next.
  public static func digested(
    at: Instant, actor: String, request: Identifier<Record.Request>?, event: String, detail: String
  ) -> [UInt8] {
    Array("\(at.secondsSinceEpoch)\n\(actor)\n\(request?.description ?? "")\n\(event)\n\(detail)".utf8)
  }
}

extension Queries {
  /// The digest of the last entry; 32 zeros where there is none.
  public func lastHistoryDigest() throws -> [UInt8] {
    try first("SELECT digest FROM history_end") { $0.bytes(0) }
      ?? [UInt8](repeating: 0, count: 32)
  }

  /// Adds an entry. Returns its number.
  public func addHistory(
    at: Instant, actor: String, request: Identifier<Record.Request>?, event: String, detail: String,
    digest: [UInt8]
  ) throws -> Int64 {
    let number = try inserted(
      """
      INSERT INTO history (at, actor, request, event, detail, digest) VALUES ($1, $2, $3, $4, $5, $6)
        RETURNING id
      """,
      [
        .integer(at.secondsSinceEpoch), .text(actor), SQLValue(request?.number), .text(event), .text(detail),
        .bytes(digest),
      ])
    try execute(
      """
      INSERT INTO history_end (id, entry, digest) VALUES (1, $1, $2)
      ON CONFLICT (id) DO UPDATE SET entry = excluded.entry, digest = excluded.digest
      """, [.integer(number), .bytes(digest)])
    return number
  }

  /// The number and the digest of the entry with which the history ends; `nil` where there is none.
  public func historyEnd() throws -> (number: Int64, digest: [UInt8])? {
    try first("SELECT entry, digest FROM history_end") { ($0.integer(0), $0.bytes(1)) }
  }

  /// What happened to a request, in order, with what was said of it.
  public func history(of request: Identifier<Record.Request>) throws -> [HistoryEntry] {
    try all(
      """
      SELECT h.id, h.at, h.actor, h.request, h.event, h.detail, h.digest, r.body, r.unit
      FROM history h LEFT JOIN remark r ON r.history = h.id WHERE h.request = $1 ORDER BY h.id
      """, [.integer(request.number)]
    ) { row in
      var entry = HistoryEntry(row: row)
      entry.remark = row.optionalText(7).map { Remark(text: $0, unit: row.optionalText(8)) }
      return entry
    }
  }

  /// Visits the whole history in order.
  public func forEachHistoryEntry(_ body: (HistoryEntry) throws -> Void) throws {
    try forEach("SELECT id, at, actor, request, event, detail, digest FROM history ORDER BY id", []) {
      try body(HistoryEntry(row: $0))
    }
  }
}

extension HistoryEntry {
  static let columns = "id, at, actor, request, event, detail, digest"

  init(row: any Row) {
    number = row.integer(0)
    at = Instant(secondsSinceEpoch: row.integer(1))
    actor = row.text(2)
    request = row.optionalInteger(3).map(Identifier.init)
    event = row.text(4)
    detail = row.text(5)
    digest = row.bytes(6)
  }
}
