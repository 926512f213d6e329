public import Casework
import JSON
import Store
import Transfers

/// Subscribes the service to an officer's own calendar (rules of the service, section 7.4). Nothing is fetched
/// yet; what an earlier address gave counts until this one has given something.
public struct SubscribeCalendar: UseCase {
  let officer: Identifier<Record.Officer>
  let url: String

  /// A subscription of an officer, in place of an earlier one. An address that begins with `webcal` is read
  /// as `https`.
  public init(officer: Identifier<Record.Officer>, url: String) {
    self.officer = officer
    self.url = url
  }

  /// Subscribes; the officer or the director may. With the address that is known already it asks for a look
  /// at it. Fails with `invalid`, naming `url`, where the address may not be called.
  public func perform(at desk: Desk) throws -> SubscriptionStanding {
    let officer = try desk.ownOfficer(self.officer)
    let address = try SubscriptionAddress.read(url, at: desk)
    var subscription: SubscriptionRecord
    if var known = try desk.queries.subscription(of: officer.id) {
      if known.url == address.text {
        known.progress.refresh(at: desk.now)
        try desk.queries.save(known)
        return try desk.standing(of: known)
      }
      known.url = address.text
      known.progress = SubscriptionProgress(addedAt: desk.now, fetchedAt: known.progress.fetchedAt)
      known.problem = nil
      known.entityTag = nil
      known.lastModified = nil
      subscription = known
    } else {
      subscription = SubscriptionRecord(officer: officer.id, url: address.text, at: desk.now)
    }
    try desk.queries.save(subscription)
    try desk.record(
      .subscriptionMade, of: nil, detail: ["officer": .string(officer.id.description)],
      telling: desk.audience(besides: officer.id), concerning: officer.id,
      facts: [
        "address": .string(SubscriptionAddress.masked(address.text)), "officerName": .string(officer.name),
      ])
    return try desk.standing(of: subscription)
  }
}

/// Ends the subscription of the service to an officer's own calendar; its copy is forgotten.
public struct UnsubscribeCalendar: UseCase {
  let officer: Identifier<Record.Officer>

  /// The end of an officer's subscription.
  public init(officer: Identifier<Record.Officer>) { self.officer = officer }

  /// Ends it; the officer or the director may. Fails with `notFound` where there is none.
  public func perform(at desk: Desk) throws {
    let officer = try desk.ownOfficer(self.officer)
    guard let subscription = try desk.queries.subscription(of: officer.id),
      try desk.queries.removeSubscription(of: officer.id)
    else { throw Refusal.notFound }
    try desk.touch(.officers)
    try desk.record(
      .subscriptionRemoved, of: nil, detail: ["officer": .string(officer.id.description)],
      telling: desk.audience(besides: officer.id), concerning: officer.id,
      facts: [
        "address": .string(SubscriptionAddress.masked(subscription.url)),
        "officerName": .string(officer.name),
      ])
  }
}

/// Asks for a look at an officer's own calendar now, or as soon as the last look is a minute old.
public struct RefreshSubscription: UseCase {
  let officer: Identifier<Record.Officer>

  /// A look at an officer's calendar.
  public init(officer: Identifier<Record.Officer>) { self.officer = officer }

  /// Asks for it; the officer or the director may. Fails with `notFound` where there is no subscription.
  public func perform(at desk: Desk) throws -> SubscriptionStanding {
    let officer = try desk.ownOfficer(self.officer)
    guard var subscription = try desk.queries.subscription(of: officer.id) else { throw Refusal.notFound }
    subscription.progress.refresh(at: desk.now)
    try desk.queries.save(subscription)
    return try desk.standing(of: subscription)
  }
}

extension Desk {
  /// Who is told of what is done to an officer's subscription: the officer, where somebody else does it.
  fileprivate func audience(besides officer: Identifier<Record.Officer>) -> [Audience] {
    if case .staff(let member) = principal, member.officer == officer { [] } else { [.officers] }
  }
}
