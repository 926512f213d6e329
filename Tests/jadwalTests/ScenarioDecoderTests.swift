import JSON
import Testing
import Wording

@testable import Commands

@Suite("Reading a scenario")
struct ScenarioDecoderTests {
  /// A sound scenario of two officers, two requests and a booking.
  static let sound = """
    {
      "now": "2026-03-02T17:00:00+07:00",
      "service": { "leadWorkingDays": 5, "slotMinutes": 15, "onlineRooms": 2 },
      "officers": [
        { "id": "ayu", "name": "Ayu Lestari", "email": "ayu@example.go.id", "competencies": ["nib", "kkpr"],
          "hours": { "mon": ["07:30-12:00", "13:00-16:00"], "fri": [] },
          "unavailable": [{ "start": "2026-03-11T08:00:00+07:00", "end": "2026-03-11T10:00:00+07:00" }] },
        { "id": "bima", "name": "Bima Sakti", "email": "bima@example.go.id", "competencies": ["nib"],
          "availability": "bima.ics" }
      ],
      "requests": [
        { "id": "R-1", "receivedAt": "2026-03-02T09:00:00+07:00", "priority": "elderly", "needs": ["nib"],
          "durationMinutes": 30,
          "proposals": [{ "start": "2026-03-10T09:00:00+07:00", "end": "2026-03-10T11:00:00+07:00" }],
          "applicant": { "name": "PT Maju", "email": "legal@example.co.id", "timeZone": "Asia/Makassar" } },
        { "id": "R-2", "receivedAt": "2026-03-02T10:00:00+07:00", "needs": ["kkpr"],
          "proposals": [{ "start": "2026-03-11T09:00:00+07:00", "end": "2026-03-11T11:00:00+07:00" }] }
      ],
      "booked": [
        { "officer": "ayu", "start": "2026-03-10T13:00:00+07:00", "end": "2026-03-10T14:00:00+07:00" }
      ]
    }
    """

  static func decode(_ text: String) throws -> Scenario {
    try ScenarioDecoder.decode(Array(text.utf8), named: "day.json", zones: ZoneFiles())
  }

  @Test("A sound scenario is read whole, with the defaults of the contract")
  func soundScenario() throws {
    let scenario = try Self.decode(Self.sound)
    #expect(scenario.warnings.isEmpty)
    #expect(scenario.rules.lead.count == 5)
    #expect(scenario.rules.meeting.count == 60)
    #expect(scenario.rules.buffer.count == 0)
    #expect(scenario.rules.maxMeetingsPerOfficerPerDay == 4)
    #expect(scenario.rules.onlineRooms == 2)
    #expect(scenario.officers.map(\.id) == ["ayu", "bima"])
    #expect(scenario.officers[0].hours?.spans(on: .monday).count == 2)
    #expect(scenario.officers[0].hours?.spans(on: .tuesday).isEmpty == true)
    #expect(scenario.officers[1].hours == nil)
    #expect(scenario.officers[1].availability == "bima.ics")
    #expect(scenario.requests[0].meeting.priority == .elderly)
    #expect(scenario.requests[0].meeting.duration.count == 30)
    #expect(scenario.requests[0].applicant?.zone.identifier == "Asia/Makassar")
    #expect(scenario.requests[1].meeting.duration.count == 60)
    #expect(scenario.requests[1].meeting.priority == .none)
    #expect(scenario.requests[1].applicant == nil)
    #expect(scenario.booked.map(\.officer) == ["ayu"])
  }

  @Test("Only the moment of planning, the officers and the requests have to be there")
  func smallestScenario() throws {
    let scenario = try Self.decode(#"{"now":"2026-03-02T17:00:00Z","officers":[],"requests":[]}"#)
    #expect(scenario.rules == .init())
    #expect(scenario.booked.isEmpty)
  }

  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    let place: String
    init(_ name: String, _ old: String, _ new: String, _ place: String) {
      testDescription = name
      self.old = old
      self.new = new
      self.place = place
    }
  }

  @Test("What is wrong is refused with its path", arguments: wrong)
  func wrongScenarioIsRefused(row: Row) throws {
    let text = Self.sound.replacing(row.old, with: row.new, maxReplacements: 1)
    try #require(text != Self.sound, "nothing was changed")
    let problem = try #require(throws: ScenarioProblem.self) { try Self.decode(text) }
    guard case .value(let path) = problem.place else {
      Issue.record("no path: \(problem)")
      return
    }
    #expect(path.description == row.place)
    #expect(problem.exitStatus == .misuse)
    for language in Language.allCases {
      #expect(problem.sentence.text(in: language).hasPrefix("day.json: \(row.place): "))
    }
  }

