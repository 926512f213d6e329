import JSON
import WorkCalendar

extension Desk {
  /// The years without a decree on which the dates and times of a message hang, ascending: of a date that is counted
  /// up to, every one from today on; of a meeting or an offer, that of its day. None where the calendar does not
  /// reach so far.
  func tentativeYears(in message: JSONObject) throws -> [Int] {
    let calendar = try calendars().workingDays
    let today = now.local(offset: .wib).date
    let counted = ["earliestDate", "dueDate"].compactMap { message.date($0) }
    let held = (message.moments("start") + message.moments("options")).map { $0.local(offset: .wib).date }
    let spans = counted.map { min(today, $0)...max(today, $0) } + held.map { $0...$0 }
    var years: Set<Int> = []
    for span in spans {
      do throws(CalendarReachError) {
        years.formUnion(try calendar.tentativeYears(from: span.lowerBound, through: span.upperBound))
      } catch {
        continue
      }
    }
    return years.sorted()
  }
}

extension JSONObject {
  /// The date of a member; `nil` where it holds none.
  fileprivate func date(_ name: String) -> CivilDate? {
    if case .string(let text)? = self[name] { CivilDate(iso8601: text) } else { nil }
  }

  /// The moments of a member, which holds one or several.
  fileprivate func moments(_ name: String) -> [Instant] {
    switch self[name] {
    case .string(let text)?: [Instant(iso8601: text)].compactMap(\.self)
    case .array(let values)?:
      values.compactMap { if case .string(let text) = $0 { Instant(iso8601: text) } else { nil } }
    default: []
    }
  }
}
