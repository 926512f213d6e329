import Casework

/// What is known of a request in the tests of the table.
enum World: CaseIterable {
  /// Not registered, no meeting, not at the counter.
  case plain
  /// Registered.
  case registered
  /// At the counter, to be served first.
  case atCounter
  /// A meeting stands.
  case meetingStands
  /// The meeting was called off.
  case calledOff

  /// The facts, with everything given that any step needs.
  var facts: StepFacts {
    StepFacts(
      given: Set(Requirement.allCases), isRegistered: self == .registered,
      isPriorityAtCounter: self == .atCounter, meetingStands: self == .meetingStands,
      wasCalledOff: self == .calledOff, isAssigned: true)
  }
}

/// The table once more, written down by hand the other way round: for each state, what each actor may do, and
/// where it leads.
enum TransitionListing {
  /// State, the worlds in which the line holds, actor, and the steps with the states that follow. `-` is a
  /// request that is not there yet. What stands in no line is refused.
  private static let text = """
    -            any          applicant submit:submitted
    -            any          registry  submit:submitted
    -            any          service   submit:submitted
    submitted    any          registry  register:registered return:returned refer:referred withdraw:withdrawn
    submitted    any          applicant withdraw:withdrawn
    submitted    atCounter    registry  receive:received
    submitted    atCounter    director  receive:received
    returned     any          applicant withdraw:withdrawn
    returned     any          registry  withdraw:withdrawn
    returned     !registered  applicant complete:submitted
    returned     !registered  registry  complete:submitted
    returned     registered   applicant complete:registered
    returned     registered   registry  complete:registered
    registered   any          applicant withdraw:withdrawn
    registered   any          registry  return:returned refer:referred withdraw:withdrawn
    registered   any          deputy    dispose:disposed refer:referred
    registered   atCounter    registry  receive:received
    registered   atCounter    director  receive:received
    disposed     any          applicant withdraw:withdrawn
    disposed     any          registry  withdraw:withdrawn
    disposed     any          director  receive:received refer:referred
    received     any          applicant withdraw:withdrawn
    received     any          registry  withdraw:withdrawn
    received     any          director  assign:assigned refer:referred schedule:scheduled answer:answered
    received     atCounter    registry  schedule:scheduled
    assigned     any          applicant withdraw:withdrawn
    assigned     any          registry  withdraw:withdrawn
    assigned     any          director  assign:assigned refer:referred schedule:scheduled answer:answered
    assigned     any          officer   schedule:scheduled answer:answered
    assigned     calledOff    applicant propose-reschedule:rescheduling
    assigned     calledOff    director  propose-reschedule:rescheduling
    assigned     calledOff    officer   propose-reschedule:rescheduling
    scheduled    any          applicant withdraw:withdrawn propose-reschedule:rescheduling
    scheduled    any          registry  withdraw:withdrawn
    scheduled    any          director  assign:scheduled propose-reschedule:rescheduling call-off:assigned
    scheduled    any          director  facilitate:facilitated answer:answered
    scheduled    any          officer   propose-reschedule:rescheduling call-off:assigned
    scheduled    any          officer   facilitate:facilitated answer:answered
    rescheduling any          applicant withdraw:withdrawn agree-reschedule:scheduled
    rescheduling any          registry  withdraw:withdrawn
    rescheduling any          director  assign:rescheduling agree-reschedule:scheduled answer:answered
    rescheduling any          officer   agree-reschedule:scheduled answer:answered
    rescheduling meetingStands  applicant end-reschedule:scheduled
    rescheduling meetingStands  service   end-reschedule:scheduled
    rescheduling meetingStands  director  end-reschedule:scheduled call-off:rescheduling facilitate:facilitated
    rescheduling meetingStands  officer   end-reschedule:scheduled call-off:rescheduling facilitate:facilitated
    rescheduling !meetingStands applicant end-reschedule:assigned
    rescheduling !meetingStands service   end-reschedule:assigned
    rescheduling !meetingStands director  end-reschedule:assigned
    rescheduling !meetingStands officer   end-reschedule:assigned
    facilitated  any          registry  close:closed
    facilitated  any          director  close:closed
    facilitated  any          officer   close:closed
    facilitated  any          service   close:closed
    answered     any          registry  close:closed
    answered     any          director  close:closed
    answered     any          officer   close:closed
    answered     any          service   close:closed
    """

  /// A cell of the table.
  struct Cell: Hashable {
    let world: World
    let state: RequestState?
    let actor: Actor
    let step: Step
  }

  /// The state that follows, for every cell that is allowed.
  static let allowed: [Cell: RequestState] = {
    var allowed: [Cell: RequestState] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let worlds = World.allCases.filter {
        words[1] == "any" || words[1] == "\($0)" || words[1].hasPrefix("!") && words[1] != "!\($0)"
      }
      for world in worlds {
        for entry in words.dropFirst(3) {
          let parts = entry.split(separator: ":").map(String.init)
          guard let step = Step(rawValue: parts[0]), let next = RequestState(rawValue: parts[1]),
            let actor = Actor.all.first(where: { $0.name == words[2] }),
            words[0] == "-" || RequestState(rawValue: words[0]) != nil
          else { preconditionFailure("the listing has a line that says nothing: \(line)") }
          allowed[Cell(world: world, state: RequestState(rawValue: words[0]), actor: actor, step: step)] =
            next
        }
      }
    }
    return allowed
  }()
}
