@testable import Commands
import JSON
import Scheduling
import WorkCalendar

extension FuzzTarget {
  static func json(_ bytes: [UInt8]) throws {
    guard let value = try taken({ try JSONValue(parsing: bytes) }) else { return }
    for layout in [JSONLayout.compact, .indented] {
      let again = try JSONValue(parsing: Array(value.serialized(layout).utf8))
      try hold(again == value, "a value is read as it was written")
    }
    guard case .object(let object) = value else { return }
    for member in object.members {
      try hold(isOneLine(JSONPath.root[member.name].description), "a path is one line")
    }
  }

  /// A scenario is read, and where it is small, planned.
  static func scenarios(_ bytes: [UInt8]) throws {
    let read = try taken {
      // No officer's calendar stands beside a file that is not there.
      try ScenarioDecoder.decode(bytes, named: "tidak-ada/hari.json", zones: ZoneFiles())
    }
    guard let scenario = read, let calendar = Surroundings.calendar else { return }
    for warning in scenario.warnings { try holdOneLine(warning.sentence) }
    try hold(scenario.requests.count <= ScenarioLimits.requests, "requests keep to their limit")
    try hold(scenario.officers.count <= ScenarioLimits.officers, "officers keep to their limit")
    let prepared = try taken {
      try scenario.matchingProblem(
        calendar: calendar, officeHours: Surroundings.officeHours,
        horizon: scenario.horizon(calendar: calendar),
        zones: ZoneFiles())
    }
    guard let problem = prepared?.0, scenario.requests.count <= 3, scenario.officers.count <= 3 else {
      return
    }
    let plan = Matcher(problem).plan { 0 }
    let told = (plan.assignments.map(\.request) + plan.unmatched.map(\.request)).sorted()
    try hold(told == scenario.requests.map(\.meeting.id).sorted(), "a plan tells of each request once")
  }

  /// What one process hands to another, and what whoever runs the service writes down.
  static func orders(_ bytes: [UInt8]) throws {
    if let order = HolidayImportOrder(bytes) {
      try hold(HolidayImportOrder(order.message) == order, "an order is read as it was handed over")
    }
    if let answer = CommandAnswer(bytes) {
      try hold(CommandAnswer(answer.message) == answer, "an answer is read as it was given")
    }
    _ = try taken { try MailConfiguration(bytes, file: "tidak-ada/mail.json") }
    if let load = try taken({ try SlotsWorkload.read(json: bytes, named: "beban.json", zones: ZoneFiles()) })
    {
      try hold(load.windows == load.windows.sorted(), "windows are in order")
    }
  }
}
