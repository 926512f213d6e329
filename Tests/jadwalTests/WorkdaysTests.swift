import JSON
import Testing
import Wording

@testable import Commands

@Suite("jadwal workdays")
struct WorkdaysTests {
  static let calendars = "--calendars \(Fixture.root)/calendars"

  private func call(_ line: String) -> Call { Call("\(line) \(Self.calendars)") }

  @Test("Instants are answered in their order, a date a line")
  func datesInOrder() {
    let call = call("workdays earliest 2026-03-11T10:00:00+07:00 2026-03-10T23:59:59+07:00")
    #expect(call.output == "2026-03-25\n2026-03-17\n")
    #expect(call.diagnostics.isEmpty)
    #expect(call.status == .success)
  }

  @Test(
    "The number of working days may be chosen, down to none",
    arguments: [(0, "2026-03-11"), (1, "2026-03-12"), (10, "2026-04-01")])
  func days(days: Int, date: String) {
    #expect(call("workdays earliest --days \(days) 2026-03-11T10:00:00+07:00").output == "\(date)\n")
  }

  @Test("The calendar may be asked as it was known on a date")
  func knownOn() {
    let line = "workdays earliest 2025-08-12T09:00:00+07:00"
    #expect(call("\(line) --known-on 2025-08-06").output == "2025-08-19\n")
    #expect(call("\(line) --known-on 2025-08-07").output == "2025-08-20\n")
  }

  @Test("With --json an answer is an object with the receipt as it was given")
  func json() throws {
    let output = call("workdays earliest --json 2026-03-14T10:00:00+09:00").output
    #expect(
      try JSONValue(parsing: Array(output.utf8)) == [
        "receivedAt": "2026-03-14T10:00:00+09:00", "effectiveReceiptDate": "2026-03-16",
        "date": "2026-03-30", "tentative": false,
      ])
  }

  @Test("An explanation names every day that does not count, with its decree", arguments: Language.allCases)
  func explanation(language: Language) throws {
    let call = call("workdays earliest --explain --lang \(language.rawValue) 2026-03-14T10:00:00+07:00")
    try Golden.expect(call.output, in: "earliest-explained.\(language.rawValue).txt")
  }

  @Test("With --json the days that do not count are the array `skipped`")
  func skippedDays() throws {
    let output = call("workdays earliest --json --explain --days 1 2026-02-13T10:00:00+07:00").output
    guard case .object(let object) = try JSONValue(parsing: Array(output.utf8)),
      case .array(let skipped) = object["skipped"]
    else {
      Issue.record("no skipped days: \(output)")
      return
    }
    #expect(skipped.count == 4)
    #expect(
      skipped.last == [
        "date": "2026-02-17", "kind": "national-holiday", "name": "Tahun Baru Imlek 2577 Kongzili",
        "status": "decreed", "decree": "SKB 1497/2025, 2/2025, 5/2025 (2025-09-19)",
      ])
  }

  @Test("An answer that reaches a year without a decree warns once, naming the year")
  func tentative() {
    let call = call("workdays earliest 2027-12-24T10:00:00+07:00 2028-01-10T10:00:00+07:00 --lang en")
    #expect(call.output == "2028-01-03\n2028-01-17\n")
    #expect(
      call.diagnostics
        == "jadwal: warning: no decree on record for the year 2028; dates that hang on it are lower bounds "
        + "(its national holidays are computed, its collective leave is not known yet)\n")
    #expect(call.status == .success)
  }

  @Test("A year too far ahead is refused, naming the year and the file that would add it")
  func outOfReach() {
    let call = call("workdays earliest 2026-03-11T10:00:00+07:00 2049-03-01T09:00:00+07:00")
    #expect(call.status == .refusal)
    #expect(call.output == "2026-03-25\n")
    #expect(call.diagnostics.contains("2049"))
    #expect(call.diagnostics.contains("calendars/2049.ics"))
  }

  @Test(
    "A text that is no complete instant is refused with what is missing",
    arguments: [
      ("2026-03-10T09:00:00", "the offset from UTC is missing"),
      ("2026-03-10", "the T between date and time"),
      ("2026-02-30T09:00:00+07:00", "no calendar or clock has the day"), ("yesterday", "the year is wrong"),
    ])
  func badInstant(text: String, reason: String) {
    let call = call("workdays earliest --lang en \(text)")
    #expect(call.status == .misuse)
    #expect(call.output.isEmpty)
    #expect(call.diagnostics.contains(reason), "\(call.diagnostics)")
  }

  @Test("A list has a line for each day, the last date not included")
  func list() {
    let output = call("workdays list --from 2026-03-17 --to 2026-03-22").output
    #expect(
      output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) } == [
        ["2026-03-17", "working", "Selasa", "decreed"],
        [
          "2026-03-18", "collective-leave", "Cuti Bersama Hari Suci Nyepi (Tahun Baru Saka 1948)", "decreed",
        ],
        ["2026-03-19", "national-holiday", "Hari Suci Nyepi (Tahun Baru Saka 1948)", "decreed"],
        ["2026-03-20", "collective-leave", "Cuti Bersama Idulfitri 1447 Hijriah", "decreed"],
        ["2026-03-21", "weekend", "Idulfitri 1447 Hijriah", "decreed"],
      ])
  }

  @Test("A list names days in the language chosen, and says which are tentative")
  func listInEnglish() {
    let call = call("workdays list --from 2027-12-31 --to 2028-01-02 --lang en")
    #expect(
      call.output == "2027-12-31\tworking\tFriday\tdecreed\n2028-01-01\tweekend\tNew Year's Day\ttentative\n")
    #expect(call.diagnostics.contains("2028"))
  }

  @Test("A count is that of the working days listed")
  func count() throws {
    #expect(call("workdays count --from 2026-01-01 --to 2027-01-01").output == "240\n")
    let listed = call("workdays list --from 2026-03-01 --to 2026-04-01").output
    let working = listed.split(separator: "\n").count { $0.contains("\tworking\t") }
    #expect(call("workdays count --from 2026-03-01 --to 2026-04-01").output == "\(working)\n")
    #expect(call("workdays count --from 2026-03-01 --to 2026-03-01").output == "0\n")
  }

  @Test("A count with --json says whether it may still change")
  func countAsJSON() throws {
    let call = call("workdays count --json --from 2027-12-27 --to 2028-01-08")
    #expect(
      try JSONValue(parsing: Array(call.output.utf8)) == [
        "from": "2027-12-27", "to": "2028-01-08", "workingDays": 10, "tentative": true,
      ])
    #expect(call.diagnostics.contains("2028"))
  }

  @Test("Dates the wrong way round, or out of reach, are refused and nothing is listed")
  func wrongSpans() {
    let reversed = call("workdays list --from 2026-04-01 --to 2026-03-01")
    #expect(reversed.status == .misuse)
    #expect(reversed.output.isEmpty)
    let far = call("workdays list --from 2037-12-01 --to 2038-02-01")
    #expect(far.status == .refusal)
    #expect(far.output.isEmpty)
    #expect(far.diagnostics.contains("2038"))
  }
}
