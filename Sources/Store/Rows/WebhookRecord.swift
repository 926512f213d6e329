public import Casework
public import WorkCalendar

/// An address that is called when something happens.
public struct WebhookRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.Webhook>
  /// The address.
  public let url: String
  /// The key with which calls are signed.
  public let key: [UInt8]
  /// The events that it is told of; empty for all.
  public let events: [String]
  /// When it was added.
  public let createdAt: Instant
}

extension WebhookRecord {
  fileprivate init(row: any Row) {
    id = Identifier(row.integer(0))
    url = row.text(1)
    key = row.bytes(2)
    events = row.text(3).split(separator: ",").map(String.init)
    createdAt = Instant(secondsSinceEpoch: row.integer(4))
  }
}

extension Queries {
  /// The webhooks in use, by number.
  public func webhooks() throws -> [WebhookRecord] {
    try all(
      "SELECT id, url, key, events, created_at FROM webhook WHERE removed_at IS NULL ORDER BY id", [],
      WebhookRecord.init(row:))
  }

  /// A webhook in use, or `nil`.
  public func webhook(_ id: Identifier<Record.Webhook>) throws -> WebhookRecord? {
    try first(
      "SELECT id, url, key, events, created_at FROM webhook WHERE id = $1 AND removed_at IS NULL",
      [.integer(id.number)], WebhookRecord.init(row:))
  }

  /// Adds a webhook.
  public func addWebhook(
    url: String, key: [UInt8], events: [String], at: Instant
  ) throws -> Identifier<Record.Webhook> {
    Identifier(
      try inserted(
        "INSERT INTO webhook (url, key, events, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
        [.text(url), .bytes(key), .text(events.joined(separator: ",")), .integer(at.secondsSinceEpoch)]))
  }

  /// Takes a webhook out of use. Returns whether it was in use.
  public func removeWebhook(_ id: Identifier<Record.Webhook>, at: Instant) throws -> Bool {
    try execute(
      "UPDATE webhook SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL",
      [.integer(id.number), .integer(at.secondsSinceEpoch)]) == 1
  }
}
