import Casework
import JSON
import Scheduling
import Store
import WorkCalendar

extension Desk {
  /// What the request still lacks (SP requirements 4 and 5), and what the desk has asked for when it sent the
  /// request back and has not been given anew.
  public func missingItems(of request: RequestRecord) throws -> [MissingItem] {
    let missing = Completeness.missing(
      applicant: request.applicant, letter: request.letter, chronology: request.chronology,
      consultations: try queries.consultations(of: request.id), relatedUnit: request.relatedUnit,
      documents: Set(try queries.documents(of: request.id).map(\.role)))
    return MissingItem.allCases.filter { missing.contains($0) || request.returnedFor.contains($0) }
  }

  /// What a step on a request leads to, taken by some actors, or else by the principal. Fails with
  /// `Refusal.step` where it is not allowed.
  func decide(
    _ step: Step, on request: RequestRecord, by actors: Set<Casework.Actor>? = nil,
    given: Set<Requirement> = [], missing: [MissingItem] = []
  ) throws -> StepDecision {
    let facts = try facts(of: request, given: given, missing: missing)
    do throws(StepRefusal) {
      return try TransitionTable.standard.decide(
        step, in: request.state, by: actors ?? principal.actors, facts: facts)
    } catch {
      throw Refusal.step(error)
    }
  }

  /// What handing a request in leads to. Who has shown nothing is about to be its applicant. Fails with
  /// `Refusal.step`.
  func decideSubmission() throws -> StepDecision {
    let actors = principal == .anonymous ? [.applicant] : principal.actors
    do throws(StepRefusal) {
      return try TransitionTable.standard.decide(.submit, in: nil, by: actors, facts: StepFacts())
    } catch {
      throw Refusal.step(error)
    }
  }

  /// The steps that the principal could take on a request, whatever they still need.
  public func possibleSteps(on request: RequestRecord) throws -> [Step] {
    TransitionTable.standard.steps(
      in: request.state, by: principal.actors, facts: try facts(of: request, given: [], missing: []))
  }

  /// What stands against each step on a request, as the principal would take it with all that it needs besides; steps
  /// that nothing stands against are not in it.
  public func refusals(on request: RequestRecord) throws -> [Step: StepRefusal] {
    let facts = try facts(
      of: request, given: Set(Requirement.allCases), missing: try missingItems(of: request))
    var refusals: [Step: StepRefusal] = [:]
    for step in Step.allCases {
      do throws(StepRefusal) {
        _ = try TransitionTable.standard.decide(step, in: request.state, by: principal.actors, facts: facts)
      } catch {
        refusals[step] = error
      }
    }
    return refusals
  }

  private func facts(
    of request: RequestRecord, given: Set<Requirement>, missing: [MissingItem]
  ) throws -> StepFacts {
    let meetings = try queries.meetings(of: request.id)
    var isAssigned = false
    if case .staff(let member) = principal, let officer = member.officer {
      isAssigned = try queries.assignees(of: request.id).contains(officer)
    }
    return StepFacts(
      given: given, missingItems: missing, isRegistered: request.agendaNumber != nil,
      isPriorityAtCounter: request.isPriorityAtCounter,
      meetingStands: meetings.contains { $0.state == .scheduled },
      wasCalledOff: meetings.last?.state == .cancelled, isAssigned: isAssigned)
  }

  /// Lets a request enter a state and writes it. Where a meeting may not stand in that state, the one that
  /// stands is called off, or was held where the request is facilitated, and an open rescheduling ends with
  /// it. Returns the meeting that was called off; `nil` for none.
  @discardableResult
  func enter(_ state: RequestState, _ request: inout RequestRecord) throws -> StaffedMeeting? {
    var calledOff: StaffedMeeting?
    if request.state.allowsPlannedMeeting, !state.allowsPlannedMeeting {
      try endNegotiations(of: request)
      if let meeting = try queries.standingMeeting(of: request.id) {
        if state == .facilitated {
          _ = try queries.change(meeting, state: .held, at: now)
          try touch(.meetings)
        } else {
          let officers = try queries.officers(of: meeting.id)
          calledOff = try staffed(try callOff(meeting), by: officers)
        }
      }
    }
    if request.state != state {
      request.state = state
      request.stateSince = now
    }
    if let outcome = Outcome(entering: state) {
      request.outcome = outcome
      request.completedAt = now
    }
    try save(&request)
    return calledOff
  }
}

extension RequestRecord {
  /// Whether the applicant came to the counter in person and is to be served first (SP mechanism 6).
  public var isPriorityAtCounter: Bool { letter.channel == .counter && applicant.priority != .none }
}
