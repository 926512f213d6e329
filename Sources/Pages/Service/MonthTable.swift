import WorkCalendar
import Wording

/// A month of the calendar, Monday first.
struct MonthTable {
  let days: [CalendarDay]
  private let first: CivilDate
  private let today: CivilDate

  /// The month that a date begins. Fails where it is out of the calendar's reach.
  init(of first: CivilDate, _ calendar: WorkingDayCalendar, _ today: CivilDate) throws(CalendarReachError) {
    self.first = first
    self.today = today
    var days: [CalendarDay] = []
    var date = first
    while date.components.month == first.components.month {
      days.append(try calendar.day(date))
      date = date.advanced(by: 1)
    }
    self.days = days
  }

  /// What a day is to somebody who chooses one.
  struct Choice {
    /// Where the day leads; `nil` where it cannot be chosen.
    var address: String?
    /// How the day looks besides.
    var style: String?
    /// What is to be said of it besides its name.
    var told: Sentence?
    /// Whether it is the one that is chosen.
    var isChosen = false
  }

  /// The month. `choice` says what a day is to somebody who chooses one; without it the table is only read.
  func markup(in language: Language, choice: ((CalendarDay) -> Choice)? = nil) -> Markup {
    let heads = Weekday.allCases.map { weekday -> Markup in
      let name = DateText.name(of: weekday)
      return
        "<th scope=\"col\"><abbr title=\"\(name, in: language)\">\(String(name.text(in: language).prefix(3)))</abbr></th>"
    }
    var cells = [Markup](repeating: "<td></td>", count: first.weekday.rawValue - 1)
    cells += days.map { cell($0, choice?($0), language) }
    while cells.count % 7 != 0 { cells.append("<td></td>") }
    let weeks = stride(from: 0, to: cells.count, by: 7).map { start -> Markup in
      "<tr>\(Array(cells[start..<start + 7]))</tr>\n"
    }
    let working = days.count(where: \.isWorking)
    return """
      <table class="month">
      <caption>\(DateText.month(first), in: language) <span class="aside">\(Sentence("\(working) hari kerja", "\(working) working days"), in: language)</span></caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(weeks)</tbody>
      </table>

      """
  }

  /// A day. What the mark means is said too.
  private func cell(_ day: CalendarDay, _ choice: Choice?, _ language: Language) -> Markup {
    let number = day.date.components.day
    var styles: [String] = []
    if day.date.weekday.isWeekend { styles.append("weekend") }
    if let kind = day.daysOff.first?.kind {
      switch kind {
      case .nationalHoliday: styles.append("off")
      case .collectiveLeave: styles.append("leave")
      case .election: styles.append("election")
      }
    }
    if !day.daysOff.isEmpty, day.isTentative { styles.append("tentative") }
    if let style = choice?.style { styles.append(style) }
    if choice?.isChosen ?? false { styles.append("chosen") }
    let isToday = day.date == today
    if isToday { styles.append("today") }
    let current: Markup = isToday ? " aria-current=\"date\"" : ""
    let style: Markup = styles.isEmpty ? "" : " class=\"day \(styles.joined(separator: " "))\""
    let said = [day.daysOff.isEmpty ? nil : day.name, choice?.told].compactMap(\.self)
    let told: Markup =
      said.isEmpty ? "" : "<span class=\"unseen\"> \(DateText.list(said), in: language)</span>"
    guard let address = choice?.address else { return "<td\(style)\(current)>\(number)\(told)</td>" }
    let mark: Markup = choice?.isChosen ?? false ? " aria-current=\"true\"" : ""
    return
      "<td\(style)\(current)><a href=\"\(url: address)\"\(mark)>\(number)<span class=\"unseen\"> \(DateText.month(day.date), in: language)</span>\(told)</a></td>"
  }
}
