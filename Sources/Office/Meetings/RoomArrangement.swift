import WorkCalendar

/// Gives numbered rooms to what needs one, so that as many rooms are enough as are needed at one moment.
struct RoomArrangement {
  /// Something that needs a room.
  struct Use {
    /// For how long.
    let time: InstantRange
    /// The room that it has; `nil` where it is new.
    let room: Int?
    /// Whether it has to keep that room: it has begun.
    let isFixed: Bool
  }

  /// How many rooms there are.
  let rooms: Int

  /// A room for each use, in their order; `nil` where at some moment more rooms are needed than there are.
  ///
  /// Uses are placed by their starts. Those that overlap one at its start all have begun then, so that there
  /// are fewer of them than rooms, and one is left; what is fixed began before all others.
  func rooms(for uses: [Use]) -> [Int]? {
    var placed = uses.map { $0.isFixed ? $0.room : nil }
    let order = uses.indices.filter { !uses[$0].isFixed }
      .sorted { (uses[$0].time.start, $0) < (uses[$1].time.start, $1) }
    for place in order {
      let taken = Set(
        uses.indices.compactMap { uses[$0].time.overlaps(uses[place].time) ? placed[$0] : nil })
      let free = stride(from: 1, through: rooms, by: 1).filter { !taken.contains($0) }
      // Whoever can stays where it is.
      guard let room = uses[place].room.flatMap({ free.contains($0) ? $0 : nil }) ?? free.first else {
        return nil
      }
      placed[place] = room
    }
    return placed.compactMap(\.self)
  }
}
