public import Casework
public import Store
public import WorkCalendar

/// How the subscription to an officer's own calendar stands, as far as the reader may know.
public struct SubscriptionStanding: Hashable, Sendable {
  /// How far ahead busy times are counted.
  static let outlook = Minutes(14 * 1440)

  /// The officer.
  public let officer: OfficerRecord
  /// Its course.
  public let progress: SubscriptionProgress
  /// The address: whole for the owner, its host for the director, `nil` for others.
  public let address: String?
  /// Why the last look was in vain, its details for the owner alone; `nil` where it was not.
  public let problem: SubscriptionProblem?
  /// How many busy times the copy has in the next 14 days; `nil` where there is no copy.
  public let busyTimes: Int?
  /// Whether the copy is older than a day, or there is none after a day.
  public let isStale: Bool
  /// How old the copy is in minutes; `nil` where there is none.
  public let age: Minutes?
}

extension Desk {
  /// How the subscription to an officer's calendar stands, for staff; `nil` where there is none.
  public func subscription(of id: Identifier<Record.Officer>) throws -> SubscriptionStanding? {
    guard case .staff = principal else { throw Refusal.notFound }
    return try queries.subscription(of: id).map(standing)
  }

  /// How all subscriptions stand, for the director: those that need somebody first, then by officer.
  public func subscriptions() throws -> [SubscriptionStanding] {
    try require(.director)
    let all = try queries.subscriptions().map(standing)
    func needsSomebody(_ standing: SubscriptionStanding) -> Bool {
      standing.isStale || standing.progress.state == .broken
    }
    return all.filter(needsSomebody) + all.filter { !needsSomebody($0) }
  }

  func standing(of subscription: SubscriptionRecord) throws -> SubscriptionStanding {
    guard let officer = try queries.officer(subscription.officer) else { throw Refusal.notFound }
    var address: String?
    var problem = subscription.problem.flatMap(SubscriptionProblem.init)
    if case .staff(let member) = principal, member.officer == subscription.officer {
      address = subscription.url
    } else {
      if principal.roles.contains(.director) { address = SubscriptionAddress.masked(subscription.url) }
      problem = problem.map { SubscriptionProblem($0.kind) }
    }
    let busy = try reading(ofCopy: subscription.copyDigest, officer: officer.id).map { reading in
      let end = now + SubscriptionStanding.outlook
      return reading.availability.busy.count { $0.end > now && $0.start < end }
    }
    return SubscriptionStanding(
      officer: officer, progress: subscription.progress, address: address, problem: problem, busyTimes: busy,
      isStale: subscription.progress.isStale(at: now),
      age: subscription.progress.fetchedAt.map {
        Minutes(Int(max(now.secondsSinceEpoch - $0.secondsSinceEpoch, 0) / 60))
      })
  }
}
