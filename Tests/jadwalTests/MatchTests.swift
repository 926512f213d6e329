import Foundation
import JSON
import Testing
import Wording

@testable import Commands

@Suite("jadwal match")
struct MatchTests {
  static let demo = "\(Fixture.folder)/Scenarios/idul-fitri-2026.json"
  static let variables = ["JADWAL_CALENDARS": "\(Fixture.root)/calendars"]

  static func call(_ line: String) -> Call { Call(line, variables: variables) }

  private static func object(_ value: JSONValue?) throws -> JSONObject {
    guard case .object(let object) = value else { throw NoObject() }
    return object
  }

  private static func list(_ object: JSONObject, _ name: String) throws -> [JSONObject] {
    guard case .array(let elements) = object[name] else { throw NoObject() }
    return try elements.map { try Self.object($0) }
  }

  private struct NoObject: Error {}

  private static func plan(_ text: String) throws -> JSONObject {
    try object(try JSONValue(parsing: Array(text.utf8)))
  }

  @Test("The demonstration meets ten requests of fourteen, and says why it does not meet the others")
  func demonstration() throws {
    let call = Self.call("match \(Self.demo)")
    #expect(call.status == .success)
    #expect(call.diagnostics.isEmpty)
    let plan = try Self.plan(call.output)
    #expect(try Self.list(plan, "assignments").count == 10)
    #expect(plan["optimal"] == true)
    #expect(plan["warnings"] == [])
    let unmatched = try Self.list(plan, "unmatched").map { [$0["request"], $0["reason"]] }
    #expect(
      unmatched == [
        ["SPB-2026-0316", "day-off"], ["SPB-2026-0319", "outbid"], ["SPB-2026-0321", "no-competent-officer"],
        ["SPB-2026-0323", "before-earliest-date"],
      ])
    #expect(try Self.object(plan["objective"])["priorityMatched"] == 3)
  }

  @Test("The demonstration's account is what was agreed, in both languages", arguments: Language.allCases)
  func demonstrationAccount(language: Language) throws {
    let call = Self.call("match \(Self.demo) --readable --lang \(language.rawValue)")
    #expect(call.status == .success)
    try Golden.expect(call.output, in: "demo.\(language.rawValue).txt")
  }

  @Test("With --out there is an invitation for each meeting and a feed for each officer, the same each time")
  func files() throws {
    try Fixture.withFolder { folder in
      let first = Self.call("match \(Self.demo) --out \(folder)/plan")
      #expect(first.status == .success)
      let names = Fixture.names(in: "\(folder)/plan")
      #expect(names.count { $0.hasPrefix("invite-") } == 10)
      #expect(names.count { $0.hasPrefix("feed-") } == 5)
      #expect(names.count == 16)
      let contents = try names.map { try Fixture.read("\(folder)/plan/\($0)") }
      #expect(Set(contents.filter { $0.contains("METHOD:REQUEST") }).count == 10)
      let second = Self.call("match \(Self.demo) --out \(folder)/plan")
      #expect(second.output == first.output)
      #expect(try names.map { try Fixture.read("\(folder)/plan/\($0)") } == contents)
      #expect(Fixture.names(in: folder) == ["plan"])
    }
  }

  @Test("A folder of somebody else is refused before any planning, and stays as it is")
  func foreignFolder() throws {
    try Fixture.withFolder { folder in
      try Fixture.write("mine", to: "\(folder)/letter.txt")
      let call = Self.call("match \(Self.demo) --out \(folder)")
      #expect(call.status == .refusal)
      #expect(call.output.isEmpty)
      #expect(call.diagnostics.contains("letter.txt"))
      #expect(Fixture.names(in: folder) == ["letter.txt"])
    }
  }

  @Test(
    "What is wrong ends with code 2, its place, and nothing written", arguments: ScenarioDecoderTests.wrong)
  func wrongScenario(row: ScenarioDecoderTests.Row) throws {
    try Fixture.withFolder { folder in
      let text = ScenarioDecoderTests.sound.replacing(row.old, with: row.new, maxReplacements: 1)
      try Fixture.write(text, to: "\(folder)/day.json")
      let call = Self.call("match \(folder)/day.json --out \(folder)/plan")
      #expect(call.status == .misuse)
      #expect(call.output.isEmpty)
      #expect(call.diagnostics.hasPrefix("jadwal: \(folder)/day.json: \(row.place): "))
      #expect(call.diagnostics.split(separator: "\n").count == 1)
      #expect(Fixture.names(in: folder) == ["day.json"])
    }
  }

  static let brokenCalendars = [
    ("absent", nil, "bima.ics"), ("empty", "", "bima.ics"), ("no calendar", "Selamat pagi\r\n", "bima.ics"),
    ("cut off", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n", "bima.ics: line"),
    ("nested", String(repeating: "BEGIN:VCALENDAR\r\n", count: 100_000), "bima.ics: line 5"),
  ]

  @Test("An officer's calendar that cannot be read is refused with its name", arguments: brokenCalendars)
  func brokenCalendar(name: String, text: String?, place: String) throws {
    try Fixture.withFolder { folder in
      try Fixture.write(ScenarioDecoderTests.sound, to: "\(folder)/day.json")
      if let text { try Fixture.write(text, to: "\(folder)/bima.ics") }
      let call = Self.call("match --lang en \(folder)/day.json")
      #expect(call.status == .misuse)
      #expect(call.output.isEmpty)
      #expect(
        call.diagnostics.hasPrefix("jadwal: \(folder)/day.json: officers[1].availability: \(folder)/"))
      #expect(call.diagnostics.contains(place), "\(call.diagnostics)")
    }
  }

  @Test("What was read past in an officer's calendar is listed under the plan's warnings")
  func calendarWarnings() throws {
    try Fixture.withFolder { folder in
      try Fixture.write(ScenarioDecoderTests.sound, to: "\(folder)/day.json")
      let lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VTODO", "UID:1", "DTSTAMP:20260301T000000Z",
        "END:VTODO", "END:VCALENDAR", "",
      ]
      try Fixture.write(lines.joined(separator: "\r\n"), to: "\(folder)/bima.ics")
      let call = Self.call("match --lang en \(folder)/day.json")
      #expect(call.status == .success)
      guard case .array(let warnings) = try Self.plan(call.output)["warnings"] else {
        Issue.record("no warnings")
        return
      }
      #expect(!warnings.isEmpty)
      #expect(call.output.contains("VTODO"))
    }
  }

  @Test("An invitation without an applicant is refused before any planning")
  func missingApplicant() throws {
    try Fixture.withFolder { folder in
      let text = ScenarioDecoderTests.sound.replacing(/,\s*"availability": "bima.ics"/, with: "")
      try Fixture.write(text, to: "\(folder)/day.json")
      let call = Self.call("match \(folder)/day.json --out \(folder)/plan")
      #expect(call.status == .misuse)
      #expect(call.diagnostics.contains("requests[1].applicant"))
      #expect(Fixture.names(in: folder) == ["day.json"])
      #expect(Self.call("match \(folder)/day.json").status == .success)
    }
  }

  @Test("A plan is told as JSON or in words, not both")
  func conflictingForms() {
    let call = Self.call("match \(Self.demo) --json --readable")
    #expect(call.status == .misuse)
    #expect(call.output.isEmpty)
  }

  @Test("Every start of a request lies in its proposals, with officers who are free")
  func slots() throws {
    let call = Self.call("slots \(Self.demo) --request SPB-2026-0322")
    #expect(call.status == .success)
    let slots = try call.output.split(separator: "\n").map { try Self.plan(String($0)) }
    #expect(!slots.isEmpty)
    for slot in slots {
      guard case .string(let start) = slot["start"], case .array(let officers) = slot["officers"] else {
        Issue.record("no slot: \(slot)")
        continue
      }
      #expect(start.hasPrefix("2026-03-26T") || start.hasPrefix("2026-03-27T"))
      #expect(!officers.isEmpty)
      #expect(officers.allSatisfy { ["bima", "dharma"].contains($0) })
    }
  }

  @Test("A request that can be met at no time has no slots, which is no error")
  func noSlots() {
    let call = Self.call("slots \(Self.demo) --request SPB-2026-0321")
    #expect(call.status == .success)
    #expect(call.output.isEmpty)
  }

  @Test("A request that the scenario does not have is refused with the nearest id")
  func unknownRequest() {
    let call = Self.call("slots \(Self.demo) --request SPB-2026-322 --lang en")
    #expect(call.status == .misuse)
    #expect(call.output.isEmpty)
    #expect(call.diagnostics.contains("did you mean SPB-2026-0322?"))
    #expect(Self.call("slots \(Self.demo) --request x --from 2026-04-01 --to 2026-03-01").status == .misuse)
  }

  @Test("Slots warn of what bears on their request, and of no other")
  func warningsOfSlots() throws {
    try Fixture.withFolder { folder in
      let text = ScenarioDecoderTests.sound.replacing(/,\s*"availability": "bima.ics"/, with: "")
        .replacing("2026-03-11T11:00", with: "2026-03-11T09:30")
      try Fixture.write(text, to: "\(folder)/day.json")
      #expect(Self.call("slots \(folder)/day.json --request R-1").diagnostics.isEmpty)
      let short = Self.call("slots \(folder)/day.json --request R-2 --lang en")
      #expect(short.status == .success)
      #expect(short.output.isEmpty)
      #expect(
        short.diagnostics.contains("requests[1].proposals[0]: the proposed window (30 minutes) is shorter"))
    }
  }

  @Test("Who asks from a day on is told ten working days from that day")
  func slotsFromADay() throws {
    try Fixture.withFolder { folder in
      let text = ScenarioDecoderTests.sound.replacing(/"hours": \{[^}]*\},/, with: "")
      try Fixture.write(text, to: "\(folder)/day.json")
      // Bima is away on the second of the days, long after all proposals.
      let lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260301T000000Z",
        "DTSTART;VALUE=DATE:20260707", "DTEND;VALUE=DATE:20260708", "END:VEVENT", "END:VCALENDAR", "",
      ]
      try Fixture.write(lines.joined(separator: "\r\n"), to: "\(folder)/bima.ics")
      let call = Self.call("slots \(folder)/day.json --request R-1 --from 2026-07-06")
      #expect(call.status == .success)
      let slots = try call.output.split(separator: "\n").map { try Self.plan(String($0)) }
      let days = Set(
        slots.compactMap { slot -> String? in
          guard case .string(let start) = slot["start"] else { return nil }
          return String(start.prefix(10))
        })
      #expect(days.count == 11)
      #expect(days.min() == "2026-07-06")
      #expect(days.max() == "2026-07-20")
      let away = slots.filter { slot in
        if case .string(let start) = slot["start"] { start.hasPrefix("2026-07-07") } else { false }
      }
      #expect(!away.isEmpty)
      #expect(away.allSatisfy { $0["officers"] == ["ayu"] })
    }
  }

  struct TentativeRow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let received: String
    let proposed: String
    let named: String?
  }

  static let tentative = [
    TentativeRow(
      testDescription: "received in a decreed year, met in one without a decree", received: "2027-12-27",
      proposed: "2028-01-11", named: "2028"),
    TentativeRow(
      testDescription: "received in a year without a decree", received: "2028-03-01",
      proposed: "2028-03-14", named: "2028"),
    TentativeRow(
      testDescription: "office hours of a Ramadan that is only computed", received: "2027-01-20",
      proposed: "2027-02-10", named: "Office hours in Ramadan 1448 AH"),
    TentativeRow(
      testDescription: "nothing that may change", received: "2027-04-12", proposed: "2027-04-21", named: nil),
  ]

  /// A day with one officer and one request, or with none who can help.
  private static func day(_ row: TentativeRow, needs: String) -> String {
    """
    {"now": "\(row.received)T15:00:00+07:00", "officers": [{"id": "ayu", "competencies": ["nib"]}],
     "requests": [{"id": "R-1", "receivedAt": "\(row.received)T09:00:00+07:00", "needs": ["\(needs)"],
       "proposals": [{"start": "\(row.proposed)T09:00:00+07:00", "end": "\(row.proposed)T11:00:00+07:00"}]}]}
    """
  }

  @Test("Slots that hang on what is not decreed are tentative, and the year is named", arguments: tentative)
  func tentativeSlots(row: TentativeRow) throws {
    try Fixture.withFolder { folder in
      try Fixture.write(Self.day(row, needs: "nib"), to: "\(folder)/day.json")
      let call = Self.call("slots \(folder)/day.json --request R-1 --lang en")
      #expect(call.status == .success)
      let slots = try call.output.split(separator: "\n").map { try Self.plan(String($0)) }
      #expect(!slots.isEmpty)
      #expect(slots.allSatisfy { $0["tentative"] == .boolean(row.named != nil) })
      if let named = row.named {
        #expect(call.diagnostics.contains(named), "\(call.diagnostics)")
      } else {
        #expect(call.diagnostics.isEmpty)
      }
    }
  }

  @Test("A plan's requests are tentative alike, met or not", arguments: tentative, ["nib", "kkpr"])
  func tentativePlan(row: TentativeRow, needs: String) throws {
    try Fixture.withFolder { folder in
      try Fixture.write(Self.day(row, needs: needs), to: "\(folder)/day.json")
      let call = Self.call("match \(folder)/day.json --lang en")
      #expect(call.status == .success)
      let plan = try Self.plan(call.output)
      let answers = try Self.list(plan, "assignments") + Self.list(plan, "unmatched")
      // Nobody's hours bear on a request that nobody can help with.
      let isTentative = row.named == "2028" || (row.named != nil && needs == "nib")
      #expect(answers.map { $0["tentative"] } == [.boolean(isTentative)])
      #expect(call.diagnostics.isEmpty == !isTentative)
      if let named = row.named, isTentative { #expect(call.diagnostics.contains(named)) }
    }
  }

  @Test("Who asks for days is told every start on them, not only those proposed")
  func slotsOfDays() {
    let call = Self.call("slots \(Self.demo) --request SPB-2026-0322 --from 2026-03-30 --to 2026-03-31")
    #expect(call.status == .success)
    #expect(!call.output.isEmpty)
    #expect(call.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"start\":\"2026-03-30T") })
  }
}
