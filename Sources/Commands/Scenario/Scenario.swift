import JSON
import Scheduling
import WorkCalendar

/// A scenario file: a day's requests with everything that decides when they can be met, as the contract
/// describes it.
struct Scenario {
  /// The file, as it was named.
  let file: String
  /// The moment of planning.
  let now: Instant
  let rules: ServiceRules
  /// In the order of the file; ids are unique.
  let officers: [ScenarioOfficer]
  /// In the order of the file; ids are unique.
  let requests: [ScenarioRequest]
  /// Every officer named is among `officers`.
  let booked: [Booking]
  /// What is legal and has no effect, or may be a mistake.
  let warnings: [ScenarioWarning]
}

/// An officer as the scenario describes one.
struct ScenarioOfficer {
  /// Where the officer stands in the file.
  let path: JSONPath
  let id: String
  /// What people read; the id where the scenario gives no name.
  let name: String
  /// Where invitations go; `nil` where the scenario gives none.
  let email: String?
  let competencies: Set<String>
  /// The officer's own weekly hours in office time; `nil` where the office's hours hold.
  let hours: WeekPattern?
  let unavailable: [InstantRange]
  /// The name of a calendar file beside the scenario.
  let availability: String?
}

/// A request as the scenario describes one.
struct ScenarioRequest {
  /// Where the request stands in the file.
  let path: JSONPath
  let meeting: MeetingRequest
  /// Who asks; `nil` where the scenario does not say.
  let applicant: Applicant?
}

/// Who asks for a meeting.
struct Applicant {
  let name: String
  let email: String
  /// The zone in which the applicant reads times.
  let zone: Zone
}
