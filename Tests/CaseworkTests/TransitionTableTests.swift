import Casework
import Testing

@Suite("The desks")
struct TransitionTableTests {
  private let table = TransitionTable.standard

  @Test(
    "Every step, in every state, by every actor, is decided as the listing says", arguments: World.allCases)
  func everyCell(world: World) {
    for state in [nil] + RequestState.allCases.map(Optional.some) {
      for step in Step.allCases {
        for actor in Actor.all {
          let expected = TransitionListing.allowed[
            TransitionListing.Cell(world: world, state: state, actor: actor, step: step)]
          let decided = try? table.decide(step, in: state, by: [actor], facts: world.facts)
          #expect(decided?.state == expected, "\(step) in \(String(describing: state)) by \(actor.name)")
        }
      }
    }
  }

  @Test(
    "A refusal names the states where the step is allowed, and who may take it", arguments: World.allCases)
  func refusals(world: World) {
    let states = [nil] + RequestState.allCases.map(Optional.some)
    let allowed = TransitionListing.allowed
    for step in Step.allCases {
      let inState = { (state: RequestState?, world: World) in
        Actor.all.filter { allowed[.init(world: world, state: state, actor: $0, step: step)] != nil }
      }
      let anywhere = Actor.all.filter { actor in
        World.allCases.contains { world in states.contains { inState($0, world).contains(actor) } }
      }
      for state in states {
        for actor in Actor.all where !inState(state, world).contains(actor) {
          let expected: StepRefusal =
            if !anywhere.contains(actor) {
              .notThisRole(allowed: anywhere)
            } else if inState(state, world).isEmpty {
              .notInThisState(
                allowedIn: RequestState.allCases.filter { !inState($0, world).isEmpty })
            } else {
              .notThisRole(allowed: inState(state, world))
            }
          #expect(throws: expected) {
            try table.decide(step, in: state, by: [actor], facts: world.facts)
          }
        }
      }
    }
  }

  /// A step that needs something: the state and the actor that may take it, and what it needs.
  struct Need: CustomTestStringConvertible {
    let step: Step
    let state: RequestState
    let actor: Actor
    let needs: Set<Requirement>
    var facts = World.meetingStands.facts
    var testDescription: String { "\(step) in \(state)" }
  }

  static let needs = [
    Need(step: .register, state: .submitted, actor: .staff(.registry), needs: [.agendaNumber]),
    Need(step: .return, state: .registered, actor: .staff(.registry), needs: [.missingItems]),
    Need(step: .refer, state: .submitted, actor: .staff(.registry), needs: [.relatedUnit, .reason]),
    Need(step: .refer, state: .registered, actor: .staff(.deputy), needs: [.relatedUnit, .reason]),
    Need(step: .refer, state: .received, actor: .staff(.director), needs: [.relatedUnit, .reason]),
    Need(
      step: .receive, state: .submitted, actor: .staff(.director), needs: [.agendaNumber],
      facts: World.atCounter.facts),
    Need(step: .assign, state: .received, actor: .staff(.director), needs: [.officers]),
    Need(step: .assign, state: .scheduled, actor: .staff(.director), needs: [.officers]),
    Need(step: .assign, state: .rescheduling, actor: .staff(.director), needs: [.officers]),
    Need(step: .schedule, state: .received, actor: .staff(.director), needs: [.officers, .time]),
    Need(step: .schedule, state: .assigned, actor: .staff(.officer), needs: [.officers, .time]),
    Need(step: .callOff, state: .scheduled, actor: .staff(.officer), needs: [.reason]),
    Need(step: .callOff, state: .rescheduling, actor: .staff(.officer), needs: [.reason]),
    Need(step: .proposeReschedule, state: .scheduled, actor: .applicant, needs: [.reason, .options]),
    Need(
      step: .agreeReschedule, state: .rescheduling, actor: .applicant,
      needs: [.agreedOption, .officers, .time]),
    Need(step: .facilitate, state: .scheduled, actor: .staff(.officer), needs: [.minutesOrNote]),
    Need(step: .facilitate, state: .rescheduling, actor: .staff(.officer), needs: [.minutesOrNote]),
    Need(step: .answer, state: .received, actor: .staff(.director), needs: [.replyLetter]),
    Need(step: .answer, state: .assigned, actor: .staff(.officer), needs: [.replyLetter]),
    Need(step: .endReschedule, state: .rescheduling, actor: .service, needs: []),
    Need(step: .close, state: .answered, actor: .service, needs: []),
    Need(step: .withdraw, state: .scheduled, actor: .applicant, needs: []),
    Need(step: .dispose, state: .registered, actor: .staff(.deputy), needs: []),
  ]

  @Test("A step is refused exactly while something that it needs is not given", arguments: needs)
  func missing(need: Need) {
    for requirement in Requirement.allCases where requirement != .completeness {
      var facts = need.facts
      facts.given.remove(requirement)
      if need.needs.contains(requirement) {
        #expect(throws: StepRefusal.missing([requirement])) {
          try table.decide(need.step, in: need.state, by: [need.actor], facts: facts)
        }
      } else {
        #expect(throws: Never.self) {
          try table.decide(need.step, in: need.state, by: [need.actor], facts: facts)
        }
      }
    }
  }

  @Test(
    "An incomplete request is neither registered nor completed, and the missing items are named",
    arguments: [(Step.register, RequestState.submitted), (.complete, .returned)])
  func incomplete(step: Step, state: RequestState) {
    var facts = World.plain.facts
    facts.missingItems = [.letter, .email]
    #expect(throws: StepRefusal.incomplete([.letter, .email])) {
      try table.decide(step, in: state, by: [.staff(.registry)], facts: facts)
    }
  }

  @Test("An officer takes steps on requests of their own only; a director who is an officer too, on any")
  func assigned() throws {
    var facts = World.meetingStands.facts
    facts.isAssigned = false
    #expect(throws: StepRefusal.notAssigned) {
      try table.decide(.facilitate, in: .scheduled, by: [.staff(.officer)], facts: facts)
    }
    let both: Set<Actor> = [.staff(.officer), .staff(.director)]
    #expect(try table.decide(.facilitate, in: .scheduled, by: both, facts: facts).state == .facilitated)
  }

  @Test("A step that follows from several roles is taken with the role that has it")
  func severalRoles() throws {
    let roles: Set<Actor> = [.staff(.auditor), .staff(.registry), .staff(.deputy)]
    #expect(
      try table.decide(.dispose, in: .registered, by: roles, facts: World.plain.facts).state == .disposed)
  }

  @Test("The applicant is told of every step, and whoever has to act next")
  func tells() {
    for row in table.rows {
      #expect(row.tells.contains(.applicant), "\(row.step)")
      #expect(Set(row.tells).count == row.tells.count, "\(row.step)")
    }
    let next: [RequestState: Audience] = [
      .submitted: .registry, .returned: .applicant, .registered: .deputy, .disposed: .director,
      .assigned: .officers, .scheduled: .officers,
    ]
    for row in table.rows {
      if let audience = next[row.to] { #expect(row.tells.contains(audience), "\(row.step) to \(row.to)") }
    }
  }

  @Test("Every step has a row, and every state can be reached and, but for the ends, left")
  func whole() {
    #expect(Set(table.rows.map(\.step)) == Set(Step.allCases))
    #expect(Set(table.rows.map(\.to)) == Set(RequestState.allCases))
    let left = Set(table.rows.flatMap(\.from))
    #expect(left == Set(RequestState.allCases.filter(\.isOpen)))
  }

  @Test("What an actor is offered is what would be decided, whatever is still to be given")
  func offered() {
    let officer: Set<Actor> = [.staff(.officer)]
    let facts = StepFacts(meetingStands: true, isAssigned: true)
    #expect(
      table.steps(in: .scheduled, by: officer, facts: facts) == [
        .proposeReschedule, .callOff, .facilitate, .answer,
      ])
    #expect(table.steps(in: .scheduled, by: officer, facts: StepFacts()).isEmpty)
    #expect(table.steps(in: .closed, by: Set(Actor.all), facts: facts).isEmpty)
  }
}
