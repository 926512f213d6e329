public import Casework
import Store
public import WorkCalendar
import Wording

extension Desk {
  /// The most days of a report: ten years.
  public static let mostDaysOfReport = 3_660

  /// The report on the service level of the days in `[from, to)` (rules of the service, section 8). Fails
  /// with `forbidden` for officers, and with `invalid` where the days are reversed or too many. Requests whose
  /// dates lie out of the calendars' reach are counted as not judged.
  public func serviceLevel(from: CivilDate, to: CivilDate) throws -> ServiceLevel {
    let span = try spanOfReport(from: from, to: to)
    var records: [ServiceRecord] = []
    var notJudged = 0
    try queries.forEachServedRequest(receivedBefore: span.end, notDoneBefore: span.start) { served in
      do {
        if let record = ServiceRecord(try standing(of: served)) { records.append(record) }
      } catch Refusal.pastCalendar {
        notJudged += 1
      }
    }
    let reschedules = try queries.reschedulingsOpened(in: span).map { $0.local(offset: .wib).date }
    return ServiceLevel(
      records: records, reschedules: reschedules, notJudged: notJudged, from: from, to: to)
  }

  private func standing(of served: ServedRequest) throws -> ServiceStanding {
    let request = served.request
    return try standing(
      of: timeline(
        of: request, changes: StateChange.read(from: served.history, of: request), meetings: served.meetings,
        later: laterDate(of: request, meetings: served.meetings)))
  }

  /// The report on the load of every officer on the days in `[from, to)`, with the officers' names. Fails as
  /// `serviceLevel` does.
  public func load(
    from: CivilDate, to: CivilDate
  ) throws -> (load: Load, names: [Identifier<Record.Officer>: String]) {
    let span = try spanOfReport(from: from, to: to)
    let officers = try queries.officers()
    let load = Load(
      meetings: try queries.heldMeetings(startingIn: span), officers: officers.map(\.id), from: from, to: to)
    return (load, Dictionary(uniqueKeysWithValues: officers.map { ($0.id, $0.name) }))
  }

  /// The report on the complaints that came on the days in `[from, to)`. Fails as `serviceLevel` does.
  public func complaintLevel(from: CivilDate, to: CivilDate) throws -> ComplaintLevel {
    let span = try spanOfReport(from: from, to: to)
    return ComplaintLevel(try queries.complaintsReceived(in: span), from: from, to: to)
  }

  private func spanOfReport(from: CivilDate, to: CivilDate) throws -> InstantRange {
    try require(.director, .admin, .auditor, .deputy, .registry)
    func midnight(_ date: CivilDate) -> Instant {
      Instant(startOf: date, offset: .wib)
    }
    guard from < to, to.dayNumber - from.dayNumber <= Desk.mostDaysOfReport,
      let span = InstantRange(start: midnight(from), end: midnight(to))
    else {
      throw Refusal.invalid([
        FieldProblem(
          "to",
          Sentence(
            "harus sesudah from, paling banyak \(Desk.mostDaysOfReport) hari",
            "has to lie after from, by \(Desk.mostDaysOfReport) days at most"))
      ])
    }
    return span
  }
}
