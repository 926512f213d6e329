import Foundation
import JSON
import Testing

@testable import Commands

@Suite("jadwal holidays")
struct HolidaysTests {
  private static let shipped = "\(Fixture.root)/calendars"

  @Test("A year's days off are listed with kind, status and name")
  func list() {
    let call = Call("holidays list --year 2026 --calendars \(Self.shipped)")
    let lines = call.output.split(separator: "\n")
    #expect(lines.count == 25)
    #expect(lines.first == "2026-01-01\tnational-holiday\tdecreed\tTahun Baru 2026 Masehi")
    #expect(call.status == .success)
  }

  @Test("Without a year it is that of the clock, which JADWAL_NOW sets")
  func yearOfTheClock() {
    let now = Call("holidays list --calendars \(Self.shipped)").output
    #expect(now == Call("holidays list --year 2026 --calendars \(Self.shipped)").output)
    let set = Call(
      "holidays list --calendars \(Self.shipped)", variables: ["JADWAL_NOW": "2025-01-01T06:00:00+07:00"])
    #expect(set.output.hasPrefix("2025-"))
    let broken = Call("holidays list --calendars \(Self.shipped)", variables: ["JADWAL_NOW": "today"])
    #expect(broken.status == .misuse)
    #expect(broken.diagnostics.contains("JADWAL_NOW"))
  }

  @Test("The list may be asked as it was known on a date")
  func knownOn() {
    let line = "holidays list --year 2025 --calendars \(Self.shipped)"
    #expect(Call(line).output.contains("2025-08-18"))
    #expect(!Call("\(line) --known-on 2025-08-06").output.contains("2025-08-18"))
    #expect(Call("\(line) --known-on 2025-08-07").output.contains("2025-08-18"))
  }

  @Test("A year without a decree is a forecast, with a warning")
  func forecast() {
    let call = Call("holidays list --year 2028 --calendars \(Self.shipped)")
    #expect(call.output.split(separator: "\n").allSatisfy { $0.contains("\ttentative\t") })
    #expect(call.diagnostics.contains("2028"))
  }

  @Test("With --json a day has its decree")
  func json() throws {
    let output = Call("holidays list --json --year 2025 --lang en --calendars \(Self.shipped)").output
    let day = try #require(output.split(separator: "\n").first { $0.contains("2025-08-18") })
    guard case .object(let object) = try JSONValue(parsing: Array(day.utf8)) else {
      Issue.record("no object: \(day)")
      return
    }
    #expect(object["kind"] == "collective-leave")
    #expect(object["published"] == "2025-08-07")
  }

  @Test("The calendars that come with the program are in order")
  func shippedCalendarsAreInOrder() {
    let call = Call("holidays check --calendars \(Self.shipped)")
    #expect(call.status == .success)
    #expect(call.diagnostics.isEmpty)
    #expect(call.output.contains("2026.ics\t17\t8\t0\t0\n"))
  }

  /// A copy of the shipped calendars with one change.
  private func check(after change: (String) throws -> Void) throws -> Call {
    try Fixture.withFolder { folder in
      for name in Fixture.names(in: Self.shipped) where name.hasSuffix(".ics") {
        try Fixture.write(try Fixture.read("\(Self.shipped)/\(name)"), to: "\(folder)/\(name)")
      }
      try change(folder)
      return Call("holidays check --lang en --calendars \(folder)")
    }
  }

  private func rewrite(_ path: String, _ change: (String) -> String) throws {
    try Fixture.write(change(try Fixture.read(path)), to: path)
  }

  @Test("A file that is cut off is told with its name, and the others are still checked")
  func truncatedFile() throws {
    let call = try check { folder in try rewrite("\(folder)/2026.ics") { String($0.dropLast(60)) } }
    #expect(call.status == .refusal)
    #expect(call.diagnostics.contains("2026.ics: "))
    #expect(call.output.contains("2027.ics\t"))
    #expect(!call.output.contains("2026.ics\t"))
  }

  @Test("A day in the file of another year is told")
  func wrongYear() throws {
    let call = try check { folder in
      try rewrite("\(folder)/2026.ics") { $0.replacing("VALUE=DATE:20260101", with: "VALUE=DATE:20250102") }
    }
    #expect(call.status == .refusal)
    #expect(call.diagnostics.contains("2025-01-02 is not of this file's year"), "\(call.diagnostics)")
  }

  @Test("A year's file twice is told, day by day")
  func repeatedDays() throws {
    let call = try check { folder in
      try Fixture.write(try Fixture.read("\(folder)/2027.ics"), to: "\(folder)/2028.ics")
    }
    #expect(call.status == .refusal)
    #expect(call.diagnostics.contains("2027-01-01 is in "))
    #expect(call.diagnostics.contains("2028.ics: no national holiday of 2028 is decreed"))
  }

  @Test("A gap between the years, missing office hours and a file of another name are told")
  func gapsAndStrangers() throws {
    let call = try check { folder in
      for name in ["2024.ics", "office-hours.ics"] {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
      try Fixture.write("", to: "\(folder)/2026-draft.ics")
    }
    #expect(call.status == .refusal)
    #expect(call.diagnostics.contains("the year 2024 is missing"))
    #expect(call.diagnostics.contains("office-hours.ics"))
    #expect(call.diagnostics.contains("2026-draft.ics: is not read"))
  }

  @Test("A folder that is not there, or holds no year, is refused")
  func noCalendars() throws {
    let absent = Call("holidays check --calendars /nowhere/at/all")
    #expect(absent.status == .misuse)
    #expect(absent.diagnostics.contains("/nowhere/at/all"))
    try Fixture.withFolder { folder in
      #expect(Call("holidays check --calendars \(folder)").status == .misuse)
      #expect(Call("workdays earliest --calendars \(folder) 2026-03-11T10:00:00+07:00").status == .misuse)
    }
    #expect(Call("holidays check").diagnostics.contains("JADWAL_CALENDARS"))
    let byVariable = Call("holidays check", variables: ["JADWAL_CALENDARS": Self.shipped])
    #expect(byVariable.status == .success)
  }
}
