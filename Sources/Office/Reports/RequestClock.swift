public import Casework
public import JSON
import Scheduling
public import Store
import WorkCalendar
public import Wording

/// Where a request lies, since when, its dates, and how it does (rules of the service, section 2).
public struct RequestClock: Hashable, Sendable {
  /// Where it stands in time.
  public let standing: ServiceStanding

  /// Why it does as it does; `nil` where it was referred or withdrawn, so that nothing is owed.
  public var explanation: Sentence? { standing.ground?.sentence }

  /// The clock as the outside reads it, times in office time: `desk`, `since`, `desks`,
  /// `effectiveReceiptDate`, `earliestDate`, `dueDate`, `lowerBound`, `tentative`, `verdict`, `explanation`.
  public func json(in language: Language) -> JSONObject {
    var object = JSONObject()
    if let desk = standing.desk {
      object.append("desk", .string(desk.rawValue))
      object.append("deskName", .string(desk.title.text(in: language)))
    }
    object.append("since", .string(standing.since.iso8601(offset: .wib)))
    let times = standing.deskTimes.map { time -> JSONValue in
      [
        "desk": .string(time.desk.rawValue), "seconds": .integer(time.seconds),
        "workingDays": .integer(Int64(time.workingDays.count)),
      ]
    }
    object.append("desks", .array(times))
    object.append("effectiveReceiptDate", .string(standing.effectiveReceiptDate.iso8601))
    object.append("earliestDate", .string(standing.earliestDate.iso8601))
    object.append("dueDate", .string(standing.dueDate.iso8601))
    object.append("lowerBound", .boolean(standing.isLowerBound))
    object.append("tentative", .boolean(standing.isTentative))
    if let verdict = standing.verdict { object.append("verdict", .string(verdict.rawValue)) }
    if let explanation { object.append("explanation", .string(explanation.text(in: language))) }
    return object
  }
}

extension Desk {
  /// The clock of a request at this moment, a forecast included: whether a competent officer is free by the
  /// due date is looked up while no meeting stands (rules of the service, section 2.4). Fails with
  /// `pastCalendar` where a date lies out of the calendars' reach.
  public func clock(of request: RequestRecord) throws -> RequestClock {
    let timeline = try timeline(of: request, canBeMetByDue: canBeMetByDue(request))
    return RequestClock(standing: try standing(of: timeline))
  }

  /// Where a timeline stands at this moment. Fails with `pastCalendar`.
  func standing(of timeline: ServiceTimeline) throws -> ServiceStanding {
    let clock = ServiceClock(calendar: try calendars().workingDays, lead: try settings().rules.lead)
    do throws(CalendarReachError) {
      return try clock.standing(of: timeline, at: now)
    } catch {
      throw Refusal.pastCalendar(error)
    }
  }

  /// Whether a request that waits for a meeting can have one by its due date: in the windows that are open,
  /// or at any time where none is. `nil` where it does not wait for one, or a priority applicant is at the
  /// counter, who is served on the spot.
  func canBeMetByDue(_ request: RequestRecord) throws -> Bool? {
    guard request.state == .received || request.state == .assigned, !request.isPriorityAtCounter else {
      return nil
    }
    let due = try dueDate(of: request)
    guard now.local(offset: .wib).date <= due else { return nil }
    let proposed = try queries.proposals(of: request.id).filter { $0.state == .open }.map(\.time)
    let earliest = try leadTime(of: request).date
    func midnight(_ date: CivilDate) -> Instant {
      Instant(startOf: date, offset: .wib)
    }
    let first = max(now, midnight(earliest))
    let end = midnight(due.advanced(by: 1))
    // A meeting begins by the end of the due date; where no window is open, any time will do.
    let windows =
      proposed.isEmpty
      ? [InstantRange(start: first, end: end)]
      : proposed.map { InstantRange(start: max($0.start, first), end: min($0.end, end)) }
    return try teamOutlook().hasStart(
      of: request.duration, needing: Set(request.needs), inside: windows.compactMap(\.self), notBefore: first)
  }
}
