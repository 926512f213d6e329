import Casework
import ICalendar
import Locks
import Store
import WorkCalendar

/// What a copy of an officer's own calendar says of the time ahead.
struct CalendarReading: Sendable {
  /// When the officer can be met.
  let availability: PublishedAvailability
  /// Whether there is nothing in it at all: no event, past or ahead, and no hours.
  let isBlank: Bool

  /// A copy that could be read once and no longer can, as the time ahead moves on: nobody knows when the
  /// officer is free, so that the officer counts as busy throughout.
  static func unreadable(at now: Instant) -> CalendarReading {
    let window = Roster.window(at: now).map { [$0] } ?? []
    return CalendarReading(
      availability: PublishedAvailability(stated: [], free: [], busy: window), isBlank: false)
  }

  /// Whether the officer is busy, or has stated hours, after a moment.
  func hasAnything(after now: Instant) -> Bool {
    !availability.stated.isEmpty || availability.busy.contains { $0.end > now }
  }
}

/// The readings of a day, kept by the digests of the copies: the roster is made anew at every change of any
/// officer, and large calendars take long to read. Shared by all threads.
final class CalendarReadings: @unchecked Sendable {
  /// More than officers have copies in a day.
  private static let most = 256

  private let lock = PthreadLock()
  // Guarded by the lock.
  private var day: Int64 = 0
  private var known: [[UInt8]: CalendarReading] = [:]

  /// The reading of a copy on a day: the kept one, or else what `make` makes, which is kept from then on.
  func reading(
    of digest: [UInt8], on day: Int64, _ make: () throws -> CalendarReading
  ) rethrows -> CalendarReading {
    if let kept = lock.withLock({ self.day == day ? known[digest] : nil }) { return kept }
    let made = try make()
    lock.withLock {
      if self.day != day || known.count >= CalendarReadings.most { known = [:] }
      self.day = day
      known[digest] = made
    }
    return made
  }
}

extension Desk {
  /// Runs a body that asks of UIDs whether they are meetings of the service. Fails with what the body throws,
  /// or with the `DatabaseError` of a question.
  func knowingMeetings<Value>(_ body: ((_ uid: String) -> Bool) throws -> Value) throws -> Value {
    var failure: (any Error)?
    let value = try body { [queries] uid in
      do {
        return try queries.meeting(uid: uid) != nil
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    return value
  }

  /// What an officer's own calendar says of the time ahead, but for the meetings of the service that stand in
  /// it: an invitation that was taken into it must not keep its own meeting from being moved. Fails with an
  /// `ICalendarError`.
  func read(
    _ bytes: [UInt8], of officer: Identifier<Record.Officer>
  ) throws -> (availability: PublishedAvailability, warnings: [ICalendarWarning]) {
    try knowingMeetings {
      try Roster.read(bytes, of: officer, at: now, zone: office.surroundings.zone, isMeeting: $0)
    }
  }

  /// What a fetched calendar says of the time ahead. Fails with an `ICalendarError`.
  func reading(of bytes: [UInt8], officer: Identifier<Record.Officer>) throws -> CalendarReading {
    let (availability, warnings) = try read(bytes, of: officer)
    return CalendarReading(
      availability: availability, isBlank: warnings.contains { $0.problem == .nothingFound })
  }

  /// What the copy of an officer's calendar says of the time ahead; `nil` where there is none.
  func reading(
    ofCopy digest: [UInt8]?, officer: Identifier<Record.Officer>
  ) throws -> CalendarReading? {
    guard let digest else { return nil }
    return try office.calendarReadings.reading(of: digest, on: Roster.period(of: now)) {
      guard let bytes = try queries.subscriptionCopy(of: officer) else { return .unreadable(at: now) }
      do {
        return try reading(of: bytes, officer: officer)
      } catch is ICalendarError {
        return .unreadable(at: now)
      }
    }
  }

  /// What the subscribed calendars say of their officers.
  func subscribedAvailability() throws -> [Identifier<Record.Officer>: PublishedAvailability] {
    var said: [Identifier<Record.Officer>: PublishedAvailability] = [:]
    for (officer, digest) in try queries.subscriptionCopies() {
      said[officer] = try reading(ofCopy: digest, officer: officer)?.availability
    }
    return said
  }
}
