/// One row of the table: a step that is allowed.
public struct Transition: Hashable, Sendable {
  /// The step.
  public let step: Step
  /// The states in which it may be taken; none where the step is what makes the request.
  public let from: [RequestState]
  /// What has to be so besides.
  public let circumstance: Circumstance
  /// The state that follows.
  public let to: RequestState
  /// Who may take it.
  public let by: [Actor]
  /// What it needs.
  public let needs: [Requirement]
  /// Whom it tells.
  public let tells: [Audience]

  /// A row from its cells.
  public init(
    _ step: Step, from: [RequestState], when circumstance: Circumstance = .always, to: RequestState,
    by: [Actor], needs: [Requirement] = [], tells: [Audience]
  ) {
    self.step = step
    self.from = from
    self.circumstance = circumstance
    self.to = to
    self.by = by
    self.needs = needs
    self.tells = tells
  }
}
