public import Casework
import JSON
import Secrets
import Store
import Transfers
import Wording

/// A webhook with the key by which its receiver knows the service, shown once.
public struct AddedWebhook: Hashable, Sendable {
  /// The number, by which it is removed.
  public let id: Identifier<Record.Webhook>
  /// The address.
  public let url: String
  /// The events of which it is told; empty for all.
  public let events: [Event]
  /// The 32 bytes of the key as hexadecimal digits.
  public let key: String
}

/// Adds an address that is called when something happens. It is told of its own addition, so that whoever
/// added it for all events sees that it works.
public struct AddWebhook: UseCase {
  /// The most webhooks at a time.
  public static let most = 20
  /// The length of a key in bytes.
  public static let keyBytes = 32

  let url: String
  let events: [Event]

  /// A webhook for some events, or without any for all.
  public init(url: String, events: [Event] = []) {
    self.url = url
    self.events = Event.allCases.filter(events.contains)
  }

  /// Adds it; only the administrator may. Fails with `invalid` where the address cannot be called, and where
  /// there are ``most`` already.
  public func perform(at desk: Desk) throws -> AddedWebhook {
    try desk.require(.admin)
    do throws(HTTPAddressError) {
      _ = try HTTPAddress(url, allowing: desk.office.surroundings.webhookAllowance)
    } catch {
      throw Refusal.invalid([FieldProblem("url", error.sentence)])
    }
    guard try desk.queries.webhooks().count < AddWebhook.most else {
      throw Refusal.invalid([
        FieldProblem(
          "url",
          Sentence(
            "sudah ada \(AddWebhook.most) webhook; hapus satu dahulu",
            "there are \(AddWebhook.most) webhooks already; remove one first"))
      ])
    }
    let key = desk.bytes(AddWebhook.keyBytes)
    let id = try desk.queries.addWebhook(url: url, key: key, events: events.map(\.rawValue), at: desk.now)
    try desk.touch(.webhooks)
    try desk.record(.webhookAdded, of: nil, detail: ["webhook": .string(id.description)])
    return AddedWebhook(id: id, url: url, events: events, key: Hexadecimal.text(of: key))
  }
}

/// Removes a webhook, with what it was still to be told.
public struct RemoveWebhook: UseCase {
  let webhook: Identifier<Record.Webhook>

  /// Removes a webhook by its number.
  public init(webhook: Identifier<Record.Webhook>) { self.webhook = webhook }

  /// Removes it; only the administrator may. Fails with `notFound` where there is none.
  public func perform(at desk: Desk) throws -> Identifier<Record.Webhook> {
    try desk.require(.admin)
    guard try desk.queries.removeWebhook(webhook, at: desk.now) else { throw Refusal.notFound }
    try desk.queries.dropMessages(.webhook, to: webhook.description)
    try desk.touch(.webhooks)
    try desk.record(.webhookRemoved, of: nil, detail: ["webhook": .string(webhook.description)])
    return webhook
  }
}
