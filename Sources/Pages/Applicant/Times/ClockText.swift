import WorkCalendar
import Wording

/// A span of time on a button: on the clocks of the one who reads, office time below where it shows something else.
struct ClockText {
  private let time: InstantRange
  private let zone: Zone

  init(_ time: InstantRange, in zone: Zone) {
    self.time = time
    self.zone = zone
  }

  func markup(in language: Language) -> Markup {
    let offset = zone.offset(at: time.start)
    let name = DateText.name(of: zone, at: time.start)
    let there: Markup = "<strong>\(DateText.times(time, offset: offset), in: language)</strong> \(name)"
    guard offset != .wib else { return there }
    let (here, office) = (time.start.local(offset: offset).date, time.start.local(offset: .wib).date)
    // Far from the office it may be another day.
    let day: Markup = here == office ? "" : "\(DateText.dayWithWeekday(here), in: language), "
    return
      "\(day)\(there) <span class=\"office\">\(DateText.times(time, offset: .wib), in: language) WIB</span>"
  }
}
