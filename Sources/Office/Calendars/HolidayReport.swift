public import Casework
public import ICalendar
public import Store
public import WorkCalendar

/// What an import of days off changes, or would change (rules of the service, section 1.4).
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
    /// The rescheduling that is open for it: the one that the import has opened, or one from before.
    public var rescheduling: Identifier<Record.Rescheduling>?
    /// The times that are offered and held for the applicant; none where nobody is free.
    public var alternatives: [InstantRange]
  }

  /// The years whose days off are replaced, ascending.
  public let years: [Int]
  /// Whether it was done; otherwise nothing has changed.
  public internal(set) var isApplied: Bool
  /// What changes about the days themselves, in the order of dates.
  public let changes: [HolidayChange]
  /// The open requests whose dates move, by number.
  public let requests: [MovedRequest]
  /// The meetings that are affected, in the order of their starts.
  public internal(set) var meetings: [AffectedMeeting]
  /// The requests without a usable proposal from now on, whose applicants are asked for new ones, by number.
  public internal(set) var withoutProposals: [Identifier<Record.Request>]
  /// What was read past in the file.
  public let warnings: [ICalendarWarning]
}
