import Casework
import Office
import Store
import WorkCalendar
import Wording

/// A time at which a request could be met, with the officers who are free then.
struct FreeStart: Hashable {
  let time: InstantRange
  let officers: [OfficerRecord]

  /// The value that a form sends for it.
  var value: String { time.start.iso8601(offset: .wib) }
}

extension FreeSlots {
  /// The starts that lie wholly inside a window. Where officers are named, all of them have to be free.
  func starts(inside window: InstantRange? = nil, heldBy holders: Set<Identifier<Record.Officer>> = [])
    -> [FreeStart]
  {
    guard let officers else { return [] }
    var found: [FreeStart] = []
    forEachWithOfficers { start, end, places in
      guard let time = InstantRange(start: start, end: end), window?.contains(time) ?? true else { return }
      let free = places.map { officers[$0] }
      if holders.isSubset(of: Set(free.map(\.id))) { found.append(FreeStart(time: time, officers: free)) }
    }
    return found
  }
}

extension Sequence<FreeStart> {
  /// The starts of each day of office time, in order.
  func byDay() -> [(day: CivilDate, starts: [FreeStart])] {
    Dictionary(grouping: self) { $0.time.start.local(offset: .wib).date }
      .sorted { $0.key < $1.key }.map { (day: $0.key, starts: $0.value) }
  }
}

extension FreeStart {
  /// What it is called within its day, in office time: `09.00–10.00`.
  var title: Sentence { DateText.times(time, offset: .wib) }
}
