public import Casework
public import Store
public import WorkCalendar
public import Wording

/// What other days off change, or would change (rules of the service, section 1.4).
public struct HolidayReport: Hashable, Sendable {
  /// A request whose earliest or due date moves.
  public struct MovedRequest: Hashable, Sendable {
    /// The number.
    public let id: Identifier<Record.Request>
    /// The reference.
    public let reference: String
    /// The earliest date of a meeting as it was.
    public let earliestBefore: CivilDate
    /// The earliest date of a meeting as it becomes.
    public let earliestAfter: CivilDate
    /// The due date as it was.
    public let dueBefore: CivilDate
    /// The due date as it becomes.
    public let dueAfter: CivilDate
  }

  /// A meeting that falls on a day off now, or comes before the earliest date of its request.
  public struct AffectedMeeting: Hashable, Sendable {
    /// The meeting, which stands until another time is agreed on.
    public let meeting: MeetingRecord
    /// The reference of its request.
    public let reference: String
    /// The day that is off now; `nil` where none is.
    public let dayOff: CalendarDay?
    /// The earliest date, where the meeting comes before it; `nil` where it does not.
    public let earliestDate: CivilDate?
    /// The rescheduling that is open for it: the one that was opened, or one from before. In a preview only one
    /// from before.
    public var rescheduling: Identifier<Record.Rescheduling>?
    /// The times that are offered and held for the applicant; none where nobody is free, or where another time is
    /// being agreed on already.
    public var alternatives: [InstantRange]
  }

  /// An open offer of which times are no longer possible: they are off the table, and what was held for them is
  /// given back.
  public struct AffectedOffer: Hashable, Sendable {
    /// The rescheduling.
    public let rescheduling: Identifier<Record.Rescheduling>
    /// The request.
    public let request: Identifier<Record.Request>
    /// Its reference.
    public let reference: String
    /// The times that are no longer possible.
    public let released: [InstantRange]
    /// Whether none is left, so that the rescheduling ends.
    public let ends: Bool
  }

  /// A meeting that can be held again as it is booked.
  public struct RestoredMeeting: Hashable, Sendable {
    /// The meeting.
    public let meeting: MeetingRecord
    /// The reference of its request.
    public let reference: String
    /// The rescheduling that was open for it; `nil` for none.
    public let rescheduling: Identifier<Record.Rescheduling>?
    /// Whether that has ended, since the calendar had opened it and nobody had answered. Otherwise it goes on, and
    /// the unit may take it back.
    public let hasEnded: Bool
  }

  /// A plan that waits for approval and cannot be approved as it is.
  public struct AffectedPlan: Hashable, Sendable {
    /// The number.
    public let id: Identifier<Record.Plan>
    /// The requests whose planned meetings fall on a day off now, or come too early, by number.
    public let requests: [Identifier<Record.Request>]
  }

  /// Something that whoever brings the days off should look at.
  public struct Warning: Hashable, Sendable {
    /// The line of the file; `nil` where it is about no line.
    public let line: Int?
    /// What it is.
    public let sentence: Sentence
  }

  /// The years that the file is about, ascending.
  public let years: [Int]
  /// How it is taken over.
  public let mode: HolidayImportMode
  /// The version of the calendar that it starts from.
  public let basis: Identifier<Record.CalendarVersion>?
  /// Whether it was done; otherwise nothing has changed.
  public internal(set) var isApplied: Bool
  /// The version of the calendar that it has become; `nil` in a preview, and where nothing was new.
  public internal(set) var version: Identifier<Record.CalendarVersion>?
  /// What changes about the days themselves, in the order of dates.
  public let changes: [HolidayChange]
  /// What follows.
  public internal(set) var consequences: CalendarConsequences
  /// What should be looked at.
  public let warnings: [Warning]
}

/// What follows from other working days.
public struct CalendarConsequences: Hashable, Sendable {
  /// The open requests whose dates move, by number.
  public var requests: [HolidayReport.MovedRequest] = []
  /// The meetings that are affected, in the order of their starts.
  public var meetings: [HolidayReport.AffectedMeeting] = []
  /// The requests without a usable proposal from now on, whose applicants are asked for new ones, by number.
  public var withoutProposals: [Identifier<Record.Request>] = []
  /// The open offers of which times are gone, oldest first.
  public var offers: [HolidayReport.AffectedOffer] = []
  /// The plans that can no longer be approved as they are, oldest first.
  public var plans: [HolidayReport.AffectedPlan] = []
  /// The open requests whose dates hung on days that were only expected, and are sure now and the same, by number.
  public var confirmedRequests: [Identifier<Record.Request>] = []
  /// The meetings that stood on days that were only expected to be working days, and are sure now, in the order of
  /// their starts.
  public var confirmedMeetings: [Identifier<Record.Meeting>] = []
  /// The meetings that could not be held as they are booked, and now can, each with the rescheduling that was open
  /// for it; in the order of their starts.
  public var restored: [HolidayReport.RestoredMeeting] = []
  /// How many mails are queued.
  public var mails = 0
}
