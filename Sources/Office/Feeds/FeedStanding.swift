import Casework
public import Store

/// A calendar that somebody may subscribe to, as those see it who may make or revoke its address.
public struct FeedStanding: Sendable {
  /// The feed.
  public let feed: FeedRecord
  /// The officer that it is of; `nil` where it is of none.
  public let officer: OfficerRecord?
  /// The name of the member of staff who has made it; `nil` where it was another.
  public let maker: String?
}

/// A calendar of which the one who acts may make an address.
public struct FeedChoice: Hashable, Sendable {
  /// What it shows.
  public let scope: FeedRecord.Scope
  /// The officer that it is of; `nil` for the whole unit.
  public let officer: OfficerRecord?
}

extension Desk {
  /// The addresses of calendars that were not revoked, by number, as far as the one who acts could make them; the
  /// administrator sees all. Those of requests stand with their requests.
  public func feeds() throws -> [FeedStanding] {
    let mayRevokeAll = principal.roles.contains(.admin)
    let officers = Dictionary(uniqueKeysWithValues: try queries.officers().map { ($0.id, $0) })
    let accounts = Dictionary(
      uniqueKeysWithValues: try queries.accounts().map { ("staff:\($0.id)", $0.name) })
    return try queries.staffFeeds().filter { try mayRevokeAll || mayMakeFeed($0.scope, of: $0.officer) }
      .map { feed in
        FeedStanding(
          feed: feed, officer: feed.officer.flatMap { officers[$0] }, maker: accounts[feed.createdBy])
      }
  }

  /// The calendars of which the one who acts may make addresses: the unit's, then those of officers.
  public func feedChoices() throws -> [FeedChoice] {
    let unit = [FeedRecord.Scope.unit, .busy].map { FeedChoice(scope: $0, officer: nil) }
    let officers = try queries.officers().filter(\.isActive).flatMap { officer in
      [FeedRecord.Scope.officer, .busy].map { FeedChoice(scope: $0, officer: officer) }
    }
    return try (unit + officers).filter { try mayMakeFeed($0.scope, of: $0.officer?.id) }
  }

  private func mayMakeFeed(_ scope: FeedRecord.Scope, of officer: Identifier<Record.Officer>?) throws -> Bool
  {
    do {
      try requireFeed(scope, officer: officer, request: nil)
      return true
    } catch is Refusal {
      return false
    }
  }
}
