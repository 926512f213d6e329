import LinearPrograms
import WorkCalendar

/// Finds the conditions under which at most so many of some spans of time run at once.
///
/// The number of spans under way only rises where one starts, so it is enough to ask there; and a moment at
/// which no span has ended since the one before asks for more than that one did, which can then be left out.
struct OverlapSweep {
  /// The span of time that a column takes up if it is chosen.
  struct Span {
    let column: Int32
    let start: Instant
    let end: Instant
  }

  private let spans: [Span]
  private let standing: [InstantRange]

  /// A sweep over spans that may be chosen and spans that stand in any case.
  init(_ spans: [Span], standing: [InstantRange] = []) {
    self.spans = spans.sorted { ($0.start, $0.column) < ($1.start, $1.column) }
    self.standing = standing
  }

  /// The rows that keep the spans under way, standing ones included, at or below `limit` at every moment.
  func rows(limit: Int) -> [BinaryProgram.Row] {
    var rows: [BinaryProgram.Row] = []
    let began = standing.map(\.start).sorted()
    let ended = standing.map(\.end).sorted()
    let moments = Set(spans.map(\.start) + began).sorted()
    var (started, over, next) = (0, 0, 0)
    var underWay: [Span] = []
    var previous: (columns: [Int32], capacity: Int)?
    func emit() {
      guard let row = previous, row.columns.count > row.capacity else { return }
      rows.append(BinaryProgram.Row(upper: Int64(row.capacity), columns: row.columns))
    }
    for moment in moments {
      while started < began.count, began[started] <= moment { started += 1 }
      while over < ended.count, ended[over] <= moment { over += 1 }
      let before = underWay.count
      underWay.removeAll { $0.end <= moment }
      let capacity = max(0, limit - (started - over))
      if let last = previous, before > underWay.count || last.capacity < capacity { emit() }
      while next < spans.count, spans[next].start <= moment {
        underWay.append(spans[next])
        next += 1
      }
      previous = (underWay.map(\.column), capacity)
    }
    emit()
    return rows
  }
}
