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

@Suite("What an import of days off would move")
struct HolidayImportTests {
  private typealias Import = HolidayImport<String, Int>

  private func preview(
    _ published: String, receipts: [(String, String)], bookings: [(Int, String?, String, String)]
  ) throws -> Import {
    let eve = try CivilDate(parsingISO8601: published).advanced(by: -1).iso8601
    return try Import.preview(
      from: Facts.calendar(asKnownOn: eve), to: Facts.calendar(asKnownOn: published),
      receipts: receipts.map { .init(request: $0.0, receivedAt: try Instant(parsingISO8601: $0.1)) },
      bookings: bookings.map { meeting, request, start, end in
        let time = InstantRange(
          start: try Instant(parsingISO8601: start), end: try Instant(parsingISO8601: end))
        return .init(meeting: meeting, request: request, time: try #require(time))
      })
  }

  @Test("Leave added in August 2025 moves dates, and meets meetings on the day and before the new date")
  func august() throws {
    let preview = try preview(
      "2025-08-07",
      receipts: [
        ("early", "2025-08-04T09:00:00+07:00"), ("A", "2025-08-11T09:00:00+07:00"),
        ("B", "2025-08-12T09:00:00+07:00"), ("late", "2025-08-18T09:00:00+07:00"),
      ],
      bookings: [
        (1, "early", "2025-08-11T09:00:00+07:00", "2025-08-11T10:00:00+07:00"),
        (2, "A", "2025-08-18T09:00:00+07:00", "2025-08-18T10:00:00+07:00"),
        (3, "B", "2025-08-19T09:00:00+07:00", "2025-08-19T10:00:00+07:00"),
        (4, nil, "2025-08-19T09:00:00+07:00", "2025-08-19T10:00:00+07:00"),
        // Before midnight in UTC, but on the 18th in office time.
        (5, nil, "2025-08-17T23:00:00Z", "2025-08-18T00:00:00Z"),
        // Ends as the day off begins.
        (6, nil, "2025-08-17T23:00:00+07:00", "2025-08-18T00:00:00+07:00"),
        // Was too early before, too: that is not the decree's doing.
        (7, "B", "2025-08-15T09:00:00+07:00", "2025-08-15T10:00:00+07:00"),
      ])
    #expect(preview.changes.map(\.kind) == [.added])
    #expect(
      preview.requests.map { "\($0.request) \($0.before.date.iso8601) \($0.after.date.iso8601)" } == [
        "A 2025-08-18 2025-08-19", "B 2025-08-19 2025-08-20", "late 2025-08-25 2025-08-26",
      ])
    #expect(
      preview.meetings.map {
        "\($0.meeting) \($0.dayOff?.date.iso8601 ?? "-") \($0.earliestDate?.iso8601 ?? "-")"
      } == ["2 2025-08-18 2025-08-19", "3 - 2025-08-20", "5 2025-08-18 -"])
  }

  @Test("Leave taken back in April 2023 brings a date forward, and affects no meeting by itself")
  func april() throws {
    let preview = try preview(
      "2023-03-29", receipts: [("A", "2023-04-12T09:00:00+07:00"), ("B", "2023-04-26T09:00:00+07:00")],
      bookings: [
        (1, "A", "2023-04-19T09:00:00+07:00", "2023-04-19T10:00:00+07:00"),
        (2, nil, "2023-04-26T09:00:00+07:00", "2023-04-26T10:00:00+07:00"),
      ])
    #expect(preview.changes.map(\.kind) == [.added, .added, .removed])
    #expect(
      preview.requests.map { "\($0.request) \($0.before.date.iso8601) \($0.after.date.iso8601)" } == [
        "A 2023-04-19 2023-04-26", "B 2023-05-05 2023-05-04",
      ])
    #expect(preview.meetings.map(\.meeting) == [1])
  }

  @Test("The same days move nothing")
  func nothing() throws {
    let calendar = try Facts.calendar()
    let preview = try Import.preview(
      from: calendar, to: calendar,
      receipts: [.init(request: "A", receivedAt: Instant(parsingISO8601: "2026-03-02T09:00:00+07:00"))],
      bookings: [])
    #expect(preview.changes == [] && preview.requests == [] && preview.meetings == [])
  }

  @Test("A meeting beyond all decrees is an error that names the year")
  func reach() throws {
    let error = #expect(throws: CalendarReachError.self) {
      try preview(
        "2025-08-07", receipts: [],
        bookings: [(1, nil, "2099-08-18T09:00:00+07:00", "2099-08-18T10:00:00+07:00")])
    }
    #expect(error?.year == 2099)
  }
}
