import Casework
import Store
import Transfers
public import Webhooks
import WorkCalendar

/// Tells webhooks what has happened. Each message is delivered at least once, or given up a day after its
/// event; one that was taken just before the service stopped may come again, under the same number.
///
/// It belongs to one thread. Calls are made outside of any transaction.
public final class DeliverWebhooks {
  /// How long one receiver is served before the next one's turn, in seconds.
  static let turn: Int64 = 20

  /// How a receiver that failed is spared.
  private struct Rest {
    var failures: Int
    var until: Instant
  }

  private let office: Office
  private let caller: any WebhookCalling
  private var rests: [Identifier<Record.Webhook>: Rest] = [:]

  /// The deliveries of a service, through a caller.
  public init(office: Office, caller: any WebhookCalling) {
    self.office = office
    self.caller = caller
  }

  /// Delivers what is due, until nothing is or `isStopping` says so. Fails with a `DatabaseError`; what was
  /// not marked is tried again.
  public func perform(isStopping: @escaping @Sendable () -> Bool) throws {
    let webhooks = try office.ask(as: .service) { try $0.webhooks() }
    let known = Set(webhooks.map(\.id))
    rests = rests.filter { known.contains($0.key) }
    for webhook in webhooks {
      let end = now.secondsSinceEpoch + DeliverWebhooks.turn
      while !isStopping(), now.secondsSinceEpoch < end, try deliverNext(to: webhook.id, isStopping) {}
    }
  }

  private var now: Instant { office.surroundings.now() }

  /// Delivers the oldest message that is due. Returns whether there may be another.
  private func deliverNext(
    to id: Identifier<Record.Webhook>, _ isStopping: @escaping @Sendable () -> Bool
  ) throws -> Bool {
    let now = now
    if let rest = rests[id], now.secondsSinceEpoch < rest.until.secondsSinceEpoch { return false }
    let recipient = id.description
    // Read anew each time: it may have been removed while the last call was made.
    let next = try office.database.read { queries in
      (try queries.webhook(id), try queries.dueMessage(.webhook, to: recipient, at: now))
    }
    guard case (let webhook?, let message?) = next else { return false }
    let outcome = call(webhook, message, isStopping)
    if outcome == .stopped { return false }
    if outcome.isSuccess {
      rests[id] = nil
      try office.database.write { try $0.markSent(message.number) }
      return true
    }
    let concernsAll = outcome.concernsReceiver
    let failures = max(message.attempts, concernsAll ? rests[id]?.failures ?? 0 : 0) + 1
    let seconds = Backoff.seconds(afterFailures: failures, random: office.surroundings.random)
    let after = self.now
    let again = Instant(secondsSinceEpoch: after.secondsSinceEpoch + seconds)
    let oldest = Instant(secondsSinceEpoch: again.secondsSinceEpoch - Backoff.lifetime)
    rests[id] = concernsAll ? Rest(failures: failures, until: again) : nil
    try office.database.write {
      try $0.postpone(
        .webhook, to: recipient, message: concernsAll ? nil : message.number, now: after,
        error: outcome.text, until: again, givingUpFrom: oldest)
    }
    return !concernsAll
  }

  private func call(
    _ webhook: WebhookRecord, _ message: OutgoingMessage, _ isStopping: @escaping @Sendable () -> Bool
  ) -> WebhookOutcome {
    let address: HTTPAddress
    do throws(HTTPAddressError) {
      // What may be called can have changed since it was added.
      address = try HTTPAddress(webhook.url, allowing: office.surroundings.webhookAllowance)
    } catch {
      if case .notPublic(let purpose) = error { return .refused(purpose) }
      return .notAllowed
    }
    let body = Array(message.facts.utf8)
    let signature = WebhookSignature(of: body, message: message.number, at: now, key: webhook.key)
    return caller.call(address, body: body, headers: signature.headers, isStopping: isStopping)
  }
}
