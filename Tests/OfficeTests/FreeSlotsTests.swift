import Casework
import JSON
import Office
import Store
import Testing
import WorkCalendar

@Suite("Free slots (rules of the service, sections 2.2, 5.1 and 5.2)")
struct FreeSlotsTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  func slots(
    from: Int = 9, to: Int = 10, needs: [String] = [], minutes: Int? = nil,
    as principal: Principal = .anonymous
  ) throws -> [Instant: Int] {
    let slots = try office.office.ask(as: principal) {
      try $0.freeSlots(
        from: date("2026-03-01").advanced(by: from - 1), to: date("2026-03-01").advanced(by: to - 1),
        duration: minutes.map(Minutes.init), needs: needs)
    }
    var counts: [Instant: Int] = [:]
    slots.forEach { start, end, count in
      #expect(end == start + Minutes(minutes ?? 60))
      counts[start] = count
    }
    return counts
  }

  @Test("nothing is offered before the earliest date of a request handed in now")
  func earliest() throws {
    #expect(try slots(from: 2, to: 9).isEmpty)
    #expect(try slots(from: 2, to: 10).keys.min() == march(9, "08:00"))
  }

  @Test("only officers with every competence count")
  func competences() throws {
    #expect(try slots()[march(9, "09:00")] == 4)
    #expect(try slots(needs: ["nib"])[march(9, "09:00")] == 3)
    #expect(try slots(needs: ["kbli", "nib"])[march(9, "09:00")] == 1)
    #expect(try slots(needs: ["pajak"]).isEmpty)
  }

  @Test("meetings and held alternatives take their officers away, at once")
  func taken() throws {
    #expect(try slots()[march(9, "09:00")] == 4)
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    #expect(try slots()[march(9, "09:00")] == 3)
    #expect(try slots()[march(9, "10:00")] == 4)
    _ = try office.office.perform(
      ProposeRescheduling(request: id, reason: "rapat", starts: [march(9, "13:00")]), as: office.director)
    #expect(try slots()[march(9, "13:00")] == 3)
  }

  @Test("a time at which every room is held is nobody's")
  func rooms() throws {
    let office = try StaffedOffice(settings: ["online-rooms": "1"])
    _ = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    let slots = try office.office.ask(as: .anonymous) {
      try $0.freeSlots(from: date("2026-03-09"), to: date("2026-03-10"), duration: nil, needs: [])
    }
    var starts: Set<Instant> = []
    slots.forEach { start, _, _ in starts.insert(start) }
    #expect(!starts.contains(march(9, "09:45")))
    #expect(starts.contains(march(9, "10:00")))
  }

  @Test("the buffer is kept once on each side of a meeting, as the booking keeps it")
  func buffer() throws {
    let office = try StaffedOffice(settings: ["buffer-minutes": "30"])
    _ = try office.meet(at: span(9, "10:00", "11:00"), with: 0)
    let slots = try office.office.ask(as: .anonymous) {
      try $0.freeSlots(
        from: date("2026-03-09"), to: date("2026-03-10"), duration: Minutes(30), needs: ["kbli", "nib"])
    }
    var starts: Set<Instant> = []
    slots.forEach { start, _, _ in starts.insert(start) }
    #expect(starts.contains(march(9, "09:00")))
    #expect(!starts.contains(march(9, "09:15")))
    #expect(!starts.contains(march(9, "11:15")))
    #expect(starts.contains(march(9, "11:30")))
    for (near, far) in [("09:15", "09:00"), ("11:15", "11:30")] {
      let id = try office.receive(
        needs: ["kbli", "nib"], windows: [span(9, "08:00", "12:00")], minutes: 30)
      let refusal = #expect(throws: Refusal.self) { try office.book(id, with: [0], at: march(9, near)) }
      guard case .taken? = refusal else {
        Issue.record("\(near): \(String(describing: refusal))")
        return
      }
      try office.book(id, with: [0], at: march(9, far))
    }
  }

  @Test("what an officer publishes is seen at once, and a calendar that cannot be read is not kept")
  func published() throws {
    let week = try WeeklyHours.read(["mon": ["13:00-16:00"]], at: .root)
    let outcome = try office.office.perform(
      PublishAvailability(
        officer: office.officers[0], publication: .hours(week, removesCalendar: false), version: .oneOf([1])),
      as: office.staff[0])
    #expect(outcome.officer.version == 2)
    #expect(try slots()[march(9, "09:00")] == 3)
    #expect(try slots()[march(9, "13:00")] == 4)
    let broken = PublishAvailability(
      officer: office.officers[0], publication: .calendar(Array("BEGIN:VCALENDAR".utf8)), version: .oneOf([2])
    )
    #expect(throws: Refusal.self) { try office.office.perform(broken, as: office.staff[0]) }
    let busy = """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      PRODID:-//example//ID\r
      BEGIN:VEVENT\r
      UID:1@example.com\r
      DTSTAMP:20260301T000000Z\r
      DTSTART:20260309T060000Z\r
      DTEND:20260309T070000Z\r
      END:VEVENT\r
      END:VCALENDAR\r

      """
    _ = try office.office.perform(
      PublishAvailability(
        officer: office.officers[0], publication: .calendar(Array(busy.utf8)), version: .oneOf([2])),
      as: office.director)
    #expect(try slots()[march(9, "13:00")] == 3)
    #expect(try slots()[march(9, "14:00")] == 4)
  }

  @Test("an officer publishes for nobody else, and overwrites nobody's change")
  func guarded() throws {
    let publication = PublishAvailability.Publication.hours(nil, removesCalendar: false)
    #expect(throws: Refusal.self) {
      try office.office.perform(
        PublishAvailability(officer: office.officers[0], publication: publication, version: .oneOf([1])),
        as: office.staff[1])
    }
    #expect(throws: Refusal.self) {
      try office.office.perform(
        PublishAvailability(officer: office.officers[0], publication: publication, version: .oneOf([7])),
        as: office.staff[0])
    }
  }

  @Test("names are for staff, and too many days are refused")
  func names() throws {
    func officers(_ principal: Principal) throws -> [OfficerRecord]? {
      try office.office.ask(as: principal) {
        try $0.freeSlots(from: nil, to: nil, duration: nil, needs: ["nib"]).officers
      }
    }
    #expect(try officers(.anonymous) == nil)
    #expect(try officers(office.director)?.map(\.name) == ["Ayu", "Budi", "Dewi"])
    #expect(throws: Refusal.self) { try slots(from: 1, to: 100) }
    #expect(throws: Refusal.self) { try slots(from: 9, to: 8) }
  }

  @Test("a use case that fails leaves nothing behind in what is kept in memory")
  func undone() throws {
    struct Undone: UseCase {
      let officer: Identifier<Record.Officer>
      func perform(at desk: Desk) throws -> Int {
        try desk.queries.addAbsence(of: officer, time: span(9, "00:00", "23:00"), reason: "-")
        try desk.queries.touch(.officers)
        _ = try desk.freeSlots(from: nil, to: nil, duration: nil, needs: [])
        throw Refusal.notFound
      }
    }
    #expect(throws: Refusal.self) {
      try office.office.perform(Undone(officer: office.officers[0]), as: office.director)
    }
    _ = try office.office.perform(
      AddOfficer(name: "Eka", email: "eka@example.go.id", competencies: [], account: nil),
      as: office.admin)
    #expect(try slots()[march(9, "09:00")] == 5)
  }
}
