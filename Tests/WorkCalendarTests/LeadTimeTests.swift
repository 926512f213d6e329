import Testing
import WorkCalendar

@Suite("Lead time of five working days")
struct LeadTimeTests {
  @Test("Every worked example is answered as the facts have it")
  func examples() throws {
    let calendar = try Facts.calendar()
    let rows = try Facts.rows("leadtime-examples.tsv")
    #expect(rows.count == 40)
    for row in rows {
      let received = try Instant(parsingISO8601: row[0])
      let answer = try calendar.leadTime(receivedAt: received, lead: WorkingDays(5))
      #expect(answer.effectiveReceiptDate.iso8601 == row[1], "\(row[0]): \(row[3])")
      #expect(answer.date.iso8601 == row[2], "\(row[0]): \(row[3])")
      #expect(answer.isTentative == (answer.date.year > 2027), "\(row[0])")
    }
  }

  @Test("An example that a late decree changed had the other answer before that decree")
  func examplesBeforeDecree() throws {
    let rows = try Facts.rows("leadtime-examples.tsv")
    let marker = "calendar before that decree would give "
    var found = 0
    for row in rows {
      guard let range = row[3].firstRange(of: marker) else { continue }
      found += 1
      let received = try Instant(parsingISO8601: row[0])
      let span = received.local(offset: .wib).date...(try CivilDate(parsingISO8601: row[2]))
      let decree = try #require(try Facts.amendments().first { span.contains($0.date) }).decree
      let dayBefore = decree.published.advanced(by: -1)
      let before = try Facts.calendar(asKnownOn: dayBefore.iso8601)
      let answer = try before.leadTime(receivedAt: received, lead: WorkingDays(5))
      #expect(answer.date.iso8601 == String(row[3][range.upperBound...].prefix(10)), "\(row[3])")
      let after = try Facts.calendar(asKnownOn: decree.published.iso8601)
      #expect(try after.leadTime(receivedAt: received, lead: WorkingDays(5)).date.iso8601 == row[2])
    }
    #expect(found == 3)
  }

  @Test("Receipts a day apart around the breaks of 2025 and 2026 are answered weeks apart")
  func aroundBreaks() throws {
    let calendar = try Facts.calendar()
    let rows = [
      ("2025-03-20", "2025-03-27"), ("2025-03-21", "2025-04-08"), ("2026-03-10", "2026-03-17"),
      ("2026-03-11", "2026-03-25"), ("2022-04-29", "2022-05-17"), ("2024-11-20", "2024-11-28"),
    ]
    for (received, expected) in rows {
      let instant = try Instant(parsingISO8601: "\(received)T09:00:00+07:00")
      #expect(try calendar.leadTime(receivedAt: instant, lead: WorkingDays(5)).date.iso8601 == expected)
    }
  }

  @Test("The explanation names every day that did not count, with its decree")
  func explanation() throws {
    let calendar = try Facts.calendar()
    let received = try Instant(parsingISO8601: "2025-03-27T15:00:00+07:00")
    let answer = try calendar.leadTime(receivedAt: received, lead: WorkingDays(5))
    let lines = try calendar.skippedDays(of: answer).map { day in
      let grounds = day.daysOff.map {
        "\($0.kind.rawValue) \($0.name.english), \($0.decree?.citation ?? "-")"
      }
      return ([day.date.iso8601] + grounds).joined(separator: ": ")
    }
    let first = "SKB 1017/2024, 2/2024, 2/2024 (2024-10-14)"
    let leave = first + "; Keppres 2/2025 (2025-01-16)"
    #expect(
      lines == [
        "2025-03-28: collective-leave Nyepi collective leave, \(leave)",
        "2025-03-29: national-holiday Nyepi (Day of Silence, Saka New Year), \(first)",
        "2025-03-30",
        "2025-03-31: national-holiday Eid al-Fitr day 1, \(first)",
        "2025-04-01: national-holiday Eid al-Fitr day 2, \(first)",
        "2025-04-02: collective-leave Eid al-Fitr collective leave, \(leave)",
        "2025-04-03: collective-leave Eid al-Fitr collective leave, \(leave)",
        "2025-04-04: collective-leave Eid al-Fitr collective leave, \(leave)",
        "2025-04-05",
        "2025-04-06",
        "2025-04-07: collective-leave Eid al-Fitr collective leave, \(leave)",
        "2025-04-12",
        "2025-04-13",
      ])
  }

  @Test("The day of receipt is the date in WIB, whatever offset the moment was written with")
  func officeTime() throws {
    let calendar = try Facts.calendar()
    let rows = [
      ("2026-03-10T00:00:00+07:00", "2026-03-10"), ("2026-03-10T00:59:59+08:00", "2026-03-09"),
      ("2026-03-10T01:00:00+08:00", "2026-03-10"), ("2026-03-09T17:00:00Z", "2026-03-10"),
      ("2026-03-09T16:59:59Z", "2026-03-09"), ("2026-03-10T02:00:00+09:00", "2026-03-10"),
    ]
    for (text, expected) in rows {
      let instant = try Instant(parsingISO8601: text)
      let answer = try calendar.leadTime(receivedAt: instant, lead: WorkingDays(5))
      #expect(answer.receiptDate.iso8601 == expected, "\(text)")
    }
  }

  @Test("From the cut-off on, a letter counts as received on the next working day")
  func cutoff() throws {
    let calendar = try Facts.calendar()
    let cutoff = LocalTime(iso8601: "15:00")
    let rows = [
      ("2026-03-10T14:59:59+07:00", "2026-03-10", "2026-03-17"),
      ("2026-03-10T15:00:00+07:00", "2026-03-11", "2026-03-25"),
      ("2026-03-13T18:00:00+07:00", "2026-03-16", "2026-03-30"),
      ("2026-03-10T16:30:00+08:00", "2026-03-11", "2026-03-25"),
    ]
    for (text, effective, expected) in rows {
      let instant = try Instant(parsingISO8601: text)
      let answer = try calendar.leadTime(receivedAt: instant, lead: WorkingDays(5), cutoff: cutoff)
      #expect(answer.effectiveReceiptDate.iso8601 == effective, "\(text)")
      #expect(answer.date.iso8601 == expected, "\(text)")
      #expect(answer.receiptDate == instant.local(offset: .wib).date)
    }
  }

  @Test("A lead time that runs into a year without a decree is tentative, and out of reach an error")
  func tentativeAndOutOfReach() throws {
    let calendar = try Facts.calendar()
    func answer(_ text: String) throws -> LeadTime {
      try calendar.leadTime(receivedAt: Instant(parsingISO8601: text), lead: WorkingDays(5))
    }
    #expect(try !answer("2027-12-23T23:59:59+07:00").isTentative)
    let crossing = try answer("2027-12-24T00:00:00+07:00")
    #expect(crossing.isTentative)
    #expect(try calendar.tentativeYears(from: crossing.receiptDate, through: crossing.date) == [2028])
    #expect(throws: CalendarReachError(year: 2038, decreedYears: 2022...2027)) {
      try answer("2037-12-30T09:00:00+07:00")
    }
    #expect(throws: CalendarReachError(year: 2011, decreedYears: 2022...2027)) {
      try answer("2011-12-31T23:59:59+07:00")
    }
    #expect(try answer("2011-12-31T23:59:59Z").receiptDate.iso8601 == "2012-01-01")
  }
}
