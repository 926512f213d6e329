import Casework
import Office
import Store
import WorkCalendar

extension UnitLife {
  /// A meeting that stands.
  struct Standing: Hashable {
    let request: Identifier<Record.Request>
    let time: InstantRange
    let room: Int
    let officers: [Identifier<Record.Officer>]
  }

  /// A time that one side has offered and the other can accept.
  struct Offer: Hashable {
    let meeting: Identifier<Record.Meeting>
    let side: Side
    let time: InstantRange
    let expiresAt: Instant?
    let officers: [Identifier<Record.Officer>]

    /// Whether it is the same offer, whoever would hold the meeting now.
    func isSame(as other: Offer) -> Bool {
      (meeting, side, time) == (other.meeting, other.side, other.time) && expiresAt == other.expiresAt
    }
  }

  /// All that is looked at of a unit.
  struct State: Hashable {
    var meetings: [Identifier<Record.Meeting>: Standing] = [:]
    var offers: Set<Offer> = []
    /// The meetings for which another time is being agreed on.
    var negotiated: Set<Identifier<Record.Meeting>> = []
    /// The windows of each request that can still be used.
    var windows: [Identifier<Record.Request>: [InstantRange]] = [:]
    /// The number of the last entry of the history.
    var lastEntry: Int64 = 0
    /// How many rows the tables have, and how often their rows were changed.
    var counts: [Int64] = []
  }

  private static let counted =
    [
      "outgoing", "rescheduling", "rescheduling_option", "meeting", "absence", "occupancy", "proposal",
      "plan",
      "date_hours", "setting", "calendar_version", "assignment",
    ].map { "SELECT count(*) FROM \($0)" }
    + ["request", "officer", "meeting", "plan"].map { "SELECT coalesce(sum(version), 0) FROM \($0)" }

  func state() throws -> State {
    try office.base.database.read { queries in
      var state = State()
      for meeting in try queries.standingMeetings(endingAfter: Instant(secondsSinceEpoch: 0)) {
        state.meetings[meeting.id] = Standing(
          request: meeting.request, time: meeting.time, room: meeting.room,
          officers: try queries.officers(of: meeting.id))
      }
      for id in try queries.openReschedulings() {
        guard let record = try queries.rescheduling(id) else { continue }
        state.negotiated.insert(record.meeting)
        guard let round = record.rounds.last else { continue }
        for option in round.options where option.state == .offered {
          state.offers.insert(
            Offer(
              meeting: record.meeting, side: round.side, time: option.time, expiresAt: round.expiresAt,
              officers: try queries.officers(of: option.id)))
        }
      }
      for request in try queries.all(
        "SELECT id FROM request", [], { Identifier<Record.Request>($0.integer(0)) })
      {
        state.windows[request] = try queries.proposals(of: request)
          .filter { $0.state == .open || $0.state == .taken }.map(\.time)
      }
      state.lastEntry =
        try queries.first("SELECT coalesce(max(id), 0) FROM history", []) { $0.integer(0) } ?? 0
      state.counts = try UnitLife.counted.flatMap { try queries.all($0, []) { $0.integer(0) } }
      return state
    }
  }
}
