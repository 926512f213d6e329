import Casework
import ICalendar
import Office
import Store
import Testing
import WorkCalendar

@Suite("A decree changes the calendar at once, and moves no meeting by itself")
struct ImportHolidaysTests {
  let test: TestOffice

  init() throws { test = try TestOffice() }

  @Test("A preview tells what would change, and changes nothing")
  func preview() throws {
    let (request, meeting) = try test.booked()
    let events = try test.events()
    let report = try test.office.perform(
      ImportHolidays(try decree("2026-03-10", "2026-03-06"), applies: false), as: test.staff(.director))
    #expect(!report.isApplied && report.years == [2026])
    #expect(report.changes.map(\.kind) == [.added, .added])
    #expect(report.changes.compactMap { $0.dayOff?.date.iso8601 } == ["2026-03-06", "2026-03-10"])
    #expect(report.consequences.requests.map(\.id) == [request])
    #expect(report.consequences.requests.map(\.earliestBefore.iso8601) == ["2026-03-09"])
    #expect(report.consequences.requests.map(\.earliestAfter.iso8601) == ["2026-03-11"])
    #expect(report.consequences.requests.map(\.dueAfter.iso8601) == ["2026-03-11"])
    #expect(report.consequences.meetings.map(\.meeting) == [meeting])
    #expect(report.consequences.meetings.first?.dayOff?.date.iso8601 == "2026-03-10")
    #expect(report.consequences.meetings.first?.earliestDate?.iso8601 == "2026-03-11")
    #expect(try test.events() == events)
    #expect(try isWorking("2026-03-10"))
    #expect(try test.database.read { try $0.calendarFiles() }.isEmpty)
  }

