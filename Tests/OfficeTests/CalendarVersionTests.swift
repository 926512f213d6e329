import Almanac
import Casework
import ICalendar
import Office
import SeededRandom
import Store
import Testing
import WorkCalendar

@Suite("Each change of the days off is a version, kept for ever, that can be imported again")
struct CalendarVersionTests {
  let test: TestOffice

  init() throws { test = try TestOffice() }

  private func versions() throws -> [CalendarVersionRecord] {
    try test.office.ask(as: test.staff(.auditor)) { try $0.calendarVersions() }
  }

  private func calendar(of version: Int) throws -> [UInt8] {
    try test.office.ask(as: test.staff(.auditor)) { try $0.calendarText(of: Identifier(Int64(version))) }
  }

  /// Brings the calendar back to a version, as an administrator does.
  @discardableResult
  private func restore(_ version: Int) throws -> HolidayReport {
    try test.take(
      HolidayDocument(calendar(of: version), named: "versi.ics", as: .calendar), as: test.staff(.admin))
  }

  private func year2028() throws -> HolidayDocument {
    let decree = Decree(citation: "SKB 1/2027 (2027-09-15)", published: date("2027-09-15"))
    let days = HolidayForecast.fixedDates(in: 2028) + [date("2028-03-01")]
    return try yearFile(
      2028,
      days.map {
        DayOffRecord(
          dayOff: DayOff(
            date: $0, kind: .nationalHoliday,
            name: LocalizedName(indonesian: "Libur \($0)", english: "Off \($0)"),
            decree: decree))
      })
  }

