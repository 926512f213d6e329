import Almanac
import Casework
import ICalendar
import Office
import Store
import Testing
import WorkCalendar

@Suite("What was promised in a year without a decree is looked at again when the decree comes")
struct UndecreedYearTests {
  let test: TestOffice

  /// At 08:00 of Monday, 20 December 2027: 2028 is not decreed.
  init() throws { test = try TestOffice(at: "2027-12-20T08:00:00+07:00") }

  /// The first decree of 2028: what is computed of the year, without the days named, and leave.
  private func decree(leave: [String], without missing: [String] = []) throws -> HolidayDocument {
    let decree = Decree(citation: "SKB 1/2027 (2027-12-20)", published: date("2027-12-20"))
    let expected = HolidayForecast.computed.daysOff(in: 2028).filter {
      !missing.contains($0.date.iso8601)
    }
    let national = expected.map { DayOff(date: $0.date, kind: $0.kind, name: $0.name, decree: decree) }
    let days = try leave.map { day in
      DayOff(
        date: try #require(CivilDate(iso8601: day)), kind: .collectiveLeave,
        name: LocalizedName(indonesian: "Cuti \(day)", english: "Leave \(day)"), decree: decree)
    }
    return try yearFile(2028, (national + days).map { DayOffRecord(dayOff: $0) })
  }

  @Test(
    "Days that were expected are confirmed, promises that hold are told as sure, and others treated as any change"
  )
  func firstDecree() throws {
    let (early, safe) = try test.booked(agenda: "A-1", on: "2027-12-28T09:00:00+07:00")
    let (firm, confirmed) = try test.booked(agenda: "A-2", on: "2028-01-05T09:00:00+07:00")
    let (_, hit) = try test.booked(agenda: "A-3", on: "2028-01-10T09:00:00+07:00")
    try test.wait(until: "2027-12-27T08:00:00+07:00")
    let kept = try test.received(
      agenda: "A-4", windows: [window("2028-01-03T07:30:00+07:00", "2028-01-20T16:00:00+07:00")])
    try test.wait(until: "2028-01-03T08:00:00+07:00")
    let moved = try test.received(
      agenda: "A-5", windows: [window("2028-01-10T07:30:00+07:00", "2028-01-20T16:00:00+07:00")])
    _ = (early, safe, firm)
    let file = try decree(leave: ["2028-01-10"])
    let report = try test.take(file)
    let kinds = Dictionary(grouping: report.changes, by: \.kind).mapValues(\.count)
    #expect(kinds == [.confirmed: HolidayForecast.computed.daysOff(in: 2028).count, .added: 1])
    #expect(report.consequences.meetings.map(\.meeting.id) == [hit.id])
    #expect(report.consequences.requests.map(\.id) == [moved])
    #expect(report.consequences.confirmedRequests == [kept])
    #expect(report.consequences.confirmedMeetings == [confirmed.id])
    #expect(try test.rescheduled() == [hit.id])
    let lead = try test.office.ask(as: .service) {
      try $0.dates(receivedAt: moment("2027-12-27T08:00:00+07:00")).leadTime
    }
    #expect(!lead.isTentative)
    try test.expectWholeHistory()
  }

