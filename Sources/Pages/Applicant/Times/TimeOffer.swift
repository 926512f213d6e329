import Casework
import Office
import Store
import WorkCalendar

/// What there is to choose from in one month: its days, when a meeting could begin, and the earliest date with its
/// ground.
struct TimeOffer: Sendable {
  /// The first day of the month.
  let month: CivilDate
  /// The first and the last month that can be looked at.
  let months: ClosedRange<CivilDate>
  let calendar: WorkingDayCalendar
  /// The hours of a day in which somebody may hold a meeting, which may have a break.
  let hours: @Sendable (CivilDate) -> [InstantRange]
  /// From which receipt the earliest date is counted.
  let leadTime: LeadTime
  /// Whether the unit has not received the request yet, so that the date can still move.
  let isLowerBound: Bool
  /// Working days that lie between receipt and meeting.
  let lead: WorkingDays
  /// How long the meeting lasts.
  let length: Minutes
  /// The times at which somebody competent is free, ascending, by date of office time.
  let free: [CivilDate: [InstantRange]]

  /// For how many months ahead officers say when they can be met.
  private static let ahead = 12

  /// The month of a text such as `2026-03`, the earliest date's where there is none, kept within what can be looked
  /// at. For a request that stands `request` is given; otherwise it is one that is handed in now.
  init(
    month text: String?, for request: RequestRecord?, needs: [String], at desk: Desk
  ) throws {
    let calendars = try desk.calendars()
    let rules = try desk.settings().rules
    let today = desk.now.local(offset: .wib).date
    let leadTime = try request.map { try desk.leadTime(of: $0) } ?? desk.dates(receivedAt: desk.now).leadTime
    self.leadTime = leadTime
    isLowerBound = request?.receivedAt == nil
    lead = rules.lead
    length = request?.duration ?? rules.meeting
    calendar = calendars.workingDays
    hours = try desk.meetingHours()
    let first = TimeOffer.month(of: today)
    let asked = text.flatMap { CivilDate(iso8601: "\($0)-01") }
    months = first...TimeOffer.month(first, later: TimeOffer.ahead)
    let wanted = asked ?? TimeOffer.month(of: max(leadTime.date, today))
    let month = min(max(wanted, months.lowerBound), months.upperBound)
    self.month = month
    let end = TimeOffer.month(month, later: 1)
    let slots =
      try request.map { try desk.freeSlots(for: $0, from: month, to: end) }
      ?? desk.freeSlots(from: month, to: end, duration: nil, needs: needs)
    var found: [CivilDate: [InstantRange]] = [:]
    slots.forEach { start, end, _ in
      guard let time = InstantRange(start: start, end: end) else { return }
      found[start.local(offset: .wib).date, default: []].append(time)
    }
    free = found
  }

  /// The first day of a month some months later, or earlier where negative.
  static func month(_ first: CivilDate, later months: Int) -> CivilDate {
    let (year, month, _) = first.components
    let count = year * 12 + month - 1 + months
    return CivilDate(year: count / 12, month: count % 12 + 1, day: 1) ?? first
  }

  /// The first day of the month of a date.
  static func month(of date: CivilDate) -> CivilDate {
    date.advanced(by: 1 - date.components.day)
  }

  /// A month as a text: `2026-03`.
  static func text(ofMonth month: CivilDate) -> String { String(month.iso8601.prefix(7)) }

  /// The spans of a day's hours in which several starts are free, each from the first to the end of the last, in order:
  /// for who could come at any of them. None lies in another.
  func spans(on date: CivilDate) -> [InstantRange] {
    let spans = hours(date).compactMap { span -> InstantRange? in
      let inside = (free[date] ?? []).filter(span.contains)
      guard inside.count > 1, let first = inside.first, let last = inside.last else { return nil }
      return InstantRange(start: first.start, end: last.end)
    }
    return Set(spans).filter { span in !spans.contains { $0 != span && $0.contains(span) } }.sorted()
  }
}
