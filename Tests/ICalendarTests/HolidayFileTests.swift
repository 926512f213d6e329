import Foundation
import ICalendar
import Testing
import WorkCalendar

@Suite("Holiday files of others")
struct HolidayFileTests {
  private func read(_ lines: [String]) throws -> HolidayFile {
    try HolidayFile.read(SampleCalendar.bytes(lines), named: "foreign.ics")
  }

  private func holiday(_ lines: String...) -> [String] { ["BEGIN:VEVENT"] + lines + ["END:VEVENT"] }

  private func tentative(_ day: String, _ name: String) throws -> DayOffRecord {
    DayOffRecord(
      dayOff: DayOff(
        tentative: try date(day), kind: .nationalHoliday, name: LocalizedName(indonesian: name, english: name)
      ))
  }

  private func place(line: Int, _ property: String? = nil, component: String = "VEVENT") -> ICalendarPlace {
    ICalendarPlace(file: "foreign.ics", line: line, component: component, property: property)
  }

  @Test("A plain holiday calendar is read; what no decree is named for is tentative, with a warning")
  func plainCalendar() throws {
    let file = try read(
      holiday("UID:1", "DTSTART;VALUE=DATE:20281225", "DTEND;VALUE=DATE:20281226", "SUMMARY:Hari Raya Natal")
        + holiday("UID:2", "DTSTART;VALUE=DATE:20280817", "SUMMARY:Proklamasi\\, 17 Agustus"))
    #expect(
      file.records == [
        try tentative("2028-08-17", "Proklamasi, 17 Agustus"), try tentative("2028-12-25", "Hari Raya Natal"),
      ])
    #expect(
      file.warnings == [
        ICalendarWarning(.unknownHolidayKind, at: place(line: 4)),
        ICalendarWarning(.missingDecree, at: place(line: 4)),
        ICalendarWarning(.unknownHolidayKind, at: place(line: 10)),
        ICalendarWarning(.missingDecree, at: place(line: 10)),
      ])
  }

  @Test("An event of several days gives each of them, whether by its end or by its length")
  func severalDays() throws {
    let days = [("20280425", "2028-04-25"), ("20280426", "2028-04-26")]
    for end in ["DTEND;VALUE=DATE:20280427", "DURATION:P2D"] {
      let file = try read(holiday("DTSTART;VALUE=DATE:20280425", end, "SUMMARY:Idul Fitri"))
      #expect(try file.records == days.map { try tentative($0.1, "Idul Fitri") })
    }
  }

  @Test("A kind is known by its category, whatever others stand beside it")
  func kinds() throws {
    let file = try read(
      holiday(
        "DTSTART;VALUE=DATE:20280428", "SUMMARY:Cuti Bersama", "CATEGORIES:Libur,Collective-Leave",
        "COMMENT:SKB 1/2027", "X-JADWAL-PUBLISHED;VALUE=DATE:20270914"))
    let record = try #require(file.records.first)
    #expect(record.dayOff.kind == .collectiveLeave)
    #expect(record.dayOff.decree == Decree(citation: "SKB 1/2027", published: try date("2027-09-14")))
    #expect(file.warnings == [])
  }

  @Test("A day that calls itself tentative is so, whatever decree it names")
  func tentativeStatus() throws {
    let file = try read(
      holiday(
        "DTSTART;VALUE=DATE:20280428", "SUMMARY:x", "CATEGORIES:ELECTION", "STATUS:TENTATIVE",
        "COMMENT:SKB 1/2027",
        "X-JADWAL-PUBLISHED;VALUE=DATE:20270914"))
    #expect(file.records.first?.dayOff.status == .tentative)
    #expect(file.records.first?.dayOff.kind == .election)
    #expect(file.warnings == [])
  }

  @Test("What is no day off is read past with a warning: one called off, one with a time, a task")
  func ignored() throws {
    let file = try read(
      holiday("DTSTART;VALUE=DATE:20280425", "SUMMARY:x", "STATUS:CANCELLED")
        + holiday("DTSTART:20280425T090000", "SUMMARY:y") + ["BEGIN:VTODO", "END:VTODO"])
    #expect(file.records == [])
    #expect(
      file.warnings == [
        ICalendarWarning(.cancelledHoliday, at: place(line: 4)),
        ICalendarWarning(.timedHoliday, at: place(line: 10, "DTSTART")),
        ICalendarWarning(.ignoredComponent, at: place(line: 13, component: "VTODO")),
        ICalendarWarning(.nothingFound, at: ICalendarPlace(file: "foreign.ics")),
      ])
  }

  @Test("A holiday that repeats is refused: no decree names more than a year")
  func recurring() throws {
    let error = #expect(throws: ICalendarError.self) {
      try read(holiday("DTSTART;VALUE=DATE:20280817", "SUMMARY:x", "RRULE:FREQ=YEARLY"))
    }
    #expect(error == ICalendarError(.recurringHoliday, at: place(line: 7, "RRULE")))
  }

  @Test("The same day under the same name twice is refused")
  func repeatedDay() throws {
    let day = holiday("DTSTART;VALUE=DATE:20280817", "SUMMARY:x")
    let error = #expect(throws: ICalendarError.self) { try read(day + day) }
    #expect(error == ICalendarError(.repeatedDay(try date("2028-08-17")), at: place(line: 8)))
  }

  @Test("A holiday without a name or a date, on a day that is none, or of two years is refused")
  func refused() throws {
    let rows: [([String], ICalendarError.Problem, Int, String)] = [
      (holiday("DTSTART;VALUE=DATE:20280817"), .missingProperty, 4, "SUMMARY"),
      (holiday("SUMMARY:x"), .missingProperty, 4, "DTSTART"),
      (holiday("DTSTART;VALUE=DATE:20270229", "SUMMARY:x"), .impossibleDate("20270229"), 5, "DTSTART"),
      (
        holiday("DTSTART;VALUE=DATE:20280817", "DTEND;VALUE=DATE:20300817", "SUMMARY:x"),
        .impossibleDate("20300817"), 6, "DTEND"
      ),
      (
        holiday("DTSTART;VALUE=DATE:20280817", "DTEND;VALUE=DATE:20280816", "SUMMARY:x"), .endBeforeStart, 6,
        "DTEND"
      ),
      (
        holiday("DTSTART;VALUE=DATE:20280817", "DTEND:20280818T000000", "SUMMARY:x"), .dateAgainstTime, 6,
        "DTEND"
      ),
      (
        holiday(
          "DTSTART;VALUE=DATE:20280817", "SUMMARY:x", "CATEGORIES:ELECTION", "COMMENT:x",
          "X-JADWAL-PUBLISHED:20270914"),
        .dateAgainstTime, 9, "X-JADWAL-PUBLISHED"
      ),
    ]
    for (lines, problem, line, property) in rows {
      let error = #expect(throws: ICalendarError.self) { try read(lines) }
      #expect(error == ICalendarError(problem, at: place(line: line, property)))
    }
  }

  @Test("What is written is read again the same, with every character that calendars treat apart")
  func roundTrip() throws {
    let names = [
      "Koma, titik koma; garis\\miring \"kutip\" dua: titik", "Baris\nbaru dan\ttab", "Aksara ꦗꦢꦮꦭ 予定 🗓️ é",
      String(repeating: "panjang ", count: 30) + "ujung", "\\n bukan baris baru; \\, \\\\",
    ]
    let records = try names.enumerated().map { index, name in
      DayOffRecord(
        dayOff: DayOff(
          date: try date("2028-01-0\(index + 1)"), kind: .election,
          name: LocalizedName(indonesian: name, english: name + "!"),
          decree: Decree(citation: name, published: try date("2027-09-14"))),
        withdrawal: index == 2 ? Decree(citation: "SKB; 2/2027", published: try date("2027-12-01")) : nil)
    }
    let text = HolidayFile.text(year: 2028, records: records)
    let file = try HolidayFile.read(Array(text.utf8), named: "2028.ics")
    #expect(file.records == records)
    #expect(file.warnings == [])
    for line in text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
  }

  @Test(
    "Two holidays on one date keep names of their own in the file, and records of another year stay out of it"
  )
  func identifiers() throws {
    let name = LocalizedName(indonesian: "Hari A", english: "Day")
    let other = LocalizedName(indonesian: "Hari B", english: "Day")
    let records = try [name, other].map { name in
      DayOffRecord(dayOff: DayOff(tentative: try date("2030-05-09"), kind: .nationalHoliday, name: name))
    }
    let text = HolidayFile.text(year: 2030, records: records.reversed() + [try tentative("2031-01-01", "x")])
    let identifiers = text.components(separatedBy: "\r\n").filter { $0.hasPrefix("UID:") }
    #expect(
      identifiers == [
        "UID:2030-05-09-national-holiday-day@hari-libur.jadwal",
        "UID:2030-05-09-national-holiday-day-2@hari-libur.jadwal",
      ])
  }
}
