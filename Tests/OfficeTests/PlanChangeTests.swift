import Casework
import Office
import Scheduling
import Store
import Testing
import WorkCalendar

@Suite("Plans changed by hand (rules of the service, section 5.3)")
struct PlanChangeTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  private func plan() throws -> PlanRecord {
    let draft = try office.office.draftPlan(as: office.director, in: .english)
    return try office.office.perform(KeepPlan(draft), as: office.director)
  }

  private func sheet(_ plan: PlanRecord) throws -> PlanSheet {
    try office.office.ask(as: office.director) { try $0.planSheet(plan.id) }
  }

  @discardableResult private func change(
    _ plan: PlanRecord, _ change: ChangePlan.Change, seen: SeenVersion = .any
  ) throws -> PlanSheet {
    try office.office.perform(ChangePlan(plan: plan.id, change, seen: seen), as: office.director)
  }

  /// What stands against a change, by the fields that it names.
  private func refused(_ plan: PlanRecord, _ change: ChangePlan.Change) throws -> [String] {
    do {
      _ = try self.change(plan, change)
      return []
    } catch Refusal.invalid(let problems) {
      return problems.map(\.path)
    }
  }

  private func meeting(
    _ request: Identifier<Record.Request>, _ start: Instant, with officer: Int, isAgreed: Bool = false
  ) -> ApprovePlan.Assignment {
    .init(request: request, officer: office.officers[officer], start: start, isAgreed: isAgreed)
  }

  @Test("A change shows what it costs before anything is booked, and is what the approval books")
  func placed() throws {
    let id = try office.receive(windows: [span(9, "09:00", "12:00"), span(10, "09:00", "10:00")])
    let plan = try plan()
    let before = try sheet(plan)
    #expect(before.plan.objective == before.best && before.plan.isOptimal && !before.isChanged)
    let after = try change(plan, .place(meeting(id, march(10, "09:00"), with: 3)))
    #expect(after.plan.objective.decidingPart(against: after.best) == .rankSum)
    #expect(after.isChanged && !after.plan.isOptimal && after.placedByHand == [id.description])
    #expect(try office.request(id).state == .received)
    let booked = try office.office.perform(ApprovePlan(plan: plan.id), as: office.director)
    #expect(booked.first?.meeting.meeting.time.start == march(10, "09:00"))
    #expect(booked.first?.meeting.officers == [office.officers[3]])
    let approved = try sheet(plan)
    #expect(approved.plan.assignments.map(\.time.start) == [march(10, "09:00")])
    #expect(throws: Refusal.self) { try change(plan, .restore) }
  }

  @Test("What is impossible is refused beside what it stands against, and the plan stays as it was")
  func impossible() throws {
    let first = try office.receive(windows: [span(9, "09:00", "12:00")])
    let second = try office.receive(windows: [span(9, "09:00", "12:00")])
    let waiting = try office.submit(windows: [span(9, "09:00", "12:00")]).view.request.id
    let plan = try plan()
    try change(plan, .place(meeting(first, march(9, "09:00"), with: 0)))
    #expect(try refused(plan, .place(meeting(second, march(9, "09:30"), with: 0))) == ["officer"])
    #expect(try refused(plan, .place(meeting(second, march(9, "10:00"), with: 2))) == ["officer"])
    #expect(try refused(plan, .place(meeting(second, march(9, "10:05"), with: 1))) == ["start"])
    #expect(try refused(plan, .place(meeting(second, march(9, "13:00"), with: 1))) == ["agreed"])
    #expect(try refused(plan, .place(meeting(waiting, march(9, "10:00"), with: 1))) == ["request"])
    let both = [(first, 0), (second, 0)].map { meeting($0.0, march(9, "09:00"), with: $0.1) }
    #expect(try refused(plan, .replace(both)) == ["assignments[1].officer"])
    let kept = try sheet(plan)
    #expect(kept.record.version == 2 && kept.plan.assignments.count == 2)
  }

  @Test("A request that is taken out can be put back, and a plan that is as it was worked out is not changed")
  func takenOut() throws {
    let id = try office.receive(windows: [span(9, "09:00", "12:00")])
    let plan = try plan()
    let without = try change(plan, .takeOut(id))
    #expect(without.plan.assignments.isEmpty && without.takenOut == [id.description])
    #expect(without.possible == [id.description])
    let back = try change(plan, .putBack(id))
    #expect(!back.isChanged && back.plan.isOptimal)
    try change(plan, .takeOut(id))
    #expect(try !change(plan, .restore).isChanged)
  }

  @Test("An unmet request gets an alternative once its applicant has agreed, and is in time as agreed")
  func agreed() throws {
    let busy = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    let id = try office.receive(needs: ["kbli", "nib"], windows: [span(9, "09:00", "10:00")])
    let plan = try plan()
    let unmet = try #require(try sheet(plan).plan.unmatched.first)
    #expect(unmet.request == id.description && unmet.reason == .officersBusy)
    let alternative = try #require(unmet.alternatives.first)
    #expect(try refused(plan, .place(meeting(id, alternative.time.start, with: 0))) == ["agreed"])
    let sheet = try change(plan, .place(meeting(id, march(10, "09:00"), with: 0, isAgreed: true)))
    #expect(sheet.plan.assignments.map(\.isAgreed) == [true] && sheet.plan.objective < sheet.best)
    _ = try office.office.perform(ApprovePlan(plan: plan.id), as: office.director)
    #expect(try office.standing(id)?.time.start == march(10, "09:00"))
    #expect(try office.request(id).laterGround == .agreed)
    #expect(try office.request(busy).state == .scheduled)
  }

  @Test("A plan tells what has changed since it was made, part by part")
  func staleness() throws {
    let first = try office.receive(windows: [span(9, "09:00", "12:00")])
    let second = try office.receive(windows: [span(9, "09:00", "12:00")])
    let plan = try plan()
    #expect(try sheet(plan).staleness?.isFresh == true)
    office.clock.now = march(3, "08:00")
    #expect(try sheet(plan).staleness?.isFresh == true)
    let third = try office.receive(windows: [span(10, "09:00", "12:00")])
    #expect(try sheet(plan).staleness?.arrived == [third])
    _ = try office.office.perform(
      ProposeWindows(request: first, windows: [span(11, "09:00", "12:00")]), as: .applicant(first))
    #expect(try sheet(plan).staleness?.altered == [first])
    #expect(try sheet(plan).refusals.map(\.placement.request) == [first.description])
    _ = try office.office.perform(
      BookMeeting(request: second, officers: [office.officers[3]], start: march(9, "10:00")),
      as: office.director)
    let stale = try #require(try sheet(plan).staleness)
    #expect(stale.gone == [second] && stale.changed == [.meetings])
    _ = try office.office.perform(
      PublishAvailability(
        officer: office.officers[1], publication: .hours(nil, removesCalendar: false), version: .any),
      as: office.staff[1])
    #expect(try sheet(plan).staleness?.changed == [.meetings, .officers])
  }

  @Test("Who has not seen the last change overwrites nothing and books nothing")
  func seen() throws {
    let id = try office.receive(windows: [span(9, "09:00", "12:00")])
    let plan = try plan()
    try change(plan, .takeOut(id), seen: .oneOf([1]))
    #expect(throws: Refusal.self) { try change(plan, .restore, seen: .oneOf([1])) }
    #expect(throws: Refusal.self) {
      try office.office.perform(ApprovePlan(plan: plan.id, seen: .oneOf([1])), as: office.director)
    }
    #expect(try change(plan, .restore, seen: .oneOf([2])).record.version == 3)
  }

  @Test("Only the director changes a plan; a choice tells how good the plan would be")
  func choices() throws {
    let id = try office.receive(windows: [span(9, "09:00", "11:00")])
    let plan = try plan()
    for principal in [office.staff[0], office.auditor, office.registry] {
      #expect(throws: Refusal.self) {
        try office.office.perform(ChangePlan(plan: plan.id, .takeOut(id)), as: principal)
      }
    }
    let (sheet, choices) = try office.office.ask(as: office.director) {
      try $0.planChoices(for: id, of: plan.id)
    }
    #expect(choices.slots.map(\.time.start).first == march(9, "09:00") && choices.slots.count == 5)
    let first = try #require(choices.slots.first?.holders.first)
    #expect(first.objective == sheet.best)
    let previewed = try office.office.ask(as: office.director) {
      try ChangePlan.preview(meeting(id, march(9, "10:00"), with: 0), in: plan.id, at: $0)
    }
    #expect(previewed == choices.slots.last?.holders.first?.objective)
    #expect(try self.sheet(plan).record.version == 1)
  }
}
