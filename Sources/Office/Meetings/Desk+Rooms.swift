import Casework
import Store
import WorkCalendar

/// What one request takes of rooms without a break: its meeting with alternatives that touch it, say.
private struct RoomStay {
  let request: Identifier<Record.Request>
  var time: InstantRange
  var uses: [RoomUse]

  /// The room of the meeting, or else of the first alternative.
  var room: Int? {
    (uses.first { if case .meeting = $0.occupant { true } else { false } } ?? uses.first)?.room
  }
}

extension Desk {
  /// A room that is free for a request at a time. Where none is free for all of it, but at each moment one
  /// is, meetings and held alternatives of that day that have not begun change their rooms, and those
  /// concerned are told. Fails with `roomsFull`.
  func room(at time: InstantRange, for request: Identifier<Record.Request>) throws -> Int {
    if let room = try queries.freeRoom(of: settings().rules.onlineRooms, at: time, for: request) {
      return room
    }
    guard let found = try arrangement(at: time, for: request) else { throw Refusal.roomsFull }
    let changed = zip(found.stays, found.rooms).filter { stay, room in stay.uses.contains { $0.room != room }
    }
    for (stay, _) in changed {
      for use in stay.uses { try queries.releaseRooms(of: use.occupant) }
    }
    for (stay, room) in changed { try settle(stay, in: room) }
    try touch(.meetings)
    return found.own
  }

  /// Whether a request can have a room at a time, others changing theirs where need be.
  func hasRoom(at time: InstantRange, for request: Identifier<Record.Request>) throws -> Bool {
    try queries.freeRoom(of: settings().rules.onlineRooms, at: time, for: request) != nil
      || arrangement(at: time, for: request) != nil
  }

  /// What takes rooms on the day of a time that a request is to have too, with the rooms for it and the room
  /// for that time; `nil` where at some moment there are too few. What has begun stays as it is, and is not
  /// among it.
  private func arrangement(
    at time: InstantRange, for request: Identifier<Record.Request>
  ) throws -> (stays: [RoomStay], rooms: [Int], own: Int)? {
    let midnight = Instant(startOf: time.start.local(offset: .wib).date, offset: .wib)
    guard let day = InstantRange(start: midnight, end: max(midnight + Minutes(1440), time.end)) else {
      return nil
    }
    let all = stays(try queries.roomUses(overlapping: day), with: time, for: request)
    // Who is served at the counter may be booked for a moment that has just passed.
    let ahead = all.filter { $0.time.start > now || $0.uses.isEmpty }
    let begun = all.filter { $0.time.start <= now }.flatMap(\.uses)
    let uses =
      begun.map { RoomArrangement.Use(time: $0.time, room: $0.room, isFixed: true) }
      + ahead.map { RoomArrangement.Use(time: $0.time, room: $0.room, isFixed: false) }
    let arrangement = RoomArrangement(rooms: try settings().rules.onlineRooms)
    guard let given = arrangement.rooms(for: uses),
      let place = ahead.firstIndex(where: { $0.request == request && $0.time.contains(time) })
    else { return nil }
    let rooms = Array(given.dropFirst(begun.count))
    return (ahead, rooms, rooms[place])
  }

  private func stays(
    _ uses: [RoomUse], with time: InstantRange, for request: Identifier<Record.Request>
  ) -> [RoomStay] {
    let new = RoomStay(request: request, time: time, uses: [])
    let stays = (uses.map { RoomStay(request: $0.request, time: $0.time, uses: [$0]) } + [new])
      .sorted { ($0.request, $0.time.start) < ($1.request, $1.time.start) }
    var joined: [RoomStay] = []
    for stay in stays {
      if let last = joined.last, last.request == stay.request, stay.time.start <= last.time.end,
        let whole = InstantRange(start: last.time.start, end: max(last.time.end, stay.time.end))
      {
        joined[joined.count - 1].time = whole
        joined[joined.count - 1].uses += stay.uses
      } else {
        joined.append(stay)
      }
    }
    return joined
  }

  /// Lets what a request takes without a break be in one room. Its meeting comes first: an alternative takes
  /// what the meeting leaves.
  private func settle(_ stay: RoomStay, in room: Int) throws {
    for use in stay.uses {
      guard case .meeting(let id) = use.occupant else { continue }
      try takeRest(of: .room(room), use.time, for: stay.request, by: use.occupant)
      guard use.room != room, let meeting = try queries.meeting(id),
        let request = try queries.request(stay.request)
      else { continue }
      let moved = try queries.change(meeting, room: room, at: now)
      try record(
        .meetingMoved, of: request,
        detail: detail(of: moved, officers: queries.officers(of: id))
          .adding("before", .object(meeting.time.facts)),
        telling: [.applicant, .coApplicants, .officers])
    }
    for use in stay.uses {
      guard case .option = use.occupant else { continue }
      try takeRest(of: .room(room), use.time, for: stay.request, by: use.occupant)
    }
  }
}