  @Test("A day that was expected and is not decreed moves dates forward, and hits nobody")
  func unfounded() throws {
    let goodFriday = try #require(
      HolidayForecast.computed.daysOff(in: 2028).first { $0.name.english == "Good Friday" }?.date)
    try test.wait(until: "\(goodFriday.advanced(by: -3))T08:00:00+07:00")
    let waiting = try test.received(
      agenda: "A-1",
      windows: [
        window(
          "\(goodFriday.advanced(by: 4))T07:30:00+07:00", "\(goodFriday.advanced(by: 14))T16:00:00+07:00")
      ])
    let report = try test.take(decree(leave: [], without: [goodFriday.iso8601]))
    #expect(report.changes.filter { $0.kind == .removed }.map(\.dayOff?.date) == [goodFriday])
    #expect(report.warnings.isEmpty)
    #expect(report.consequences.requests.map(\.id) == [waiting])
    let row = try #require(report.consequences.requests.first)
    #expect(row.earliestAfter < row.earliestBefore)
    #expect(report.consequences.meetings.isEmpty)
  }

  @Test(
    "An Islamic day that the decree names a day later is told as moved, and what stood on the other day is found"
  )
  func movedByTheMoon() throws {
    // Iduladha is expected on Friday, 5 May 2028; decreed on Saturday, a meeting of Thursday stays, and one may be held
    // on Friday. The second day of Idulfitri, expected on Monday, 28 February, is decreed with Tuesday besides.
    try test.wait(until: "2028-02-14T08:00:00+07:00")
    let (waiting, hit) = try test.booked(agenda: "A-1", on: "2028-02-29T09:00:00+07:00")
    let (_, spared) = try test.booked(agenda: "A-2", on: "2028-03-01T09:00:00+07:00")
    try test.wait(until: "2028-02-22T08:00:00+07:00")
    let late = try test.received(
      agenda: "A-3", windows: [window("2028-02-29T07:30:00+07:00", "2028-03-10T16:00:00+07:00")])
    let before = try test.office.ask(as: .service) {
      try $0.dates(receivedAt: moment("2028-02-22T08:00:00+07:00")).leadTime
    }
    // Monday is passed over already, by the forecast alone.
    #expect(before.date.iso8601 == "2028-03-01" && before.isTentative)
    let decree = Decree(citation: "SKB 1/2028 (2028-02-22)", published: date("2028-02-22"))
    let records = HolidayForecast.computed.days(in: 2028).map { day in
      let isMoved = day.observance == .idulfitri || day.observance == .iduladha
      return DayOffRecord(
        dayOff: DayOff(
          date: day.date.advanced(by: isMoved ? 1 : 0), kind: .nationalHoliday, name: day.name, decree: decree
        ))
    }
    let report = try test.take(yearFile(2028, records))
    let kinds = Dictionary(grouping: report.changes, by: \.kind).mapValues { $0.map(\.dayOff?.date.iso8601) }
    #expect(
      kinds[.added] == ["2028-02-29", "2028-05-06"] && kinds[.removed] == ["2028-02-27", "2028-05-05"])
    #expect(kinds[.confirmed]?.contains("2028-02-28") ?? false)
    #expect(report.consequences.meetings.map(\.meeting.id) == [hit.id])
    #expect(report.consequences.confirmedMeetings == [spared.id])
    #expect(report.consequences.requests.map(\.id).contains(late))
    #expect(report.warnings.isEmpty)
    #expect(try test.request(waiting).state == .rescheduling)
    try test.expectWholeHistory()
  }

  @Test(
    "Whoever is told a date of such a year is told that it is an estimate, and no longer once it is decreed")
  func saysSo() throws {
    try test.wait(until: "2027-12-27T08:00:00+07:00")
    let id = try test.received(
      agenda: "A-1", windows: [window("2028-01-04T07:30:00+07:00", "2028-01-20T16:00:00+07:00")])
    _ = try test.office.perform(
      BookMeeting(request: id, officers: [test.officers[0]], start: moment("2028-01-05T09:00:00+07:00")),
      as: test.staff(.director))
    func told(_ event: String) throws -> [String] {
      try test.database.read { queries in
        try queries.all("SELECT facts FROM outgoing WHERE channel = 'mail' ORDER BY id") { $0.text(0) }
      }.filter { $0.contains(#""event":"\#(event)""#) }
    }
    for event in ["request-received", "meeting-booked"] {
      let facts = try told(event)
      #expect(!facts.isEmpty && facts.allSatisfy { $0.contains(#""tentativeYears":[2028]"#) }, "\(event)")
    }
    func feed() throws -> String {
      let bytes = try test.office.ask(as: test.staff(.director)) { try $0.calendarFile(of: id, in: .english) }
      return String(decoding: try #require(bytes), as: UTF8.self)
    }
    let expected = try feed()
    #expect(expected.contains("STATUS:TENTATIVE") && !expected.contains("STATUS:CONFIRMED"))
    let days = try test.office.ask(as: .anonymous) { try $0.holidayDocument().bytes }
    #expect(String(decoding: days, as: UTF8.self).contains("DTSTART;VALUE=DATE:20280505"))
    try test.take(decree(leave: []))
    let sure = try feed()
    #expect(sure.contains("STATUS:CONFIRMED") && !sure.contains("STATUS:TENTATIVE"))
  }
}
