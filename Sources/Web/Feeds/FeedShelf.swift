import HTTPServer
import Locks
import Office
import WorkCalendar

/// Feeds that were made, by the names under which they are asked for. Those not asked for the longest give
/// way where there are too many.
final class FeedShelf: @unchecked Sendable {
  private struct Entry {
    let feed: ReadyFeed
    var versions: FeedVersions
    var usedAt: UInt64
  }

  private let limit: Int
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var entries: [String: Entry] = [:]
  private var cost = 0
  private var clock: UInt64 = 0
  /// The versions as they were found at a generation of the database, and the end of the day for which they
  /// hold.
  private var current: (versions: FeedVersions, generation: Int64, until: Instant)?

  init(limit: Int) { self.limit = limit }

  /// How many bytes the feeds have.
  var bytes: Int { lock.withLock { cost } }

  /// The feed of a name, where it is known to be current without asking the database.
  func feed(_ name: String, at generation: Int64, now: Instant) -> ReadyFeed? {
    lock.withLock {
      guard let current, current.generation == generation, now < current.until else { return nil }
      return use(name, current.versions)
    }
  }

  /// The feed of a name, where it has the versions that were found at a generation or later.
  func feed(
    _ name: String, confirming versions: FeedVersions, at generation: Int64, now: Instant
  ) -> ReadyFeed? {
    lock.withLock {
      confirm(versions, at: generation, now: now)
      return use(name, versions)
    }
  }

  /// Keeps what a feed shows at some versions, and gives it ready to send. Where the text is the same as
  /// before, what was made of it stays.
  func keep(
    _ document: FeedDocument, as name: String, isPublic: Bool, versions: FeedVersions, at generation: Int64,
    now: Instant
  ) -> ReadyFeed {
    let earlier = lock.withLock { entries[name]?.feed }
    let feed =
      earlier.flatMap { $0.document.bytes == document.bytes ? $0 : nil }
      ?? ReadyFeed(document, isPublic: isPublic)
    lock.withLock {
      confirm(versions, at: generation, now: now)
      drop(name)
      guard feed.cost <= limit else { return }
      clock += 1
      entries[name] = Entry(feed: feed, versions: versions, usedAt: clock)
      cost += feed.cost
      while cost > limit, let oldest = entries.min(by: { $0.value.usedAt < $1.value.usedAt })?.key {
        drop(oldest)
      }
    }
    return feed
  }

  /// Forgets the feed of a name.
  func remove(_ name: String) { lock.withLock { drop(name) } }

  private func confirm(_ versions: FeedVersions, at generation: Int64, now: Instant) {
    // A reader of an older state must not put back what a newer one has found.
    guard current.map({ $0.generation <= generation }) ?? true else { return }
    let today = now.local(offset: .wib).date
    let midnight = Instant(startOf: today.advanced(by: 1), offset: .wib)
    current = (versions, generation, midnight)
  }

  private func use(_ name: String, _ versions: FeedVersions) -> ReadyFeed? {
    guard let index = entries.index(forKey: name), entries.values[index].versions == versions else {
      return nil
    }
    clock += 1
    entries.values[index].usedAt = clock
    return entries.values[index].feed
  }

  private func drop(_ name: String) {
    if let entry = entries.removeValue(forKey: name) { cost -= entry.feed.cost }
  }
}
