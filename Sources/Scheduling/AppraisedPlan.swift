public import WorkCalendar

/// A plan that somebody made by hand, judged.
public struct AppraisedPlan: Hashable, Sendable {
  /// What can stand of it, and why the other requests have nothing: by themselves, not by the hand that left them out.
  public let plan: Plan
  /// What cannot stand, in the order in which it was given.
  public let refusals: [RefusedPlacement]
}

/// The ways in which one request could be met beside a plan.
public struct PlacementChoices: Hashable, Sendable {
  /// A start that one of the request's windows holds, with the officers who could hold the meeting.
  public struct Slot: Hashable, Sendable {
    /// When they would meet.
    public let time: InstantRange
    /// The rank of the first window that holds it, 0 being the first choice.
    public let proposal: Int
    /// Who could hold it, in the order of the problem; never empty.
    public let holders: [Holder]
  }

  /// An officer who could hold the meeting.
  public struct Holder: Hashable, Sendable {
    /// The officer's id.
    public let officer: String
    /// How good the plan would be.
    public let objective: Objective
  }

  /// The starts, ascending.
  public let slots: [Slot]
  /// How good the plan is without the request.
  public let without: Objective
  /// Why each window could not be had if nobody else asked, and the free times nearest to them beside the plan.
  public let explanation: Unmatched?
}

/// Why a plan has for a request what it has.
public struct PlacementGround: Hashable, Sendable {
  /// For each window before the one that is taken, why it could not be had; `outbid` where only other requests stand
  /// against it.
  public let betterWindows: [UnmatchedReason]
  /// Whether nobody competent is free at an earlier start of the window.
  public let isEarliest: Bool
  /// How many officers are competent.
  public let competent: Int
  /// How many of them could hold the meeting at this time.
  public let free: Int
  /// How many other meetings the officer has, standing and planned.
  public let load: Int
  /// Whether nobody who could hold it has fewer.
  public let isLeastLoaded: Bool
}

/// A part of the objective, in the order in which plans are compared by them (rules of the service, section 5.3).
public enum ObjectivePart: String, CaseIterable, Hashable, Sendable {
  case priorityMatched, matched, rankSum, workingDaysAfterEarliest, loadSquares, startMinutes

  /// Whether more of it is better.
  public var growsBetter: Bool { self == .priorityMatched || self == .matched }
}

extension Objective {
  /// The value of a part.
  public subscript(part: ObjectivePart) -> Int {
    switch part {
    case .priorityMatched: priorityMatched
    case .matched: matched
    case .rankSum: rankSum
    case .workingDaysAfterEarliest: workingDaysAfterEarliest
    case .loadSquares: loadSquares
    case .startMinutes: startMinutes
    }
  }

  /// The first part in which another objective differs: the one that decides which is better; `nil` where none does.
  public func decidingPart(against other: Objective) -> ObjectivePart? {
    ObjectivePart.allCases.first { self[$0] != other[$0] }
  }
}
