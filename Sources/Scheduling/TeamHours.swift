import Locks
public import WorkCalendar

/// When the officers of a team could meet if nobody had asked yet: hours less absences, laid out in starts once
/// and kept for many questions.
public final class TeamHours: Sendable {
  /// The starts that are looked at.
  public let grid: StartGrid
  /// The officers, in the order of the masks.
  public let officers: [Officer]
  let masks: StartMasks
  private let byLength = MasksByLength()

  /// The hours of a problem's officers on some days within the calendar's reach; what is booked is not asked.
  public init(_ problem: MatchingProblem, days: Range<CivilDate>) {
    grid = StartGrid(days: days, slot: problem.rules.slot)
    officers = problem.officers
    masks = StartMasks(StartMasks(problem: problem, grid: grid), bookings: [])
  }

  /// For each officer, the starts of meetings of some length.
  func unbooked(length: Minutes) -> [StartMask] {
    byLength.masks(of: length) {
      officers.indices.map { officer in
        var mask = masks.withinHours(of: officer, length: length)
        masks.removeAway(of: officer, length: length, from: &mask)
        return mask
      }
    }
  }
}

/// When the officers of a team can meet beside all that is taken, kept for many questions.
///
///     let free = TeamOutlook(hours, booked: bookings).free(length: Minutes(60))
public final class TeamOutlook: Sendable {
  private let hours: TeamHours
  private let masks: StartMasks
  private let byLength = MasksByLength()

  /// The team's hours less bookings of its officers.
  public init(_ hours: TeamHours, booked: [Booking]) {
    self.hours = hours
    masks = StartMasks(hours.masks, bookings: booked)
  }

  /// The starts that are looked at.
  public var grid: StartGrid { hours.grid }
  /// The officers, in the order of the masks.
  public var officers: [Officer] { hours.officers }

  /// For each officer, the starts at which the officer could hold a meeting of some length, if nobody else
  /// asked.
  public func free(length: Minutes) -> [StartMask] {
    byLength.masks(of: length) {
      let unbooked = hours.unbooked(length: length)
      return officers.indices.map { officer in
        var mask = unbooked[officer]
        masks.removeStanding(of: officer, length: length, from: &mask)
        masks.removeCrowded(length: length, from: &mask)
        return mask
      }
    }
  }
}

/// Masks for the lengths that were asked for last.
private final class MasksByLength: @unchecked Sendable {
  /// Meetings have few lengths; whoever asks for every one must not fill the memory.
  private static let most = 8

  private let lock = PthreadLock()
  // Guarded by the lock.
  private var kept: [(length: Minutes, masks: [StartMask])] = []

  func masks(of length: Minutes, _ make: () -> [StartMask]) -> [StartMask] {
    if let found = lock.withLock({ kept.first { $0.length == length }?.masks }) { return found }
    let masks = make()
    lock.withLock {
      if kept.count == MasksByLength.most { kept.removeFirst() }
      kept.append((length, masks))
    }
    return masks
  }
}
