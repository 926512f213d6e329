public import WorkCalendar

/// The time that a request has spent at a desk.
public struct DeskTime: Hashable, Sendable {
  /// The desk.
  public let desk: RequestDesk
  /// The seconds there, nights and days off included.
  public let seconds: Int64
  /// The working days there: the day on which it leaves counts, the day on which it comes does not.
  public let workingDays: WorkingDays

  /// A time at a desk.
  public init(desk: RequestDesk, seconds: Int64, workingDays: WorkingDays) {
    self.desk = desk
    self.seconds = seconds
    self.workingDays = workingDays
  }
}

/// Where a request stands in time, for everyone who asks (rules of the service, section 2).
public struct ServiceStanding: Hashable, Sendable {
  /// Where it lies; `nil` where nobody has to act any more.
  public let desk: RequestDesk?
  /// Since when it lies there, or since when nobody has to act.
  public let since: Instant
  /// The time at every desk at which it has been, in the order of `RequestDesk`.
  public let deskTimes: [DeskTime]
  /// The working day that counts as the day of receipt.
  public let effectiveReceiptDate: CivilDate
  /// The first day on which a meeting may be held.
  public let earliestDate: CivilDate
  /// The day by whose end in office time the request is to be completed.
  public let dueDate: CivilDate
  /// Whether the dates are counted from the submission, since the unit has not received the request: the real
  /// ones can only be later.
  public let isLowerBound: Bool
  /// Whether a day that was counted or skipped may still change.
  public let isTentative: Bool
  /// How it does; `nil` where it was referred or withdrawn, so that nothing is owed.
  public let verdict: Verdict?
  /// Why; `nil` exactly where there is no verdict.
  public let ground: VerdictGround?
}
