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
    let expected = HolidayCalendar(records: []).daysOff(in: 2028).filter {
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
    #expect(kinds == [.confirmed: HolidayCalendar(records: []).daysOff(in: 2028).count, .added: 1])
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
      HolidayForecast.daysOff(in: 2028).first { $0.name.english == "Good Friday" }?.date)
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
}
