/// What is known when a step is about to be taken.
public struct StepFacts: Hashable, Sendable {
  /// What comes with the step, or stands on the request already. `completeness` is not told here: it follows
  /// from `missingItems`.
  public var given: Set<Requirement>
  /// What the request still lacks (`Completeness`).
  public var missingItems: [MissingItem]
  /// Whether the request has an agenda number.
  public var isRegistered: Bool
  /// Whether the applicant came to the counter in person and is to be served first.
  public var isPriorityAtCounter: Bool
  /// Whether a meeting stands.
  public var meetingStands: Bool
  /// Whether the last meeting was called off.
  public var wasCalledOff: Bool
  /// Whether the member of staff who acts is one of the officers assigned to the request.
  public var isAssigned: Bool

  /// Facts; nothing is known unless it is told.
  public init(
    given: Set<Requirement> = [], missingItems: [MissingItem] = [], isRegistered: Bool = false,
    isPriorityAtCounter: Bool = false, meetingStands: Bool = false, wasCalledOff: Bool = false,
    isAssigned: Bool = false
  ) {
    self.given = given
    self.missingItems = missingItems
    self.isRegistered = isRegistered
    self.isPriorityAtCounter = isPriorityAtCounter
    self.meetingStands = meetingStands
    self.wasCalledOff = wasCalledOff
    self.isAssigned = isAssigned
  }

  /// Whether a circumstance holds.
  public func holds(_ circumstance: Circumstance) -> Bool {
    switch circumstance {
    case .always: true
    case .unregistered: !isRegistered
    case .registered: isRegistered
    case .priorityAtCounter: isPriorityAtCounter
    case .meetingStands: meetingStands
    case .noMeetingStands: !meetingStands
    case .calledOff: wasCalledOff && !meetingStands
    }
  }

  /// Whether something that a step needs is there.
  public func satisfies(_ requirement: Requirement) -> Bool {
    requirement == .completeness ? missingItems.isEmpty : given.contains(requirement)
  }
}
