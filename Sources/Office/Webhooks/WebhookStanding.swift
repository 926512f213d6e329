public import Casework
public import Store
public import WorkCalendar

/// A webhook as its administrator sees it, without its key.
public struct WebhookStanding: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.Webhook>
  /// The address.
  public let url: String
  /// The events of which it is told; empty for all.
  public let events: [String]
  /// When it was added.
  public let createdAt: Instant
  /// What it is still to be told, and what it was told in vain.
  public let messages: OutgoingStanding
}

extension Desk {
  /// The webhooks in use, by number. Fails with `forbidden` for others than the administrator.
  public func webhookStandings() throws -> [WebhookStanding] {
    try require(.admin)
    return try queries.webhooks().map {
      WebhookStanding(
        id: $0.id, url: $0.url, events: $0.events, createdAt: $0.createdAt,
        messages: try queries.outgoingStanding(.webhook, to: $0.id.description))
    }
  }
}
