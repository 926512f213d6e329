public import WorkCalendar

/// The course of a subscription: when it was looked at, with what luck, and when it is looked at next.
///
/// Choices of the service (rules of the service, section 7.4): after a failure it waits twice as long each
/// time; people are told once, after ``failuresUntilTold`` checks in vain or where the copy is older than
/// ``patience``; a calendar that is empty all of a sudden is believed after ``patience``, and no earlier than
/// at its ``failuresUntilTold``th such check.
public struct SubscriptionProgress: Hashable, Sendable {
  /// After how many checks in vain people are told.
  public static let failuresUntilTold = 3
  /// After how many seconds a copy is stale: a day.
  public static let patience: Int64 = 86_400
  /// The longest wait between checks, in seconds.
  public static let longestWait: Int64 = 6 * 3_600
  /// How many seconds lie between two checks at least, where somebody asks for one.
  public static let shortestWait: Int64 = 60

  /// When the address was given.
  public var addedAt: Instant
  /// When the copy was last known to be what lies at its address; `nil` where there is no copy.
  public var fetchedAt: Instant?
  /// Whether the copy is of this address, and not of an earlier one.
  public var hasOwnCopy = false
  /// When it was last looked at; `nil` for never.
  public var checkedAt: Instant?
  /// When it is looked at next.
  public var dueAt: Instant
  /// How many checks in a row were in vain.
  public var failures = 0
  /// How many checks have found it empty all of a sudden.
  public var doubts = 0
  /// Since when it is empty all of a sudden.
  public var doubtedSince: Instant?
  /// Whether people were told that it is broken, and not yet that it is mended.
  public var isTold = false

  /// A subscription that is to be looked at now, with the time of the copy of an earlier address, if any.
  public init(addedAt: Instant, fetchedAt: Instant? = nil) {
    self.addedAt = addedAt
    self.fetchedAt = fetchedAt
    dueAt = addedAt
  }

  /// How it stands.
  public var state: SubscriptionState {
    if isTold { return .broken }
    if doubts > 0 { return .doubtful }
    if failures > 0 { return .failing }
    return hasOwnCopy ? .current : .waiting
  }

  /// Whether the copy is older than a day at a moment, or the address has given none for so long.
  public func isStale(at now: Instant) -> Bool {
    let since = hasOwnCopy ? fetchedAt ?? addedAt : addedAt
    return now.secondsSinceEpoch - since.secondsSinceEpoch > SubscriptionProgress.patience
  }

  /// Asks for a check as soon as may be.
  public mutating func refresh(at now: Instant) {
    let earliest = checkedAt.map { $0.secondsSinceEpoch + SubscriptionProgress.shortestWait }
    let asked = Instant(secondsSinceEpoch: max(now.secondsSinceEpoch, earliest ?? .min))
    dueAt = min(dueAt, asked)
  }
}

extension SubscriptionProgress {
  /// What follows from a check.
  public struct Consequence: Hashable, Sendable {
    /// What people are to be told.
    public enum News: Hashable, Sendable {
      /// It is broken, or stale.
      case broken
      /// It works again, or what was doubtful is believed.
      case mended
    }

    /// Whether what came takes the place of the copy.
    public let takesCopy: Bool
    /// What people are to be told; `nil` for nothing.
    public let news: News?
  }

  /// Takes what a check has found. `interval` is the usual wait in seconds; `chance`, from 0 to 65,535, makes
  /// waits shorter by up to a quarter, so that calendars of one host are not all asked at once.
  public mutating func take(
    _ finding: SubscriptionFinding, at now: Instant, interval: Int64, chance: Int64
  ) -> Consequence {
    checkedAt = now
    var finding = finding
    if finding == .emptied {
      doubts += 1
      let since = doubtedSince ?? now
      doubtedSince = since
      let lasts = now.secondsSinceEpoch - since.secondsSinceEpoch >= SubscriptionProgress.patience
      if doubts >= SubscriptionProgress.failuresUntilTold, lasts { finding = .good }
    }
    failures = finding == .failed ? failures + 1 : 0
    wait(interval: interval, chance: chance, from: now)
    guard finding == .good else {
      let isOften = max(failures, doubts) >= SubscriptionProgress.failuresUntilTold
      let tells = !isTold && (isOften || isStale(at: now))
      if tells { isTold = true }
      return Consequence(takesCopy: false, news: tells ? .broken : nil)
    }
    (doubts, doubtedSince) = (0, nil)
    fetchedAt = now
    hasOwnCopy = true
    let tells = isTold
    isTold = false
    return Consequence(takesCopy: true, news: tells ? .mended : nil)
  }

  private mutating func wait(interval: Int64, chance: Int64, from now: Instant) {
    let doublings = Int64(min(max(failures - 1, 0), 10))
    let longest = max(interval, SubscriptionProgress.longestWait)
    let whole = min(interval << doublings, longest)
    dueAt = Instant(secondsSinceEpoch: now.secondsSinceEpoch + whole - whole / 4 * chance / 65_536)
  }
}
