public import WorkCalendar

/// The free starts of a whole team at once: the hours are cut into slots one time, and each busy time then
/// clears its bits.
public struct TeamSlots: Sendable {
  /// The starts among which the free ones are found.
  public let grid: StartGrid
  private let length: Minutes
  private let open: StartMask

  /// The team's slots of some length inside spans of working time, on a grid of that length. `length` must be
  /// positive and divide 1,440 minutes; slots begin at multiples of it from midnight in office time.
  public init(workingTime: [InstantRange], length: Minutes) {
    var days: [CivilDate] = []
    for span in workingTime {
      var day = span.start.local(offset: .wib).date
      let last = (span.end - Minutes(1)).local(offset: .wib).date
      while day <= last {
        days.append(day)
        day = day.advanced(by: 1)
      }
    }
    grid = StartGrid(days: days, slot: length)
    self.length = length
    var open = StartMask(count: grid.count)
    for span in workingTime { open.insert(grid.starts(of: length, inside: span)) }
    self.open = open
  }

  /// The starts at which a person with these busy times is free, ascending. Busy times may overlap and come
  /// in any order.
  public func free(besides busy: [InstantRange]) -> [Instant] {
    var mask = open
    for span in busy { mask.remove(grid.starts(of: length, overlapping: span, buffer: Minutes(0))) }
    var starts: [Instant] = []
    starts.reserveCapacity(mask.population)
    mask.forEach { starts.append(grid.instant(at: $0)) }
    return starts
  }
}
