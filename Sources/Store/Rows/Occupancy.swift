public import Casework
public import WorkCalendar

/// What takes an officer or a room for some time.
public enum Occupant: Hashable, Sendable {
  /// A meeting that stands.
  case meeting(Identifier<Record.Meeting>)
  /// An alternative that is held for an applicant.
  case option(Identifier<Record.Option>)
}

/// What can be taken by one meeting at a time.
public enum Resource: Hashable, Sendable {
  /// An officer.
  case officer(Identifier<Record.Officer>)
  /// An online room, by its number from 1.
  case room(Int)

  /// The most online rooms that a service may have.
  public static let mostRooms = 1_000

  /// What a number of the database stands for.
  init(number: Int64) {
    self = number > 0 ? .officer(Identifier(number)) : .room(Int(clamping: number.magnitude))
  }

  /// How the database writes it: officers above zero, rooms below.
  var number: Int64 {
    switch self {
    case .officer(let id): id.number
    case .room(let room): -Int64(room)
    }
  }
}

/// A time that an officer is taken.
public struct OccupiedTime: Hashable, Sendable {
  /// The officer.
  public let officer: Identifier<Record.Officer>
  /// From when until when; what is kept free after it included.
  public let time: InstantRange
  /// The request for which.
  public let request: Identifier<Record.Request>
  /// What takes it.
  public let occupant: Occupant

  /// A time that an officer is taken.
  public init(
    officer: Identifier<Record.Officer>, time: InstantRange, request: Identifier<Record.Request>,
    occupant: Occupant
  ) {
    self.officer = officer
    self.time = time
    self.request = request
    self.occupant = occupant
  }
}

/// A time that a room is taken.
public struct RoomUse: Hashable, Sendable {
  /// The number of the room, from 1.
  public let room: Int
  /// From when until when.
  public let time: InstantRange
  /// The request for which.
  public let request: Identifier<Record.Request>
  /// What takes it.
  public let occupant: Occupant
}

extension Queries {
  /// Takes a resource. Fails with `DatabaseError.overlap` where any of the time is taken, whoever asks at the
  /// same moment: the database decides.
  public func occupy(
    _ resource: Resource, _ time: InstantRange, for request: Identifier<Record.Request>, by occupant: Occupant
  ) throws {
    let (meeting, option): (Int64?, Int64?) =
      switch occupant {
      case .meeting(let id): (id.number, nil)
      case .option(let id): (nil, id.number)
      }
    do {
      try execute(
        """
        INSERT INTO occupancy (resource, start_at, end_at, request, meeting, option) VALUES ($1, $2, $3,
        $4, $5, $6)
        """,
        [
          .integer(resource.number), .integer(time.start.secondsSinceEpoch),
          .integer(time.end.secondsSinceEpoch),
          .integer(request.number), SQLValue(meeting), SQLValue(option),
        ])
    } catch DatabaseError.notUnique {
      // Two that begin at the same moment meet in the primary key.
      throw DatabaseError.overlap
    }
  }

  /// Gives back all that something takes.
  public func release(_ occupant: Occupant) throws {
    switch occupant {
    case .meeting(let id):
      try execute("DELETE FROM occupancy WHERE meeting = $1", [.integer(id.number)])
    case .option(let id):
      try execute("DELETE FROM occupancy WHERE option = $1", [.integer(id.number)])
    }
  }

  /// Whether something besides a request takes a resource at any moment of a time.
  public func isTaken(
    _ resource: Resource, at time: InstantRange, besides request: Identifier<Record.Request>
  ) throws -> Bool {
    try first(
      """
      SELECT 1 FROM occupancy
      WHERE resource = $1 AND start_at > $2 - 86400 AND start_at < $3 AND end_at > $2 AND request <> $4 LIMIT 1
      """,
      [
        .integer(resource.number), .integer(time.start.secondsSinceEpoch),
        .integer(time.end.secondsSinceEpoch), .integer(request.number),
      ]
    ) { _ in true } ?? false
  }

  /// The spans for which a request takes a resource already, by its meeting or by held alternatives, that
  /// overlap a time.
  public func occupied(
    _ resource: Resource, overlapping time: InstantRange, for request: Identifier<Record.Request>
  ) throws -> [InstantRange] {
    try all(
      """
      SELECT start_at, end_at FROM occupancy
      WHERE resource = $1 AND start_at > $2 - 86400 AND start_at < $3 AND end_at > $2 AND request = $4
        ORDER BY start_at
      """,
      [
        .integer(resource.number), .integer(time.start.secondsSinceEpoch),
        .integer(time.end.secondsSinceEpoch),
        .integer(request.number),
      ]
    ) { try storedRange($0.integer(0), $0.integer(1)) }
  }

