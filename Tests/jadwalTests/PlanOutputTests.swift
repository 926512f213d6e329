import ICalendar
import JSON
import Scheduling
import Testing
import WorkCalendar
import Wording

@testable import Commands

@Suite("What is made of a plan")
struct PlanOutputTests {
  /// The sound scenario with an applicant for its second request.
  static func scenario() throws -> Scenario {
    let applicant =
      #""applicant": { "name": "Ibu Sari", "email": "sari@example.com", "timeZone": "America/New_York" },"#
    return try ScenarioDecoderTests.decode(
      ScenarioDecoderTests.sound.replacing(
        "\"needs\": [\"kkpr\"],", with: "\"needs\": [\"kkpr\"], \(applicant)"))
  }

  static func range(_ start: String, _ end: String) throws -> InstantRange {
    try #require(
      InstantRange(start: Instant(parsingISO8601: start), end: Instant(parsingISO8601: end)))
  }

  /// One meeting later than due, and one request that was outbid.
  static func plan() throws -> Plan {
    let earliest = try CivilDate(parsingISO8601: "2026-03-09")
    var objective = Objective()
    objective.priorityMatched = 1
    objective.matched = 1
    objective.workingDaysAfterEarliest = 1
    objective.loadSquares = 4
    objective.startMinutes = 11_040
    return Plan(
      assignments: [
        Assignment(
          request: "R-1", officer: "ayu",
          time: try range("2026-03-10T09:00:00+07:00", "2026-03-10T09:30:00+07:00"), proposal: 0,
          earliestDate: earliest, dueDate: earliest, afterEarliest: WorkingDays(1))
      ],
      unmatched: [
        Unmatched(
          request: "R-2", reason: .outbid, windows: [.outbid], earliestDate: earliest,
          alternatives: [
            Alternative(
              time: try range("2026-03-11T10:00:00+07:00", "2026-03-11T11:00:00+07:00"), officer: "ayu")
          ])
      ],
      objective: objective, isOptimal: true)
  }

  private func calendars() throws -> OfficialCalendars {
    try CalendarFolder(path: "\(Fixture.root)/calendars").load().0
  }

  @Test("The plan's JSON is that of the contract, times in office time")
  func document() throws {
    let document = PlanDocument(
      plan: try Self.plan(), warnings: ["perhatian"], tentativeRequests: ["R-1"], language: .english)
    #expect(
      document.json == [
        "assignments": [
          [
            "request": "R-1", "officer": "ayu", "start": "2026-03-10T09:00:00+07:00",
            "end": "2026-03-10T09:30:00+07:00", "proposal": 0, "earliestDate": "2026-03-09",
            "dueDate": "2026-03-09", "workingDaysAfterEarliest": 1, "tentative": true,
          ]
        ],
        "unmatched": [
          [
            "request": "R-2", "reason": "outbid",
            "explanation": "other requests that come before it took the time", "earliestDate": "2026-03-09",
            "tentative": false,
            "windows": [
              [
                "proposal": 0, "reason": "outbid",
                "explanation": "other requests that come before it took the time",
              ]
            ],
            "alternatives": [
              [
                "start": "2026-03-11T10:00:00+07:00", "end": "2026-03-11T11:00:00+07:00", "officer": "ayu",
              ]
            ],
          ]
        ],
        "objective": [
          "priorityMatched": 1, "matched": 1, "rankSum": 0, "workingDaysAfterEarliest": 1,
          "loadSquares": 4, "startMinutes": 11040,
        ],
        "optimal": true, "warnings": ["perhatian"],
      ])
  }

  @Test("The account of a plan is what was agreed, in both languages", arguments: Language.allCases)
  func account(language: Language) throws {
    let account = PlanAccount(
      scenario: try Self.scenario(), plan: try Self.plan(), calendar: try calendars().workingDays,
      warnings: [Sentence("satu catatan", "a note")], language: language)
    try Golden.expect(account.text, in: "account.\(language.rawValue).txt")
    #expect(account.text.split(separator: "\n").allSatisfy { $0.count <= PlanAccount.width })
  }

  @Test("Foreign names cannot break the account's lines")
  func hostileNames() throws {
    let text = ScenarioDecoderTests.sound.replacing("\"PT Maju\"", with: "\"PT \u{202E}Maju\"")
    let account = PlanAccount(
      scenario: try ScenarioDecoderTests.decode(text), plan: try Self.plan(),
      calendar: try calendars().workingDays, warnings: [], language: .indonesian)
    #expect(!account.text.contains("\u{202E}"))
  }

  @Test("A meeting has one invitation for both, in the applicant's zone, and stands in the officer's feed")
  func files() throws {
    let files = try PlanFiles(try Self.scenario(), language: .indonesian).files(of: try Self.plan())
    #expect(files.map(\.name) == ["invite-R-1.ics", "feed-ayu.ics", "feed-bima.ics"])
    let lines = files[0].text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    for line in [
      "METHOD:REQUEST", "DTSTART;TZID=Asia/Makassar:20260310T100000",
      "DTEND;TZID=Asia/Makassar:20260310T103000", "DTSTAMP:20260302T100000Z", "SEQUENCE:0",
    ] {
      #expect(lines.contains(line), "\(line) in \(files[0].text)")
    }
    #expect(lines.count { $0.hasPrefix("ATTENDEE") } == 2)
    #expect(lines.contains { $0.hasPrefix("ORGANIZER") && $0.hasSuffix("mailto:\(ServiceUnit.email)") })
    let uid = try #require(lines.first { $0.hasPrefix("UID:") })
    #expect(files[1].text.contains(uid))
    #expect(!files[2].text.contains("BEGIN:VEVENT"))
  }

  @Test("A meeting has the same UID in a plan that gives it another time, and two requests never share one")
  func stableUIDs() throws {
    func uids(_ scenario: Scenario, _ plan: Plan) throws -> [String] {
      try PlanFiles(scenario, language: .english).files(of: plan).map(\.text)
        .filter { $0.contains("METHOD:REQUEST") }
        .flatMap { $0.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }.map(String.init) }
    }
    let plan = try Self.plan()
    let moved = Plan(
      assignments: try ["R-1", "R-2"].map { request in
        Assignment(
          request: request, officer: "ayu",
          time: try Self.range("2026-03-10T10:00:00+07:00", "2026-03-10T10:30:00+07:00"), proposal: 0,
          earliestDate: plan.assignments[0].earliestDate, dueDate: plan.assignments[0].dueDate,
          afterEarliest: WorkingDays(0))
      },
      unmatched: [], objective: Objective(), isOptimal: true)
    let first = try uids(try Self.scenario(), plan)
    let second = try uids(try Self.scenario(), moved)
    #expect(second.count == 2)
    #expect(first[0] == second[0])
    #expect(second[0] != second[1])
  }

  @Test("Two requests of one letter and one applicant have meetings of their own")
  func uidsOfOneApplicant() throws {
    let request = { (id: String) in
      #"{ "id": "\#(id)", "receivedAt": "2026-03-02T09:00:00+07:00", "needs": [], "proposals": ["#
        + #"{ "start": "2026-03-10T09:00:00+07:00", "end": "2026-03-10T11:00:00+07:00" }], "#
        + #""applicant": { "name": "x", "email": "x@example.id" } }"#
    }
    let text =
      #"{ "now": "2026-03-02T17:00:00+07:00", "officers": [{ "id": "ayu", "email": "a@example.id" }], "#
      + #""requests": [\#(request("R-1")), \#(request("R-2"))] }"#
    let plan = try Self.plan()
    let both = Plan(
      assignments: try ["R-1", "R-2"].map { id in
        Assignment(
          request: id, officer: "ayu",
          time: try Self.range("2026-03-10T09:00:00+07:00", "2026-03-10T10:00:00+07:00"), proposal: 0,
          earliestDate: plan.assignments[0].earliestDate, dueDate: plan.assignments[0].dueDate,
          afterEarliest: WorkingDays(0))
      }, unmatched: [], objective: Objective(), isOptimal: true)
    let files = try PlanFiles(try ScenarioDecoderTests.decode(text), language: .english).files(of: both)
    let uids = files.prefix(2).flatMap { $0.text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") } }
    #expect(Set(uids).count == 2)
  }

  @Test("Invitations need an applicant and addresses, and the unit does not invite itself")
  func neededForInvitations() throws {
    let sound = ScenarioDecoderTests.sound
    let rows = [
      (sound, "requests[1].applicant"),
      (
        sound.replacing(#""email": "ayu@example.go.id", "#, with: "")
          .replacing(
            "\"needs\": [\"kkpr\"],",
            with: "\"needs\": [\"kkpr\"], \"applicant\": { \"name\": \"x\", \"email\": \"x@example.id\" },"),
        "officers[0].email"
      ),
      (
        sound.replacing("legal@example.co.id", with: ServiceUnit.email.uppercased()),
        "requests[0].applicant.email"
      ),
    ]
    for (text, path) in rows {
      let scenario = try ScenarioDecoderTests.decode(text)
      let problem = try #require(throws: ScenarioProblem.self) {
        try PlanFiles(scenario, language: .indonesian)
      }
      #expect(problem.sentence.english.contains("day.json: \(path): "), "\(problem.sentence.english)")
    }
  }

  @Test("A colleague who is officer and applicant is invited once")
  func sameMailbox() throws {
    let text = ScenarioDecoderTests.sound.replacing("legal@example.co.id", with: "Ayu@example.go.id")
      .replacing(
        "\"needs\": [\"kkpr\"],",
        with: "\"needs\": [\"kkpr\"], \"applicant\": { \"name\": \"x\", \"email\": \"x@example.id\" },")
    let files = try PlanFiles(try ScenarioDecoderTests.decode(text), language: .indonesian)
      .files(of: try Self.plan())
    #expect(files[0].text.split(separator: "\r\n").count { $0.hasPrefix("ATTENDEE") } == 1)
  }

  @Test(
    "A time is told on the office's clocks and on the reader's, with the day where it is another",
    arguments: [
      ("Asia/Jakarta", "Selasa, 10 Maret 2026, 09.00–09.30 WIB"),
      ("Asia/Pontianak", "Selasa, 10 Maret 2026, 09.00–09.30 WIB"),
      ("Asia/Jayapura", "Selasa, 10 Maret 2026, 09.00–09.30 WIB (11.00–11.30 WIT)"),
      ("Asia/Singapore", "Selasa, 10 Maret 2026, 09.00–09.30 WIB (10.00–10.30 Asia/Singapore)"),
      (
        "America/New_York",
        "Selasa, 10 Maret 2026, 09.00–09.30 WIB (Senin, 9 Maret 2026, 22.00–22.30 EDT)"
      ),
    ])
  func meetingTime(identifier: String, text: String) throws {
    let zone = try #require(try ZoneFiles().zone(identifier))
    let time = try Self.range("2026-03-10T09:00:00+07:00", "2026-03-10T09:30:00+07:00")
    #expect(MeetingTime.sentence(time, for: zone).indonesian == text)
  }
}