  @Test(
    "What is no JSON is refused with line and column",
    arguments: [
      ("", "day.json: line 1, column 1: "), ("{\n  \"now\": }", "day.json: line 2, column 10: "),
      ("{\"now\":1,\n\"now\":2}", "day.json: line 2, column 5: "), ("[1,", "day.json: line 1, column 3: "),
    ])
  func noJSON(text: String, start: String) throws {
    let problem = try #require(throws: ScenarioProblem.self) { try Self.decode(text) }
    #expect(problem.sentence.english.hasPrefix(start), "\(problem.sentence.english)")
  }

  @Test(
    "A text nested deeper than any scenario is refused before it is parsed", arguments: ["[", "{\"now\":"])
  func deepText(opening: String) throws {
    let text = String(repeating: opening, count: 1_000_000)
    let problem = try #require(throws: ScenarioProblem.self) { try Self.decode(text) }
    #expect(problem.reason == .syntax(.tooDeep(limit: 16)))
  }

  @Test("A million requests are refused by their number, whatever their size")
  func aMillionRequests() throws {
    let list = "{}" + String(repeating: ",{}", count: 999_999)
    let text = #"{"now":"2026-03-02T17:00:00Z","officers":[],"requests":["# + list + "]}"
    let problem = try #require(throws: ScenarioProblem.self) { try Self.decode(text) }
    #expect(problem.reason == .syntax(.tooManyValues(limit: 1_000_000)))
    let fewer =
      #"{"now":"2026-03-02T17:00:00Z","officers":[],"requests":[{}"#
      + String(repeating: ",{}", count: 2_000) + "]}"
    let tooMany = try #require(throws: ScenarioProblem.self) { try Self.decode(fewer) }
    #expect(tooMany.reason == .structure(.tooManyElements(found: 2_001, limit: 2_000)))
  }

  static let odd = [
    Row(
      "a window that is past", "2026-03-11T09:00:00+07:00\", \"end\": \"2026-03-11T11",
      "2026-03-01T09:00:00+07:00\", \"end\": \"2026-03-01T11", "requests[1].proposals[0]"),
    Row(
      "a window shorter than the meeting", "2026-03-11T11:00", "2026-03-11T09:30", "requests[1].proposals[0]"),
    Row(
      "a window twice",
      "\"end\": \"2026-03-11T11:00:00+07:00\" }] }",
      "\"end\": \"2026-03-11T11:00:00+07:00\" }, "
        + "{ \"start\": \"2026-03-11T09:00:00+07:00\", \"end\": \"2026-03-11T11:00:00+07:00\" }] }",
      "requests[1].proposals[1]"),
    Row("a need twice", "\"needs\": [\"nib\"]", "\"needs\": [\"nib\", \"nib\"]", "requests[0].needs[1]"),
    Row("a receipt in the future", "2026-03-02T10:00:00", "2026-03-02T18:00:00", "requests[1].receivedAt"),
    Row("an officer of no use", "\"competencies\": [\"nib\"],", "\"competencies\": [],", "officers[1]"),
    Row(
      "an officer without hours", "{ \"mon\": [\"07:30-12:00\", \"13:00-16:00\"], \"fri\": [] }", "{}",
      "officers[0].hours"),
    Row(
      "two bookings at once", "\"booked\": [",
      "\"booked\": [{ \"officer\": \"ayu\", \"start\": \"2026-03-10T12:00:00+07:00\", "
        + "\"end\": \"2026-03-10T13:30:00+07:00\" },", "booked[1]"),
  ]

  @Test("What is legal and has no effect, or may be a mistake, is told as a warning", arguments: odd)
  func oddScenarioWarns(row: Row) throws {
    let text = Self.sound.replacing(row.old, with: row.new, maxReplacements: 1)
    try #require(text != Self.sound, "nothing was changed")
    let warnings = try Self.decode(text).warnings
    #expect(warnings.map(\.path.description) == [row.place])
  }

  @Test(
    "Of bookings at once each is told that begins within an earlier one of its officer",
    arguments: [
      (["08-09", "08-10", "09-11"], [1, 2]), (["08-12", "09-10", "11-13"], [1, 2]),
      (["11-13", "08-12", "09-10"], [0, 2]), (["08-09", "09-10", "10-11"], []),
    ] as [([String], [Int])])
  func overlappingBookings(hours: [String], told: [Int]) throws {
    let booked = hours.map { hours in
      let ends = hours.split(separator: "-").map { "2026-03-10T\($0):00:00+07:00" }
      return #"{ "officer": "ayu", "start": "\#(ends[0])", "end": "\#(ends[1])" }"#
    }
    let others =
      #"{ "officer": "bima", "start": "2026-03-10T08:00:00+07:00", "end": "2026-03-10T13:00:00+07:00" }"#
    let text = Self.sound.replacing(
      /"booked": \[[^\]]*\]/, with: "\"booked\": [\((booked + [others]).joined(separator: ","))]")
    #expect(try Self.decode(text).warnings.map(\.path) == told.map { JSONPath.root["booked"][$0] })
  }
}
