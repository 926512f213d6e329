import Casework
import JSON
import Office
import Scheduling
import Store
import Testing
import WorkCalendar

@Suite("Plans (rules of the service, sections 5.2 and 5.3)")
struct PlanTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  func plan(_ requests: [Identifier<Record.Request>]? = nil) throws -> PlanRecord {
    let draft = try office.office.draftPlan(for: requests, as: office.director, in: .english)
    return try office.office.perform(KeepPlan(draft), as: office.director)
  }

  func assignments(_ plan: PlanRecord) throws -> [JSONObject] {
    guard case .object(let document) = try JSONValue(parsing: Array(plan.document.utf8)),
      case .array(let values)? = document["assignments"]
    else { return [] }
    return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
  }

  @Test("all that waits is planned, nothing is booked before the approval, and then all of it is")
  func approval() throws {
    let first = try office.receive(windows: [span(9, "09:00", "10:00")])
    let second = try office.receive(windows: [span(9, "09:00", "10:00")])
    _ = try office.submit(windows: [span(9, "09:00", "10:00")])
    let plan = try plan()
    #expect(
      try assignments(plan).map { $0["request"] } == [
        .string(first.description), .string(second.description),
      ])
    #expect(try office.request(first).state == .received)
    let booked = try office.office.perform(ApprovePlan(plan: plan.id), as: office.director)
    #expect(booked.map(\.request) == [first, second])
    #expect(Set(booked.flatMap(\.meeting.officers)).count == 2)
    #expect(try office.request(second).state == .scheduled)
    #expect(throws: Refusal.self) {
      try office.office.perform(ApprovePlan(plan: plan.id), as: office.director)
    }
  }

  @Test("where anything has changed nothing is booked, and it is told what")
  func changed() throws {
    let first = try office.receive(needs: ["kbli", "nib"], windows: [span(9, "09:00", "10:00")])
    let second = try office.receive(windows: [span(9, "13:00", "14:00")])
    let plan = try plan()
    _ = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    do {
      _ = try office.office.perform(ApprovePlan(plan: plan.id), as: office.director)
      Issue.record("a plan that no longer holds was booked")
    } catch Refusal.planChanged(let changes) {
      #expect(changes.map(\.request) == [first])
    }
    #expect(try office.request(second).state == .received)
    let kept = try office.office.ask(as: office.director) { try $0.plan(plan.id).state }
    #expect(kept == .proposed)
  }

  @Test("the director may change a plan and leave requests out, but add none")
  func changes() throws {
    let first = try office.receive(windows: [span(9, "09:00", "12:00")])
    let second = try office.receive(windows: [span(9, "09:00", "12:00")])
    let stranger = try office.submit(windows: [span(9, "09:00", "12:00")]).view.request.id
    let plan = try plan()
    func approve(_ request: Identifier<Record.Request>) throws -> [ApprovePlan.Booked] {
      try office.office.perform(
        ApprovePlan(
          plan: plan.id,
          assignments: [.init(request: request, officer: office.officers[3], start: march(9, "10:30"))]),
        as: office.director)
    }
    #expect(throws: Refusal.self) { try approve(stranger) }
    let booked = try approve(second)
    #expect(booked.first?.meeting.meeting.time.start == march(9, "10:30"))
    #expect(try office.request(first).state == .received)
  }

  @Test("only the director plans, and only what waits")
  func allowed() throws {
    #expect(throws: Refusal.self) {
      try office.office.draftPlan(as: office.staff[0], in: .indonesian)
    }
    let id = try office.submit(windows: [span(9, "09:00", "10:00")]).view.request.id
    #expect(throws: Refusal.self) { try plan([id]) }
  }

  @Test("one request is answered at once: why each window is refused, and what is near")
  func options() throws {
    let id = try office.receive(
      needs: ["kbli", "nib"], windows: [span(9, "09:00", "10:00"), span(10, "09:00", "10:00")])
    _ = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    let options = try office.office.ask(as: .applicant(id)) { try $0.options(for: $0.request(id)) }
    #expect(options.windows.map(\.reason) == [.officersBusy, nil])
    #expect(options.alternatives.count == 3)
    #expect(options.earliestDate == date("2026-03-09"))
  }
}
