public import WorkCalendar

/// A meeting as the report on load sees it.
public struct HeldMeeting: Hashable, Sendable {
  /// The officers who hold it.
  public let officers: [Identifier<Record.Officer>]
  /// When.
  public let time: InstantRange
  /// Where it stands.
  public let state: MeetingState

  /// A meeting of some officers.
  public init(officers: [Identifier<Record.Officer>], time: InstantRange, state: MeetingState) {
    self.officers = officers
    self.time = time
    self.state = state
  }
}

/// What an officer had to do in a month.
public struct OfficerLoad: Hashable, Sendable {
  /// The month, in office time.
  public let month: Month
  /// The officer.
  public let officer: Identifier<Record.Officer>
  /// Meetings held.
  public let held: Int
  /// Meetings still to be held.
  public let scheduled: Int
  /// Meetings cancelled.
  public let cancelled: Int
  /// The length of those held and still to be held.
  public let minutes: Minutes
  /// The most meetings of one day, cancelled ones apart.
  public let mostOnOneDay: Int
}

/// The report on load: the meetings of every officer, by month (rules of the service, section 8).
public struct Load: Hashable, Sendable {
  /// By month, then by officer in the order given; officers without meetings too.
  public let rows: [OfficerLoad]

  /// The report of the meetings that begin on the days of `[from, to)` in office time, for some officers.
  public init(
    meetings: [HeldMeeting], officers: [Identifier<Record.Officer>], from: CivilDate, to: CivilDate
  ) {
    var byCell: [Cell: [(date: CivilDate, meeting: HeldMeeting)]] = [:]
    for meeting in meetings {
      let date = meeting.time.start.local(offset: .wib).date
      guard from <= date, date < to else { continue }
      for officer in Set(meeting.officers) {
        byCell[Cell(month: Month(of: date), officer: officer), default: []].append((date, meeting))
      }
    }
    rows = Month.months(from: from, to: to).flatMap { month in
      officers.map { officer in
        let cell = byCell[Cell(month: month, officer: officer)] ?? []
        let standing = cell.filter { $0.meeting.state != .cancelled }
        return OfficerLoad(
          month: month, officer: officer, held: cell.count { $0.meeting.state == .held },
          scheduled: cell.count { $0.meeting.state == .scheduled }, cancelled: cell.count - standing.count,
          minutes: Minutes(standing.reduce(0) { $0 + $1.meeting.time.length.count }),
          mostOnOneDay: Dictionary(grouping: standing, by: \.date).values.map(\.count).max() ?? 0)
      }
    }
  }

  private struct Cell: Hashable {
    let month: Month
    let officer: Identifier<Record.Officer>
  }
}
