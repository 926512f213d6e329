public import Casework
import JSON
public import Store
public import WorkCalendar

/// What an officer has published, and when the officer is away.
public struct OfficerAvailability: Sendable {
  /// The officer.
  public let officer: OfficerRecord
  /// The officer's own weekly hours; `nil` where the office's hold.
  public let hours: WeekPattern?
  /// The officer's hours of single dates from today on, by date.
  public let dateHours: [DateHoursRecord]
  /// Absences that are not over; without their reasons for those whom they do not concern.
  public let absences: [(id: Identifier<Record.Absence>, time: InstantRange, reason: String?)]
  /// The subscription to the officer's own calendar; `nil` where there is none.
  public let subscription: SubscriptionStanding?
}

extension Desk {
  /// The officers, by number, for staff. Those who left are among them.
  public func officers() throws -> [OfficerRecord] {
    guard case .staff = principal else { throw Refusal.forbidden(Role.allCases.map(Actor.staff)) }
    return try queries.officers()
  }

  /// What an officer has published, for staff. Fails with `notFound`.
  public func availability(of id: Identifier<Record.Officer>) throws -> OfficerAvailability {
    guard case .staff(let member) = principal, let officer = try queries.officer(id) else {
      throw Refusal.notFound
    }
    let seesReasons = member.officer == id || member.roles.contains(.director)
    return OfficerAvailability(
      officer: officer,
      hours: try officer.hours.map { try WeeklyHours.read(JSONValue(parsing: Array($0.utf8)), at: .root) },
      dateHours: try queries.dateHours(from: now.local(offset: .wib).date, of: id),
      absences: try queries.absences(after: now).filter { $0.officer == id }.map {
        ($0.id, $0.time, seesReasons ? $0.reason : nil)
      }, subscription: try subscription(of: id))
  }
}
