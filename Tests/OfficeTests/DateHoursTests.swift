import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("Hours of a single date (rules of the service, section 7.4)")
struct DateHoursTests {
  let office: StaffedOffice
  let tuesday = date("2026-03-10")
  let evening = LocalSpan(iso8601: "18:00-20:00").map { [$0] } ?? []

  init() throws { office = try StaffedOffice() }

  private func publish(
    _ spans: [LocalSpan], on day: CivilDate, of officer: Int, as principal: Principal? = nil
  )
    throws
  {
    _ = try office.office.perform(
      PublishDateHours(officer: office.officers[officer], date: day, spans: spans, version: .any),
      as: principal ?? office.staff[officer])
  }

  private func starts(of officer: Int) throws -> [Instant] {
    try office.office.ask(as: office.director) { desk in
      try desk.outlook(of: office.officers[officer], days: 14).filter { $0.day.date == tuesday }
        .flatMap { $0.free.map(\.start) }
    }
  }

  @Test(
    "They hold in place of the week's on that date alone, for planning, booking and whoever looks for a time")
  func inPlace() throws {
    let before = try starts(of: 0)
    try publish(evening, on: tuesday, of: 0)
    #expect(before != [march(10, "18:00")])
    #expect(try starts(of: 0) == [march(10, "18:00")])
    #expect(try starts(of: 1) == before)
    var offered: Set<Instant> = []
    try office.office.ask(as: .anonymous) {
      try $0.freeSlots(from: tuesday, to: tuesday.advanced(by: 2), duration: nil, needs: ["kbli", "nib"])
    }.forEach { start, _, _ in offered.insert(start) }
    #expect(offered.contains(march(10, "18:00")) && !offered.contains(march(10, "09:00")))
    #expect(offered.contains(march(11, "09:00")) && !offered.contains(march(11, "18:00")))
    let id = try office.meet(at: span(10, "18:00", "19:00"), with: 0, needs: ["kbli", "nib"])
    #expect(try office.request(id).state == .scheduled)
    #expect(throws: Refusal.self) { try office.meet(at: span(10, "09:00", "10:00"), with: 0) }
  }

  @Test("An applicant may propose them, though the office is closed then")
  func proposals() throws {
    #expect(throws: Refusal.self) { try office.submit(windows: [span(10, "18:00", "19:00")]) }
    try publish(evening, on: tuesday, of: 0)
    _ = try office.submit(windows: [span(10, "18:00", "19:00")])
  }

  @Test("They say more than the officer's calendar does of its hours; an absence still counts")
  func otherSources() throws {
    let calendar = """
      BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Contoh//ID\r\nBEGIN:VAVAILABILITY\r\nUID:a\r\n\
      DTSTAMP:20260301T000000Z\r\nDTSTART:20260309T170000Z\r\nDTEND:20260310T170000Z\r\n\
      BEGIN:AVAILABLE\r\nUID:b\r\nDTSTAMP:20260301T000000Z\r\nDTSTART:20260310T020000Z\r\n\
      DTEND:20260310T040000Z\r\nEND:AVAILABLE\r\nEND:VAVAILABILITY\r\nEND:VCALENDAR\r\n
      """
    _ = try office.office.perform(
      PublishAvailability(
        officer: office.officers[0], publication: .calendar(Array(calendar.utf8)), version: .any),
      as: office.staff[0])
    #expect(try starts(of: 0) == [march(10, "09:00")])
    try publish(evening, on: tuesday, of: 0)
    #expect(try starts(of: 0) == [march(10, "18:00")])
    _ = try office.office.perform(
      DeclareAbsence(
        officer: office.officers[0], time: span(10, "18:00", "19:00"), reason: "sakit",
        resolution: .substitute),
      as: office.staff[0])
    #expect(try starts(of: 0) == [march(10, "19:00")])
  }

  @Test("The last ones published hold; those that overlap are joined; taken back, the week holds again")
  func lifecycle() throws {
    let before = try starts(of: 0)
    try publish(evening, on: tuesday, of: 0)
    let overlapping = ["15:00-16:00", "13:00-15:30", "07:00-08:00"].compactMap(LocalSpan.init(iso8601:))
    try publish(overlapping, on: tuesday, of: 0, as: office.director)
    #expect(try starts(of: 0) == [march(10, "07:00"), march(10, "13:00")])
    let withdrawal = WithdrawDateHours(officer: office.officers[0], date: tuesday, version: .any)
    _ = try office.office.perform(withdrawal, as: office.staff[0])
    #expect(try starts(of: 0) == before)
    #expect(throws: Refusal.self) { try office.office.perform(withdrawal, as: office.staff[0]) }
  }