  @Test(
    "What the program brought is the first version; an import tells when, who, which file and which decree")
  func list() throws {
    let report = try test.amend("2026-03-10 collective-leave", "-2026-03-20 collective-leave")
    #expect(report.version == Identifier(2))
    let versions = try versions()
    #expect(
      versions.map(\.madeBy) == ["service", "staff:1"]
        && versions.map(\.madeAt) == [test.clock.now, test.clock.now])
    #expect(
      versions.map(\.source) == [
        nil, .init(mode: .amend, name: "skb.tsv", mediaType: "text/tab-separated-values"),
      ])
    #expect(
      versions.last?.summary
        == #"{"years":[2026],"added":1,"removed":1,"decrees":["SKB 2/2026 (2026-02-27)"]}"#)
    try test.expectWholeHistory()
  }

  @Test("The file of a version is given back byte for byte, as it was sent")
  func source() throws {
    let file = try decreeTable(["2026-03-10 collective-leave"], "SKB 2/2026 (2026-02-27)")
    try test.take(file, .amend)
    let (source, bytes) = try test.office.ask(as: test.staff(.admin)) {
      try $0.calendarSource(of: Identifier(2))
    }
    #expect(source.name == "skb.tsv" && bytes == file.bytes)
    // What came with the program, and what is not there, have none.
    for version in [1, 3] as [Int64] {
      let told = refusal {
        try test.office.ask(as: test.staff(.admin)) { try $0.calendarSource(of: Identifier(version)).bytes }
      }
      #expect(told == "notFound")
    }
  }

  @Test("Neither a preview nor a file in which nothing is new makes a version")
  func nothingNew() throws {
    try test.amend("2026-03-10 collective-leave", applies: false)
    #expect(try versions().isEmpty)
    try test.amend("2026-03-10 collective-leave")
    let events = try test.events()
    let again = try test.amend("2026-03-10 collective-leave")
    #expect(again.version == nil && again.isApplied && again.changes.isEmpty)
    #expect(try versions().count == 2 && test.events() == events)
  }

  @Test("Any version can be had back, whatever was imported since: days, whole years, days taken back")
  func undo() throws {
    try test.amend("2026-03-10 collective-leave")
    try test.take(year2028())
    try test.amend("-2026-03-20 collective-leave", decree: "SKB 3/2026 (2026-03-01)")
    try test.amend("2028-03-02 election", decree: "Keppres 1/2028 (2028-02-01)")
    var generator = SplitMix64(seed: 20_241_127)
    for _ in 0..<12 {
      let version = Int.random(in: 1...5, using: &generator)
      try restore(version)
      let text = HolidayFile.version(records: try test.records())
      #expect(try calendar(of: version) == Array(text.utf8), "version \(version)")
      // Where the days are those that the program brings, nothing is kept besides.
      if version == 1 { #expect(try test.database.read { try $0.calendarFiles() }.isEmpty) }
    }
    let (before, last) = (try versions(), try calendar(of: 5))
    #expect(before.count > 6 && before.dropFirst(5).allSatisfy { $0.source?.mode == .all })
    try restore(5)
    #expect(try calendar(of: versions().count) == last)
    try test.expectWholeHistory()
  }

  /// What binds anybody to another time: the open reschedulings, and the times that are held.
  private func bound() throws -> [String] {
    try test.database.read { queries in
      try queries.all("SELECT meeting FROM rescheduling WHERE state = 'open' ORDER BY id") {
        "open \($0.integer(0))"
      }
        + queries.all("SELECT resource, start_at FROM occupancy ORDER BY resource, start_at") {
          "held \($0.integer(0)) \($0.integer(1))"
        }
    }
  }

  @Test(
    "A mistaken decree that is taken back ends what it had opened and nobody has answered: all is as before")
  func undone() throws {
    let (request, meeting) = try test.booked()
    let before = try bound()
    let hit = try test.amend("2026-03-10 collective-leave")
    let opened = try #require(hit.consequences.meetings.first?.rescheduling)
    let during = try bound()
    #expect(during.count > before.count)
    let preview = try test.take(
      HolidayDocument(calendar(of: 1), named: "versi.ics", as: .calendar), applies: false)
    #expect(preview.consequences.restored.map(\.hasEnded) == [true])
    #expect(try bound() == during)
    let report = try restore(1)
    #expect(report.warnings.isEmpty && report.consequences.meetings.isEmpty)
    #expect(report.consequences.restored.map(\.meeting.id) == [meeting.id])
    #expect(report.consequences.restored.map(\.rescheduling) == [opened])
    #expect(report.consequences.restored.map(\.hasEnded) == [true])
    #expect(try bound() == before)
    #expect(try test.request(request).state == .scheduled)
    // The history says why, and whoever was asked for another time is told that none is needed.
    let entry = try #require(
      try test.database.read { try $0.history(of: request) }.last { $0.event == "rescheduling-ended" })
    #expect(entry.detail.contains(#""version":"3""#) && entry.actor == "service")
    #expect(entry.remark?.text.contains("tidak jadi berlaku") ?? false)
    #expect(report.consequences.mails > 0)
    test.expectWhole()
    try test.expectWholeHistory()
  }

  @Test("Where the applicant has answered already, the rescheduling goes on when the decree is taken back")
  func answered() throws {
    let (request, _) = try test.booked()
    let hit = try test.amend("2026-03-10 collective-leave")
    let opened = try #require(hit.consequences.meetings.first?.rescheduling)
    _ = try test.office.perform(
      AnswerRescheduling(
        request: request, rescheduling: opened,
        answer: .counter(reason: "Lebih baik siang", starts: [moment("2026-03-12T13:00:00+07:00")])),
      as: .applicant(request))
    let report = try restore(1)
    #expect(report.consequences.restored.map(\.rescheduling) == [opened])
    #expect(report.consequences.restored.map(\.hasEnded) == [false])
    #expect(try test.request(request).state == .rescheduling)
    // The unit takes nothing back that is the applicant's; it declines, and all is as it was.
    _ = try test.office.perform(
      AnswerRescheduling(request: request, rescheduling: opened, answer: .decline(reason: "Tetap")),
      as: test.staff(.director))
    #expect(try test.request(request).state == .scheduled)
    try test.expectWholeHistory()
  }

  @Test("What the unit has opened itself is not ended by the calendar")
  func openedByUnit() throws {
    let (request, meeting) = try test.booked()
    _ = try test.office.perform(
      ProposeRescheduling(
        request: request, reason: "Rapat pimpinan", starts: [moment("2026-03-12T09:00:00+07:00")]),
      as: test.staff(.director))
    try test.amend("2026-03-10 collective-leave")
    let report = try restore(1)
    #expect(report.consequences.restored.map(\.meeting.id) == [meeting.id])
    #expect(report.consequences.restored.map(\.hasEnded) == [false])
    #expect(try test.request(request).state == .rescheduling)
  }

  @Test("Other days off that the program brings are a version, and a promise made by the old ones is found")
  func adopted() throws {
    #expect(try test.office.perform(AdoptCalendar(), as: .service) == nil)
    let (_, meeting) = try test.booked()
    let decree = Decree(citation: "SKB 2/2026", published: date("2026-02-27"))
    let leave = DayOffRecord(
      dayOff: DayOff(
        date: date("2026-03-10"), kind: .collectiveLeave,
        name: LocalizedName(indonesian: "Cuti Bersama", english: "Collective leave"), decree: decree))
    var files = try TestOffice.shippedCalendars().files
    let records = try test.records().filter { $0.dayOff.date.year == 2026 } + [leave]
    files["2026.ics"] = Array(HolidayFile.text(year: 2026, records: records).utf8)
    let restarted = TestOffice.office(
      over: test.database, test.clock, ShippedCalendars(files: files, forecast: .computed))
    let adopted = try #require(try restarted.perform(AdoptCalendar(), as: .service))
    #expect(adopted.version == Identifier(2))
    #expect(adopted.consequences.meetings.map(\.meeting.id) == [meeting.id])
    #expect(try test.rescheduled() == [meeting.id])
    #expect(try restarted.perform(AdoptCalendar(), as: .service) == nil)
    #expect(try versions().map(\.source) == [nil, nil])
    for role in Role.allCases {
      #expect(refusal { try restarted.perform(AdoptCalendar(), as: test.staff(role)) } == "forbidden")
    }
    try test.expectWholeHistory()
  }

  @Test("What was imported stands whatever the program brings later")
  func importedStands() throws {
    try test.amend("2026-03-10 collective-leave")
    let files = try TestOffice.shippedCalendars().files.filter { $0.key != "2027.ics" }
    let restarted = TestOffice.office(
      over: test.database, test.clock, ShippedCalendars(files: files, forecast: .computed))
    let adopted = try restarted.perform(AdoptCalendar(), as: .service)
    #expect(adopted != nil)
    let isWorking = try restarted.ask(as: .service) {
      try $0.calendars().workingDays.isWorking(date("2026-03-10"))
    }
    #expect(!isWorking)
  }

  @Test("A version is never changed or removed, and one that was is found")
  func kept() throws {
    try test.amend("2026-03-10 collective-leave")
    for statement in ["UPDATE calendar_version SET made_by = 'staff:9'", "DELETE FROM calendar_version"] {
      #expect(throws: DatabaseError.self) { try test.database.write { try $0.execute(statement, []) } }
    }
  }

  @Test("Only the director, the administrator and auditors read versions")
  func readers() throws {
    try test.amend("2026-03-10 collective-leave")
    for role in Role.allCases {
      let isReader = [.director, .admin, .auditor].contains(role)
      let told = refusal { try test.office.ask(as: test.staff(role)) { try $0.calendarVersions() } }
      #expect(told == (isReader ? "not refused" : "forbidden"), "\(role)")
      let text = refusal {
        try test.office.ask(as: test.staff(role)) { try $0.calendarText(of: Identifier(2)) }
      }
      #expect(text == told)
      let file = refusal {
        try test.office.ask(as: test.staff(role)) { try $0.calendarSource(of: Identifier(2)).bytes }
      }
      #expect(file == told)
    }
  }
}