  @Test("A meeting on a day that is off now stands, and other times are held for the applicant")
  func rescheduling() throws {
    let (request, meeting) = try test.booked()
    let before = try test.mails().count
    let report = try apply("2026-03-10")
    #expect(try !isWorking("2026-03-10"))
    let affected = try #require(report.consequences.meetings.first)
    #expect(
      affected.alternatives.map(\.start)
        == [
          try moment("2026-03-09T09:00:00+07:00"), try moment("2026-03-11T09:00:00+07:00"),
          try moment("2026-03-12T09:00:00+07:00"),
        ])
    let open = try #require(try test.database.read { try $0.openRescheduling(of: meeting.id) })
    #expect(open.id == affected.rescheduling && open.rounds.map(\.side) == [.unit])
    #expect(open.rounds.first?.options.map(\.time) == affected.alternatives)
    let held = try test.database.read {
      try $0.occupiedTimes(overlapping: window("2026-03-09T00:00:00+07:00", "2026-03-13T00:00:00+07:00"))
    }
    #expect(held.count == 4)
    #expect(try test.database.read { try $0.meeting(meeting.id) } == meeting)
    #expect(try test.request(request).state == .rescheduling)
    #expect(try test.mails().dropFirst(before).contains { $0.recipient == "pemohon@example.com" })
    let option = try #require(open.rounds.first?.options.last)
    let moved = try test.office.perform(
      AcceptOption(request: request, rescheduling: open.id, option: option.id), as: .applicant(request))
    #expect(moved.meeting.uid == meeting.uid && moved.meeting.time == affected.alternatives.last)
    try test.expectWholeHistory()
  }

  @Test("A meeting that comes before the earliest date now gets other times from that date on")
  func tooEarly() throws {
    let (_, meeting) = try test.booked(at: "2026-03-09T10:00:00+07:00")
    let report = try apply("2026-03-06")
    let affected = try #require(report.consequences.meetings.first)
    #expect(affected.meeting == meeting && affected.dayOff == nil)
    #expect(affected.earliestDate?.iso8601 == "2026-03-10")
    #expect(
      affected.alternatives.map(\.start)
        == [
          try moment("2026-03-10T10:00:00+07:00"), try moment("2026-03-11T10:00:00+07:00"),
          try moment("2026-03-12T10:00:00+07:00"),
        ])
    try test.expectWholeHistory()
  }

  @Test("Two meetings of one officer are never offered the same time")
  func contention() throws {
    _ = try test.booked(at: "2026-03-10T09:00:00+07:00")
    _ = try test.booked(agenda: "A-2", at: "2026-03-10T10:00:00+07:00")
    let report = try apply("2026-03-10")
    let offered = report.consequences.meetings.flatMap(\.alternatives)
    #expect(offered.count == 6)
    for (index, time) in offered.enumerated() {
      #expect(!offered[..<index].contains { $0.overlaps(time) })
    }
    try test.expectWholeHistory()
  }

  @Test("Where nobody is free the director is told, and the meeting stands")
  func noAlternative() throws {
    let (request, meeting) = try test.booked()
    let officer = test.officers[0]
    try test.database.write { queries in
      try queries.addAbsence(
        of: officer, time: window("2026-03-03T00:00:00+07:00", "2026-06-01T00:00:00+07:00"), reason: "")
      try queries.touch(.officers)
    }
    let before = try test.mails().count
    let report = try apply("2026-03-10")
    #expect(
      report.consequences.meetings.map(\.rescheduling) == [nil]
        && report.consequences.meetings.first?.alternatives == [])
    let mails = try test.mails().dropFirst(before)
    #expect(mails.map(\.recipient) == ["tu.ditspb@bkpm.go.id"])
    #expect(mails.first?.facts.contains(#""dayOff":"2026-03-10""#) == true)
    #expect(try test.request(request).state == .scheduled)
    #expect(try test.database.read { try $0.meeting(meeting.id) } == meeting)
    try test.expectWholeHistory()
  }

  @Test("Where another time is being agreed on already, that goes on")
  func alreadyOpen() throws {
    let (request, _) = try test.booked()
    let open = try test.office.perform(
      ProposeRescheduling(request: request, reason: "Rapat", starts: [moment("2026-03-12T10:00:00+07:00")]),
      as: .applicant(request))
    let report = try apply("2026-03-10")
    #expect(report.consequences.meetings.map(\.rescheduling) == [open.id])
    #expect(try test.database.read { try $0.rescheduling(open.id) } == open)
  }

  @Test("A time that is off now is no longer offered or held, and the applicant is told")
  func alternativeGone() throws {
    let (request, meeting) = try test.booked()
    let offer = try test.office.perform(
      ProposeRescheduling(
        request: request, reason: "Rapat",
        starts: [moment("2026-03-12T10:00:00+07:00"), moment("2026-03-13T10:00:00+07:00")]),
      as: test.staff(.director))
    let options = try #require(offer.rounds.last?.options)
    let before = try test.mails().count
    _ = try apply("2026-03-12")
    let kept = try #require(try test.database.read { try $0.rescheduling(offer.id) })
    #expect(kept.rounds.last?.options.map(\.state) == [.released, .offered])
    let held = try test.database.read {
      try $0.occupiedTimes(overlapping: window("2026-03-11T00:00:00+07:00", "2026-03-14T00:00:00+07:00"))
    }
    #expect(held.map(\.time) == [options[1].time])
    let told = try test.mails().dropFirst(before).filter { $0.recipient == "pemohon@example.com" }
    #expect(told.count == 1 && told.first?.facts.contains("2026-03-12T10:00:00+07:00") == true)
    func accept(_ place: Int) throws -> StaffedMeeting {
      try test.office.perform(
        AcceptOption(request: request, rescheduling: offer.id, option: options[place].id),
        as: .applicant(request))
    }
    #expect(refusal { try accept(0) } == "negotiation")
    test.expectWhole()
    #expect(try accept(1).meeting.uid == meeting.uid)
    try test.expectWholeHistory()
  }

  @Test(
    "Where no time that is offered is left, the rescheduling ends, and the meeting gets other times if it needs them"
  )
  func allGone() throws {
    let (request, _) = try test.booked()
    let offer = try test.office.perform(
      ProposeRescheduling(request: request, reason: "Rapat", starts: [moment("2026-03-12T10:00:00+07:00")]),
      as: test.staff(.director))
    _ = try apply("2026-03-12")
    #expect(try test.database.read { try $0.rescheduling(offer.id) }?.state == .expired)
    #expect(try test.request(request).state == .scheduled)
    let second = try test.office.perform(
      ProposeRescheduling(request: request, reason: "Rapat", starts: [moment("2026-03-13T10:00:00+07:00")]),
      as: .applicant(request))
    let report = try apply("2026-03-12", "2026-03-10", "2026-03-13")
    #expect(try test.database.read { try $0.rescheduling(second.id) }?.state == .expired)
    #expect(
      report.consequences.meetings.count == 1 && report.consequences.meetings.first?.alternatives.count == 3)
    #expect(try test.request(request).state == .rescheduling)
    try test.expectWholeHistory()
  }

  @Test("Whose last usable proposal is gone is asked for others, once")
  func proposals() throws {
    let only = try submitted("2026-03-10T09:00:00+07:00", "2026-03-10T12:00:00+07:00")
    let other = try submitted("2026-03-10T09:00:00+07:00", "2026-03-11T12:00:00+07:00")
    let report = try apply("2026-03-10")
    #expect(report.consequences.withoutProposals == [only])
    let states = try test.database.read { queries in
      try [only, other].map { try queries.proposals(of: $0).map(\.state) }
    }
    #expect(states == [[.dayOff], [.open]])
    #expect(try test.events().count { $0 == "proposals-needed" } == 1)
    #expect(try apply("2026-03-10", "2026-03-12").consequences.withoutProposals.isEmpty)
    try test.expectWholeHistory()
  }

  @Test("The same file a second time changes nothing more")
  func again() throws {
    _ = try test.booked()
    _ = try apply("2026-03-10")
    let report = try apply("2026-03-10")
    #expect(
      report.changes.isEmpty && report.consequences.meetings.isEmpty && report.consequences.requests.isEmpty)
  }

  @Test("Days of several years are kept as a file for each year")
  func years() throws {
    let decree = Decree(citation: "SKB 2026", published: try date("2026-02-27"))
    let records = try test.office.ask(as: .service) { try $0.calendars().holidays.records }
      .filter { [2026, 2027].contains($0.dayOff.date.year) }
    let added = try ["2026-03-10", "2027-03-10"].map { try leave($0, decree) }
    let file = try document(HolidayFile.feed(records: records + added))
    let report = try test.office.perform(ImportHolidays(file, applies: true), as: test.staff(.admin))
    #expect(report.years == [2026, 2027])
    let files = try test.database.read { try $0.calendarFiles() }
    #expect(files.map(\.name) == ["2026.ics", "2027.ics"])
    for (file, year) in zip(files, [2026, 2027]) {
      let kept = try HolidayFile.read(file.bytes, named: file.name).records
      let expected = Set((records + added).filter { $0.dayOff.date.year == year })
      let isWhole = Set(kept) == expected && kept.count == expected.count
      #expect(isWhole, "\(year)")
    }
    try test.expectWholeHistory()
  }

  @Test("Only the director and the administrator import decrees, and only calendar files with days off")
  func refusals() throws {
    let useCase = ImportHolidays(try decree("2026-03-10"), applies: true)
    for role in Role.allCases where role != .director && role != .admin {
      #expect(refusal { try test.office.perform(useCase, as: test.staff(role)) } == "forbidden", "\(role)")
    }
    #expect(refusal { try test.office.perform(useCase, as: .anonymous) } == "forbidden")
    #expect(refusal { try document("no calendar") } == "calendar")
    let empty = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nEND:VCALENDAR\r\n"
    let none = ImportHolidays(try document(empty), applies: true)
    #expect(refusal { try test.office.perform(none, as: test.staff(.director)) } == "holidays")
    #expect(try test.events().isEmpty)
  }

  /// The shipped days off of 2026 with collective leave on other days.
  private func decree(_ days: String...) throws -> HolidayDocument {
    try self.decree(days)
  }

  private func decree(_ days: [String]) throws -> HolidayDocument {
    let decree = Decree(citation: "SKB 2026", published: try date("2026-02-27"))
    let shipped = try test.office.ask(as: .service) { try $0.calendars().holidays.records }
      .filter { $0.dayOff.date.year == 2026 && $0.dayOff.decree != decree }
    let records = try shipped + days.map { try leave($0, decree) }
    return try document(HolidayFile.text(year: 2026, records: records))
  }

  private func document(_ text: String) throws -> HolidayDocument {
    try HolidayDocument(Array(text.utf8), named: "2026.ics", as: .calendar)
  }

  private func apply(_ days: String...) throws -> HolidayReport {
    try test.office.perform(ImportHolidays(try decree(days), applies: true), as: test.staff(.director))
  }

  private func leave(_ day: String, _ decree: Decree) throws -> DayOffRecord {
    DayOffRecord(
      dayOff: DayOff(
        date: try date(day), kind: .collectiveLeave,
        name: LocalizedName(indonesian: "Cuti Bersama \(day)", english: "Collective leave \(day)"),
        decree: decree))
  }

  private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso8601: text)) }

  private func isWorking(_ day: String) throws -> Bool {
    try test.office.ask(as: .service) { try $0.calendars().workingDays.isWorking(date(day)) }
  }

  private func submitted(_ start: String, _ end: String) throws -> Identifier<Record.Request> {
    try test.office.perform(SubmitRequest.sample(windows: [window(start, end)]), as: .anonymous).view.request
      .id
  }
}
