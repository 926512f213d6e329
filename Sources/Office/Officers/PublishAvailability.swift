public import Casework
import ICalendar
import JSON
public import Store
public import WorkCalendar
public import Wording

/// Publishes when an officer can be met (rules of the service, section 7.4).
public struct PublishAvailability: UseCase {
  /// What is published.
  public enum Publication: Hashable, Sendable {
    /// Weekly hours in office time, or `nil` for the office's. The officer's calendar stays, unless it is to
    /// be removed.
    case hours(WeekPattern?, removesCalendar: Bool)
    /// A calendar: VAVAILABILITY, VFREEBUSY, or events during which the officer is busy. Weekly hours stay.
    case calendar([UInt8])
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The officer as it is now.
    public let officer: OfficerRecord
    /// What the calendar holds that was read past.
    public let warnings: [Sentence]
  }

  let officer: Identifier<Record.Officer>
  let publication: Publication
  let version: SeenVersion

  /// A publication for an officer, who may not have been changed since the caller read.
  public init(officer: Identifier<Record.Officer>, publication: Publication, version: SeenVersion) {
    self.officer = officer
    self.publication = publication
    self.version = version
  }

  /// Publishes it. Meetings that stand are left as they are. Fails with `calendar` where the calendar cannot
  /// be read, and nothing of it is kept then.
  public func perform(at desk: Desk) throws -> Outcome {
    var officer = try desk.ownOfficer(self.officer, seen: version)
    var warnings: [Sentence] = []
    switch publication {
    case .hours(let pattern, let removesCalendar):
      officer.hours = pattern.map { WeeklyHours.json($0).serialized() }
      if removesCalendar { officer.calendar = nil }
    case .calendar(let bytes):
      do {
        warnings = try desk.read(bytes, of: officer.id).warnings.map(\.sentence)
      } catch let error as ICalendarError {
        throw Refusal.calendar(error)
      }
      officer.calendar = bytes
    }
    try desk.save(&officer, recording: .availabilityPublished)
    return Outcome(officer: officer, warnings: warnings)
  }
}
