import Casework
import Testing
import WorkCalendar

@Suite("The reports")
struct ReportTests {
  private static let april = CivilDate.march(32)

  /// A request received on a day of March 2026, and completed on another, or not.
  private static func record(
    received: Int, completed: Int?, later: Int? = nil, now: Int = 40
  ) throws -> ServiceRecord? {
    let received = CivilDate.march(received)
    let timeline = try #require(
      ServiceTimeline(
        changes: [
          StateChange(.submitted, at: received.at(8)), StateChange(.received, at: received.at(10)),
          StateChange(.assigned, at: received.at(11)),
        ], completedAt: completed.map { CivilDate.march($0).at(10) },
        later: later.map { LaterDate(.agreed, date: .march($0)) }))
    return ServiceRecord(
      try ServiceClock(calendar: .decreed()).standing(of: timeline, at: CivilDate.march(now).at(9)))
  }

  @Test("A request counts in the month of its completion; one that is overdue when it became late")
  func counted() throws {
    #expect(try ReportTests.record(received: 4, completed: 11)?.countedOn == .march(11))
    let overdue = try #require(try ReportTests.record(received: 4, completed: nil))
    #expect(overdue.countedOn == .march(12) && overdue.isOpen && overdue.verdict == .late)
    #expect(try ReportTests.record(received: 4, completed: nil, now: 5) == nil)
  }

  @Test("On time, as agreed, late and reschedulings are told by month, months without any included")
  func level() throws {
    let records = [
      try ReportTests.record(received: 4, completed: 11), try ReportTests.record(received: 4, completed: 10),
      try ReportTests.record(received: 4, completed: 13, later: 13),
      try ReportTests.record(received: 4, completed: 13), try ReportTests.record(received: 4, completed: nil),
      // Received on the 31st, due on 7 April.
      try ReportTests.record(received: 31, completed: 32),
      try ReportTests.record(received: 31, completed: nil),
    ].compactMap { $0 }
    let level = ServiceLevel(
      records: records, reschedules: [.march(1), .march(31), ReportTests.april, .march(0), .march(63)],
      from: .march(1), to: .march(94))
    #expect(level.months.map(\.month.description) == ["2026-03", "2026-04", "2026-05", "2026-06"])
    #expect(level.months.map(\.onTime) == [2, 1, 0, 0])
    #expect(level.months.map(\.asAgreed) == [1, 0, 0, 0])
    #expect(level.months.map(\.late) == [2, 1, 0, 0])
    #expect(level.months.map(\.lateAndOpen) == [1, 1, 0, 0])
    #expect(level.months.map(\.reschedules) == [2, 1, 1, 0])
    let registry = try #require(level.months.first?.desks.first { $0.desk == .registry })
    #expect(registry.requests == 5 && registry.seconds == 5 * 2 * 3600)
    #expect(level.months.last?.desks.isEmpty == true)
  }

  @Test("Only what lies in the period counts, its first day included and its last not")
  func period() throws {
    let record = try #require(try ReportTests.record(received: 4, completed: 11))
    let count = { (from: Int, to: Int) in
      ServiceLevel(records: [record], reschedules: [.march(11)], from: .march(from), to: .march(to))
        .months.reduce(0) { $0 + $1.onTime * 10 + $1.reschedules }
    }
    #expect(count(11, 12) == 11)
    #expect(count(10, 11) == 0)
    #expect(count(12, 20) == 0)
    #expect(ServiceLevel(records: [], reschedules: [], from: .march(5), to: .march(5)).months.isEmpty)
  }

  @Test("Months follow one another over the end of a year")
  func months() {
    let from = CivilDate.march(-100)
    #expect(
      Month.months(from: from, to: .march(1)).map(\.description) == [
        "2025-11", "2025-12", "2026-01", "2026-02",
      ])
  }

  @Test("The load of an officer is told by month, with the fullest day; officers without meetings too")
  func load() {
    let meetings = [
      HeldMeeting(
        officers: [Identifier(1), Identifier(2)], time: CivilDate.march(10).span((9, 0), (10, 0)),
        state: .held),
      HeldMeeting(
        officers: [Identifier(1), Identifier(1)], time: CivilDate.march(10).span((10, 0), (10, 30)),
        state: .scheduled),
      HeldMeeting(
        officers: [Identifier(1)], time: CivilDate.march(10).span((13, 0), (14, 0)), state: .cancelled),
      HeldMeeting(officers: [Identifier(1)], time: ReportTests.april.span((0, 0), (1, 0)), state: .held),
      HeldMeeting(officers: [Identifier(1)], time: CivilDate.march(63).span((9, 0), (10, 0)), state: .held),
    ]
    let load = Load(
      meetings: meetings, officers: [Identifier(2), Identifier(1), Identifier(3)], from: .march(1),
      to: .march(62))
    #expect(load.rows.map(\.officer.number) == [2, 1, 3, 2, 1, 3])
    #expect(load.rows.map(\.month.month) == [3, 3, 3, 4, 4, 4])
    #expect(load.rows.map(\.held) == [1, 1, 0, 0, 1, 0])
    #expect(load.rows.map(\.scheduled) == [0, 1, 0, 0, 0, 0])
    #expect(load.rows.map(\.cancelled) == [0, 1, 0, 0, 0, 0])
    #expect(load.rows.map(\.minutes.count) == [60, 90, 0, 0, 60, 0])
    #expect(load.rows.map(\.mostOnOneDay) == [1, 2, 0, 0, 1, 0])
  }
}
