import Casework
import JSON
import Store
import WorkCalendar
import Wording

/// Takes what a look at a subscribed calendar has found: the copy, the course of the subscription, and who is
/// told where it breaks or is mended.
struct TakeFetchedCalendar: UseCase {
  /// What was found.
  enum Finding: Sendable {
    /// The host says that the calendar is as it was.
    case unchanged
    /// The bytes of the copy came again.
    case same(CalendarValidators)
    /// A calendar came that can be read; whether it is empty all of a sudden, and whether it says something
    /// else of the officer's time than the copy.
    case calendar(
      [UInt8], digest: [UInt8], CalendarValidators, isEmptied: Bool, changesTimes: Bool)
    /// Nothing came that can be used.
    case failed(SubscriptionProblem)
  }

  /// The subscription as it was when the host was asked.
  let seen: SubscriptionRecord
  let finding: Finding
  /// From 0 to 65,535, drawn.
  let chance: Int64

  /// Takes it, unless the officer has given another address meanwhile, or none.
  func perform(at desk: Desk) throws {
    guard var subscription = try desk.queries.subscription(of: seen.officer), subscription.url == seen.url,
      subscription.progress.addedAt == seen.progress.addedAt
    else { return }
    let interval = Int64(try desk.settings().calendarCheck.count) * 60
    let found: SubscriptionFinding
    switch finding {
    case .unchanged, .same: found = .good
    case .calendar(_, _, _, let isEmptied, _): found = isEmptied ? .emptied : .good
    case .failed: found = .failed
    }
    let consequence = subscription.progress.take(found, at: desk.now, interval: interval, chance: chance)
    switch finding {
    case .failed(let problem): subscription.problem = problem.record
    case .calendar where !consequence.takesCopy:
      subscription.problem = SubscriptionProblem(.emptied).record
    default: subscription.problem = nil
    }
    try take(consequence, into: &subscription, at: desk)
    guard let news = consequence.news else { return }
    let staysEmpty = found == .emptied && consequence.takesCopy
    try desk.tell(
      news == .broken ? .subscriptionBroken : .subscriptionMended, of: subscription, staysEmpty: staysEmpty)
  }

  private func take(
    _ consequence: SubscriptionProgress.Consequence, into subscription: inout SubscriptionRecord,
    at desk: Desk
  ) throws {
    switch finding {
    case .same(let validators): subscription.take(validators)
    case .calendar(let bytes, let digest, let validators, _, let changesTimes) where consequence.takesCopy:
      subscription.take(validators)
      subscription.copyDigest = digest
      try desk.queries.save(subscription)
      try desk.queries.keepCopy(bytes, digest: digest, of: subscription.officer)
      if changesTimes { try desk.touch(.officers) }
      return
    default: break
    }
    try desk.queries.save(subscription)
  }
}

extension SubscriptionRecord {
  fileprivate mutating func take(_ validators: CalendarValidators) {
    entityTag = validators.entityTag
    lastModified = validators.lastModified
  }
}

extension Desk {
  /// Puts an event of a subscription into the history, and tells the officer and the director of it. The
  /// address is in none of it; its host is in what they are told.
  fileprivate func tell(_ event: Event, of subscription: SubscriptionRecord, staysEmpty: Bool) throws {
    var detail: JSONObject = ["officer": .string(subscription.officer.description)]
    if let problem = subscription.problem { detail.append("problem", .string(problem.kind)) }
    if staysEmpty { detail.append("staysEmpty", .boolean(true)) }
    var facts: JSONObject = ["address": .string(SubscriptionAddress.masked(subscription.url))]
    if let officer = try queries.officer(subscription.officer) {
      facts.append("officerName", .string(officer.name))
    }
    if let fetchedAt = subscription.progress.fetchedAt {
      facts.append("fetchedAt", .string(fetchedAt.iso8601(offset: .wib)))
    }
    try record(
      event, of: nil, detail: detail, telling: [.officers, .director], concerning: subscription.officer,
      facts: facts)
  }
}