  /// The lowest numbered room of so many that nobody else takes at a time, or `nil` where all are taken. What
  /// the request itself takes does not count.
  public func freeRoom(
    of rooms: Int, at time: InstantRange, for request: Identifier<Record.Request>
  ) throws -> Int? {
    guard rooms > 0 else { return nil }
    for room in 1...rooms {
      let taken = try first(
        """
        SELECT 1 FROM occupancy
        WHERE resource = $1 AND start_at > $2 - 86400 AND start_at < $3 AND end_at > $2 AND request <> $4
          LIMIT 1
        """,
        [
          .integer(-Int64(room)), .integer(time.start.secondsSinceEpoch),
          .integer(time.end.secondsSinceEpoch),
          .integer(request.number),
        ]
      ) { _ in true }
      if taken == nil { return room }
    }
    return nil
  }

  /// When rooms are taken in a span of time, ordered by request and start. Fails where a room has a number that none
  /// can have.
  public func roomUses(overlapping span: InstantRange) throws -> [RoomUse] {
    let lowest = try first("SELECT min(resource) FROM occupancy") { $0.integer(0) } ?? 0
    guard lowest < 0 else { return [] }
    guard lowest >= -Int64(Resource.mostRooms) else {
      throw DatabaseError.unreadable("\(lowest) stands for no room")
    }
    var uses: [RoomUse] = []
    // Room by room, so that the index finds the span in each.
    for resource in lowest...(-1) {
      uses += try all(
        """
        SELECT start_at, end_at, request, meeting, option FROM occupancy
        WHERE resource = $1 AND start_at > $2 - 86400 AND start_at < $3 AND end_at > $2
        """,
        [
          .integer(resource), .integer(span.start.secondsSinceEpoch), .integer(span.end.secondsSinceEpoch),
        ]
      ) { row in
        RoomUse(
          room: Int(-resource), time: try storedRange(row.integer(0), row.integer(1)),
          request: Identifier(row.integer(2)),
          occupant: row.optionalInteger(3).map { .meeting(Identifier($0)) }
            ?? .option(Identifier(row.integer(4))))
      }
    }
    return uses.sorted { ($0.request, $0.time.start) < ($1.request, $1.time.start) }
  }

  /// Gives back the rooms that something takes, and nothing else.
  public func releaseRooms(of occupant: Occupant) throws {
    switch occupant {
    case .meeting(let id):
      try execute("DELETE FROM occupancy WHERE meeting = $1 AND resource < 0", [.integer(id.number)])
    case .option(let id):
      try execute("DELETE FROM occupancy WHERE option = $1 AND resource < 0", [.integer(id.number)])
    }
  }

  /// How many other requests an officer has a meeting with, or holds alternatives for, on a day of office
  /// time.
  public func load(
    of officer: Identifier<Record.Officer>, on day: CivilDate, besides request: Identifier<Record.Request>
  ) throws -> Int {
    let midnight = Instant(startOf: day, offset: .wib)
    return try first(
      """
      SELECT count(DISTINCT request) FROM occupancy
      WHERE resource = $1 AND start_at >= $2 AND start_at < $3 AND request <> $4
      """,
      [
        .integer(officer.number), .integer(midnight.secondsSinceEpoch),
        .integer((midnight + Minutes(1440)).secondsSinceEpoch), .integer(request.number),
      ]
    ) { Int($0.integer(0)) } ?? 0
  }

  /// When officers are taken in a span of time, ordered by officer and start.
  public func occupiedTimes(overlapping span: InstantRange) throws -> [OccupiedTime] {
    try all(
      """
      SELECT o.resource, o.start_at, o.end_at, o.request, o.meeting, o.option
      FROM officer f JOIN occupancy o ON o.resource = f.id
      WHERE o.start_at > $1 - 86400 AND o.start_at < $2 AND o.end_at > $1 ORDER BY o.resource, o.start_at
      """, [.integer(span.start.secondsSinceEpoch), .integer(span.end.secondsSinceEpoch)]
    ) { row in
      OccupiedTime(
        officer: Identifier(row.integer(0)), time: try storedRange(row.integer(1), row.integer(2)),
        request: Identifier(row.integer(3)),
        occupant: row.optionalInteger(4).map { .meeting(Identifier($0)) }
          ?? .option(Identifier(row.integer(5))))
    }
  }
}
