/// What a step leads to.
public struct StepDecision: Hashable, Sendable {
  /// The state that follows.
  public let state: RequestState
  /// Whom it tells.
  public let tells: [Audience]
}

extension TransitionTable {
  /// What a step leads to, or why it is refused.
  ///
  /// `state` is where the request stands, `nil` where there is none yet. `actors` is who asks: one member of
  /// staff may have several roles. What is told first is what no change of the request could mend: a step
  /// that is for others in every state, then the state, then who may do it there, then what is missing.
  ///
  ///     let next = try TransitionTable.standard.decide(.register, in: .submitted, by: [.staff(.registry)],
  ///       facts: StepFacts(given: [.agendaNumber]))
  public func decide(
    _ step: Step, in state: RequestState?, by actors: Set<Actor>, facts: StepFacts
  ) throws(StepRefusal) -> StepDecision {
    let ofStep = rows.filter { $0.step == step }
    guard ofStep.contains(where: { !actors.isDisjoint(with: $0.by) }) else {
      throw .notThisRole(allowed: TransitionTable.actors(of: ofStep))
    }
    let holding = ofStep.filter { facts.holds($0.circumstance) }
    let here = holding.filter { row in state.map { row.from.contains($0) } ?? row.from.isEmpty }
    guard !here.isEmpty else {
      let states = Set(holding.flatMap(\.from))
      throw .notInThisState(allowedIn: RequestState.allCases.filter(states.contains))
    }
    guard let row = here.first(where: { !actors.isDisjoint(with: $0.by) }) else {
      throw .notThisRole(allowed: TransitionTable.actors(of: here))
    }
    // Officers work on their own requests only; whoever may take the step for another reason may take it.
    guard facts.isAssigned || row.by.contains(where: { $0 != .staff(.officer) && actors.contains($0) }) else {
      throw .notAssigned
    }
    let missing = row.needs.filter { !facts.satisfies($0) }
    if missing.contains(.completeness) { throw .incomplete(facts.missingItems) }
    guard missing.isEmpty else { throw .missing(missing) }
    return StepDecision(state: row.to, tells: row.tells)
  }

  /// The steps that some actors could take in a state, in the order of `Step`, whatever they still need.
  public func steps(in state: RequestState, by actors: Set<Actor>, facts: StepFacts) -> [Step] {
    Step.allCases.filter { step in
      do throws(StepRefusal) {
        _ = try decide(step, in: state, by: actors, facts: facts)
        return true
      } catch {
        switch error {
        case .missing, .incomplete: return true
        case .notInThisState, .notThisRole, .notAssigned: return false
        }
      }
    }
  }

  private static func actors(of rows: [Transition]) -> [Actor] {
    Actor.all.filter { actor in rows.contains { $0.by.contains(actor) } }
  }
}

extension RequestState {
  /// Whether a meeting may stand while a request is in this state. A step that leads to another one calls
  /// off the meeting that stands, and ends the rescheduling that is open.
  public var allowsPlannedMeeting: Bool { self == .scheduled || self == .rescheduling }

  /// Whether the request goes on: it is neither done nor left to others.
  public var isOpen: Bool {
    switch self {
    case .closed, .referred, .withdrawn: false
    case .submitted, .returned, .registered, .disposed, .received, .assigned, .scheduled, .rescheduling,
      .facilitated, .answered:
      true
    }
  }
}
