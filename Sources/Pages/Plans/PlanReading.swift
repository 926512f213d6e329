import Casework
import Office
import Scheduling
import Store
import WorkCalendar
import Wording

/// A plan with the names of everybody in it, as its pages show it.
struct PlanReading {
  let sheet: PlanSheet
  private let officers: [String: OfficerRecord]
  private let zone: @Sendable (String) -> Zone?

  init(_ sheet: PlanSheet, at desk: Desk, _ visit: Visit) throws {
    self.sheet = sheet
    officers = Dictionary(
      uniqueKeysWithValues: try desk.queries.officers().map { ($0.id.description, $0) })
    zone = visit.office.surroundings.zone
  }

  /// The plan that the path names.
  static func read(_ visit: Visit) throws -> PlanReading {
    try visit.ask { desk in
      try PlanReading(try desk.planSheet(visit.identifier("plan")), at: desk, visit)
    }
  }

  var record: PlanRecord { sheet.record }
  /// Whether it can still be changed and approved.
  var isOpen: Bool { record.state == .proposed }
  /// The address of its page.
  var path: String { PlanReading.path(of: record.id) }

  static func path(of plan: Identifier<Record.Plan>) -> String { "\(PlansPage.path)/\(plan)" }

  /// The address at which what the plan has for a request is changed.
  func path(toChange request: String) -> String { "\(path)/permohonan/\(request)" }

  /// What an officer is called.
  func name(ofOfficer id: String) -> String { officers[id]?.name ?? id }

  /// The officers to whom meetings can be given who have every competence that a request needs, by name.
  func competent(for request: RequestRecord) -> [OfficerRecord] {
    officers.values.filter { $0.isActive && Set(request.needs).isSubset(of: $0.competencies) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// The reference of a request, or its number where it is not of the plan.
  func reference(of request: String) -> String { sheet.requests[request]?.reference ?? request }

  /// A request with its subject and the way to its page.
  func link(to request: String) -> Markup {
    sheet.requests[request].map { RequestLink.markup($0) } ?? Markup(text: request)
  }

  /// Who asks for a request.
  func applicant(of request: String, _ language: Language) -> Markup {
    sheet.requests[request].map { RequestLink.applicant($0, language) } ?? ""
  }

  /// The applicant's zone.
  func zone(of request: String) -> Zone {
    sheet.requests[request].flatMap { zone($0.applicant.timeZone) } ?? .wib
  }

  /// A time in office time, and below it on the applicant's clock where that shows something else.
  func times(_ time: InstantRange, for request: String, _ language: Language) -> Markup {
    let office = TimeText.range(time, language)
    let zone = zone(of: request)
    let offset = zone.offset(at: time.start)
    guard offset != .wib else { return office }
    let there = DateText.times(time, offset: offset)
    let date = time.start.local(offset: offset).date
    let day =
      date == time.start.local(offset: .wib).date
      ? Sentence(same: "") : DateText.dayWithWeekday(date) + Sentence(same: ", ")
    return """
      \(office)<br><span class="hint">\(day + there + Sentence(same: " \(DateText.name(of: zone, at: time.start))"), in: language)</span>
      """
  }
}
