import Testing
import WorkCalendar

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

  @Test(
    "The first decree of a year confirms dates that it leaves, moves others, and frees meetings of neither")
  func firstDecree() throws {
    let decree = Decree(citation: "SKB 1/2027", published: try CivilDate(parsingISO8601: "2027-09-15"))
    func calendar(_ leave: [String], isDecreed: Bool = true) throws -> WorkingDayCalendar {
      let decreed = HolidayForecast.fixedDates(in: 2028).map { ($0, DayOffKind.nationalHoliday) }
      let days = try decreed + leave.map { (try CivilDate(parsingISO8601: $0), DayOffKind.collectiveLeave) }
      let records = days.map { date, kind in
        DayOffRecord(
          dayOff: DayOff(
            date: date, kind: kind, name: LocalizedName(indonesian: "Hari", english: "Day"), decree: decree))
      }
      return try #require(
        WorkingDayCalendar(HolidayCalendar(records: Facts.holidays().records + (isDecreed ? records : []))))
    }
    func preview(_ before: WorkingDayCalendar, _ after: WorkingDayCalendar) throws -> Import {
      let receipts = [("kept", "2028-02-01T09:00:00+07:00"), ("moved", "2028-02-21T09:00:00+07:00")]
      let bookings = [(1, "kept", "2028-02-08"), (2, "moved", "2028-02-28"), (3, "moved", "2028-03-01")]
      return try Import.preview(
        from: before, to: after,
        receipts: receipts.map { .init(request: $0.0, receivedAt: try Instant(parsingISO8601: $0.1)) },
        bookings: bookings.map { meeting, request, day in
          let time = InstantRange(
            start: try Instant(parsingISO8601: "\(day)T09:00:00+07:00"),
            end: try Instant(parsingISO8601: "\(day)T10:00:00+07:00"))
          return .init(meeting: meeting, request: request, time: try #require(time))
        })
    }
    let (expected, decreed) = (try calendar([], isDecreed: false), try calendar(["2028-02-28"]))
    let first = try preview(expected, decreed)
    #expect(first.confirmedRequests == ["kept"] && first.requests.map(\.request) == ["moved"])
    #expect(first.meetings.map(\.meeting) == [2] && first.confirmedMeetings == [1, 3])
    #expect(first.restoredMeetings == [])
    // Taken back by the import of what was before: the meeting can be held again, and nothing is confirmed.
    let back = try preview(decreed, calendar([]))
    #expect(back.restoredMeetings == [2] && back.meetings == [] && back.confirmedMeetings == [])
    #expect(back.requests.map(\.request) == ["moved"] && back.confirmedRequests == [])
    // One that falls on another day off now is not restored.
    #expect(try preview(decreed, calendar(["2028-02-25", "2028-02-28"])).restoredMeetings == [])
  }
}
