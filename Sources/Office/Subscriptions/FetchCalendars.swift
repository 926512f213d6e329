import Casework
import ICalendar
import Locks
import Secrets
import Store
import Transfers
import WorkCalendar
import Wording

/// Looks at the officers' own calendars to which the service is subscribed, each when it is due.
///
/// Several threads may share it, each looking at another calendar, so that a slow one keeps no other waiting.
/// Calls are made outside of any transaction. A calendar that cannot be had or read changes nothing of the
/// last good copy.
public final class FetchCalendars: @unchecked Sendable {
  private let office: Office
  private let fetcher: any CalendarFetching
  private let afterReading: @Sendable () -> Void
  // A large calendar takes memory for as long as it is read, so that one is read at a time; hosts take time.
  private let reading = PthreadLock()
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var inHand: Set<Identifier<Record.Officer>> = []

  /// The subscriptions of a service, through a fetcher. `afterReading` is called whenever a calendar has been read,
  /// which may have taken much memory, and before the next one is.
  public init(
    office: Office, fetcher: any CalendarFetching, afterReading: @escaping @Sendable () -> Void = {}
  ) {
    self.office = office
    self.fetcher = fetcher
    self.afterReading = afterReading
  }

  /// Looks at what is due, until nothing is or `isStopping` says so. Fails with a `DatabaseError`; what was
  /// not noted is looked at again.
  public func perform(isStopping: @escaping @Sendable () -> Bool) throws {
    while !isStopping(), let officer = try claim() {
      defer { lock.withLock { _ = inHand.remove(officer) } }
      try check(officer, isStopping)
    }
  }

  private var now: Instant { office.surroundings.now() }

  /// The officer whose calendar has been due longest and is in nobody's hand, taken in hand; `nil` for none.
  private func claim() throws -> Identifier<Record.Officer>? {
    let now = now
    let busy = lock.withLock { inHand.count }
    let due = try office.database.read { try $0.dueSubscriptions(at: now, atMost: busy + 1) }
    return lock.withLock {
      let free = due.first { !inHand.contains($0.officer) }?.officer
      if let free { inHand.insert(free) }
      return free
    }
  }

  private func check(
    _ officer: Identifier<Record.Officer>, _ isStopping: @escaping @Sendable () -> Bool
  ) throws {
    let now = now
    // Read anew: another thread may have looked at it meanwhile.
    guard let seen = try office.database.read({ try $0.subscription(of: officer) }),
      seen.progress.dueAt <= now
    else { return }
    let address: HTTPAddress
    do throws(HTTPAddressError) {
      // What may be called can have changed since it was added.
      address = try HTTPAddress(seen.url, allowing: office.surroundings.calendarAllowance)
    } catch {
      return try note(.failed(SubscriptionProblem(.notAllowed)), of: seen)
    }
    let validators = CalendarValidators(entityTag: seen.entityTag, lastModified: seen.lastModified)
    switch fetcher.fetch(address, unless: validators, isStopping: isStopping) {
    case .stopped: return
    case .unchanged: try note(.unchanged, of: seen)
    case .failed(let problem): try note(.failed(problem), of: seen)
    case .fetched(let bytes, let validators):
      try note(try finding(in: bytes, validators, of: seen), of: seen)
    }
  }

  /// What bytes are that came for a subscription.
  private func finding(
    in bytes: [UInt8], _ validators: CalendarValidators, of seen: SubscriptionRecord
  ) throws -> TakeFetchedCalendar.Finding {
    let digest = Digest(of: bytes).bytes
    if digest == seen.copyDigest { return .same(validators) }
    return try reading.withLock {
      defer { afterReading() }
      return try office.ask(as: .service) { try finding(in: bytes, digest, validators, of: seen, at: $0) }
    }
  }

  private func finding(
    in bytes: [UInt8], _ digest: [UInt8], _ validators: CalendarValidators, of seen: SubscriptionRecord,
    at desk: Desk
  ) throws -> TakeFetchedCalendar.Finding {
    do {
      let new = try desk.reading(of: bytes, officer: seen.officer)
      let old = try desk.reading(ofCopy: seen.copyDigest, officer: seen.officer)
      let wasFull = seen.progress.hasOwnCopy && (old?.hasAnything(after: desk.now) ?? false)
      return .calendar(
        bytes, digest: digest, validators, isEmptied: new.isBlank && wasFull,
        changesTimes: new.availability != old?.availability)
    } catch let error as ICalendarError {
      return .failed(SubscriptionProblem(of: error, in: bytes))
    }
  }

  private func note(_ finding: TakeFetchedCalendar.Finding, of seen: SubscriptionRecord) throws {
    let drawn = office.surroundings.random.bytes(2).reduce(0) { $0 << 8 | Int64($1) }
    try office.perform(TakeFetchedCalendar(seen: seen, finding: finding, chance: drawn), as: .service)
  }
}
