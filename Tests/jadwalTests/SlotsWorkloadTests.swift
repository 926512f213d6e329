import Testing
import WorkCalendar

@testable import Commands

@Suite("Workloads for measuring slots")
struct SlotsWorkloadTests {
  @Test(
    "Moments outside the years 1 to 9999 and spans of absurdly many days are refused in the text form",
    arguments: [
      ("1 0\n0 999999999999999999\n", 2), ("1 0\n-999999999999999999 0\n", 2),
      ("1 0\n0 100000000000\n", 2), ("1 1\n0 3600\na 1\n0 999999999999999999\n", 4),
    ])
  func text(text: String, line: Int) {
    #expect(throws: WorkloadProblem(file: "w", reason: .line(line))) {
      try SlotsWorkload.read(text: Array(text.utf8), named: "w")
    }
  }

  @Test(
    "They are refused in the JSON form, with the path",
    arguments: [
      ("2026-01-05", "[-9223372036854775808, 0]", "staff[0].busy[0]"),
      ("2026-01-05", "[0, 9223372036854775807]", "staff[0].busy[0]"), ("9999-12-30", "[0, 60]", "days"),
    ])
  func json(from: String, busy: String, path: String) throws {
    let text = """
      {"tz": "Asia/Jakarta", "from": "\(from)", "days": 5, "slot_min": 30, "work": {"1": [["08:00", "16:00"]]},
       "holidays": [], "staff": [{"id": "a", "busy": [\(busy)]}]}
      """
    let problem = try #require(throws: WorkloadProblem.self) {
      try SlotsWorkload.read(json: Array(text.utf8), named: "w", zones: ZoneFiles())
    }
    guard case .value(let place) = problem.reason else {
      Issue.record("\(problem)")
      return
    }
    #expect("\(place)" == path)
  }
}
