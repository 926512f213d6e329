import Testing
import WorkCalendar

@Suite("What a decree changes")
struct HolidayChangeTests {
  private func date(_ text: String) throws -> CivilDate { try CivilDate(parsingISO8601: text) }

  private let decree = Decree(citation: "SKB 1/2027", published: .first)

  private func decreed(_ day: String, _ name: String, _ kind: DayOffKind = .nationalHoliday) throws -> DayOff
  {
    DayOff(
      date: try date(day), kind: kind, name: LocalizedName(indonesian: name, english: name), decree: decree)
  }

  private func expected(_ day: String, _ name: String) throws -> DayOff {
    DayOff(
      tentative: try date(day), kind: .nationalHoliday, name: LocalizedName(indonesian: name, english: name))
  }

  /// The changes of 2028 as `kind name`, from days to days that stand.
  private func changes(_ before: [DayOff], _ after: [DayOff]) -> [String] {
    HolidayChange.changes(
      in: 2028, from: before.map { DayOffRecord(dayOff: $0) }, to: after.map { DayOffRecord(dayOff: $0) }
    ).map { "\($0.kind.rawValue) \($0.dayOff?.name.indonesian ?? "")" }
  }

  @Test(
    "A late decree changes the days that the facts say, and no others",
    arguments: [
      ("2022-04-07", ["+2022-04-29", "+2022-05-04", "+2022-05-05", "+2022-05-06"]),
      ("2022-07-07", ["-2022-07-09", "+2022-07-10"]),
      ("2023-03-29", ["+2023-04-19", "+2023-04-20", "-2023-04-26"]),
      ("2023-06-16", ["+2023-06-28", "+2023-06-30"]), ("2024-02-06", ["+2024-02-14"]),
      ("2024-11-21", ["+2024-11-27"]), ("2025-08-07", ["+2025-08-18"]),
    ])
  func amendments(published: String, expected: [String]) throws {
    let year = try date(published).year
    let before = try Facts.holidays().asKnown(on: date(published).advanced(by: -1))
    let after = try Facts.holidays().asKnown(on: date(published))
    let changes = HolidayChange.changes(in: year, from: before.records, to: after.records)
    #expect(
      changes.map { ($0.kind == .added ? "+" : "-") + ($0.dayOff?.date.iso8601 ?? "") } == expected)
    for change in changes {
      #expect([.added, .removed].contains(change.kind))
      let ground = change.kind == .added ? change.after?.decree : change.withdrawal
      #expect(try ground?.published == date(published))
    }
    #expect(HolidayChange.changes(in: year, from: after.records, to: after.records) == [])
  }

  @Test("A year's first decree confirms what was computed and adds the rest")
  func firstDecree() throws {
    let days = try HolidayForecast.fixedDates(in: 2028).map { try decreed($0.iso8601, "Hari \($0.iso8601)") }
    let leave = try decreed("2028-01-03", "Cuti", .collectiveLeave)
    let told = changes([], days + [leave])
    #expect(told.filter { $0.hasPrefix("confirmed") }.count == days.count)
    #expect(told.contains("added Cuti"))
    // The days around Easter were computed, and this decree does not name them.
    #expect(told.filter { $0.hasPrefix("removed") }.count == 3)
  }

  @Test("Two holidays of one date are told apart by name")
  func twoOnOneDate() throws {
    let (first, second) = (try decreed("2028-05-08", "A"), try decreed("2028-05-08", "B"))
    #expect(changes([first, second], [second, first]) == [])
    #expect(changes([first, second], [second]) == ["removed A"])
    #expect(changes([first, second], [second, try decreed("2028-05-08", "C")]) == ["renamed C"])
  }

  @Test("A day is renamed, confirmed, put in doubt, or of another kind")
  func kinds() throws {
    let day = try decreed("2028-05-08", "A")
    #expect(changes([day], [try decreed("2028-05-08", "B")]) == ["renamed B"])
    #expect(changes([try expected("2028-05-08", "B")], [day]) == ["confirmed A"])
    #expect(changes([day], [try expected("2028-05-08", "A")]) == ["unconfirmed A"])
    #expect(
      changes([day], [try decreed("2028-05-08", "A", .collectiveLeave)]) == ["added A", "removed A"])
  }
}