  @Test("A date is one of the next 400 days on which people work")
  func dates() throws {
    let today = date("2026-03-02")
    try publish(evening, on: today, of: 0)
    try publish(evening, on: today.advanced(by: 399), of: 0)
    for other in [today.advanced(by: -1), today.advanced(by: 400), date("2026-03-14"), date("2026-03-20")] {
      #expect(throws: Refusal.self) { try publish(evening, on: other, of: 0) }
    }
    #expect(throws: Refusal.self) { try publish([], on: tuesday, of: 0) }
    #expect(try office.base.database.read { try $0.dateHours(from: date("2026-01-01")) }.count == 2)
  }

  @Test("Who has not seen what another has changed changes nothing; both acts stand in the history")
  func versions() throws {
    let seen = SeenVersion.oneOf([1])
    func withdraw(_ version: SeenVersion) throws -> OfficerRecord {
      try office.office.perform(
        WithdrawDateHours(officer: office.officers[0], date: tuesday, version: version), as: office.staff[0])
    }
    let published = try office.office.perform(
      PublishDateHours(officer: office.officers[0], date: tuesday, spans: evening, version: seen),
      as: office.staff[0])
    #expect(published.officer.version == 2)
    #expect(throws: Refusal.self) { try withdraw(seen) }
    // Who has seen another version is told so first, whatever else is wrong.
    let refusal = #expect(throws: Refusal.self) {
      try office.office.perform(
        PublishDateHours(
          officer: office.officers[0], date: date("2026-03-14"), spans: evening, version: seen),
        as: office.staff[0])
    }
    guard case .changedMeanwhile? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(throws: Refusal.self) {
      try office.office.perform(
        PublishDateHours(officer: office.officers[0], date: tuesday, spans: evening, version: seen),
        as: office.director)
    }
    #expect(try starts(of: 0) == [march(10, "18:00")])
    #expect(try withdraw(.oneOf([2])).version == 3)
    let events = try office.base.database.read { queries in
      try queries.all("SELECT event FROM history WHERE event LIKE 'date-hours-%' ORDER BY id") { $0.text(0) }
    }
    #expect(events == ["date-hours-published", "date-hours-withdrawn"])
  }

  @Test("Both sides may agree on them where a meeting is moved")
  func moved() throws {
    let id = try office.meet(at: span(10, "09:00", "10:00"), with: 0)
    let offer = ProposeRescheduling(request: id, reason: "rapat", starts: [march(11, "18:00")])
    #expect(throws: Refusal.self) { try office.office.perform(offer, as: .applicant(id)) }
    try publish(evening, on: date("2026-03-11"), of: 0)
    _ = try office.office.perform(offer, as: .applicant(id))
    #expect(try office.request(id).state == .rescheduling)
  }

  @Test("A week of the team that lies behind still has them")
  func behind() throws {
    try publish(evening, on: tuesday, of: 0)
    office.clock.now = march(16, "08:00")
    let week = try office.office.ask(as: office.director) { try $0.teamWeek(from: date("2026-03-09")) }
    let row = try #require(week.officers.firstIndex { $0.id == office.officers[0] })
    #expect(week.days[1].ownHours[row] == [span(10, "18:00", "20:00")])
    #expect(week.days[2].ownHours[row] == nil)
  }

  @Test("They are the officer's and the director's to publish")
  func publishers() throws {
    for stranger in [office.staff[1], office.registry, office.auditor, .anonymous] {
      #expect(throws: Refusal.self) { try publish(evening, on: tuesday, of: 0, as: stranger) }
      #expect(throws: Refusal.self) {
        try office.office.perform(
          WithdrawDateHours(officer: office.officers[0], date: tuesday, version: .any), as: stranger)
      }
    }
    #expect(try office.base.database.read { try $0.dateHours(from: tuesday) }.isEmpty)
  }
}
