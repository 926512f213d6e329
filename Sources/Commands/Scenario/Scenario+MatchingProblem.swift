import ICalendar
import Scheduling
import WorkCalendar

extension Scenario {
  /// How long after the last proposal, and the last earliest date, the officers' calendars are still read:
  /// alternatives are looked for there.
  private static let weeksOfAlternatives = 6

  /// The time that matters: from the moment of planning to some weeks after the last proposal and the last
  /// earliest date, or to the beginning of `day` where that is later, but not past the days that the official
  /// calendar can answer for. `nil` where none of it lies ahead.
  func horizon(until day: CivilDate? = nil, calendar: WorkingDayCalendar) -> InstantRange? {
    let proposed = requests.flatMap(\.meeting.proposals).map(\.end)
    // A request whose earliest date is out of reach has no alternatives either.
    let earliest = requests.compactMap { request in
      try? calendar.leadTime(receivedAt: request.meeting.receivedAt, lead: rules.lead).date
    }.map(Instant.startOfOfficeDay)
    let last = (proposed + earliest).reduce(now, max) + Minutes(Scenario.weeksOfAlternatives * 7 * 1440)
    let asked = day.map(Instant.startOfOfficeDay) ?? last
    let end = min(max(last, asked), .startOfOfficeDay(calendar.reach.upperBound.advanced(by: 1)))
    return InstantRange(start: now, end: end)
  }

  /// The scenario with the officers' own calendars, which stand beside its file, as the matcher takes it; and
  /// what was read past in them. Fails where such a calendar cannot be read.
  func matchingProblem(
    calendar: WorkingDayCalendar, officeHours: OfficeHours, horizon: InstantRange?, zones: ZoneFiles
  ) throws(ScenarioProblem) -> (MatchingProblem, warnings: [ScenarioWarning]) {
    var warnings: [ScenarioWarning] = []
    var officers: [Officer] = []
    for officer in self.officers {
      let (published, found) = try availability(of: officer, horizon: horizon, zones: zones)
      warnings += found
      officers.append(
        Officer(
          id: officer.id, competencies: officer.competencies, hours: officer.hours,
          unavailable: officer.unavailable, published: published))
    }
    let problem = MatchingProblem(
      now: now, rules: rules, officers: officers, requests: requests.map(\.meeting), booked: booked,
      calendar: calendar, officeHours: officeHours)
    return (problem, warnings)
  }

  private func availability(
    of officer: ScenarioOfficer, horizon: InstantRange?, zones: ZoneFiles
  ) throws(ScenarioProblem) -> (PublishedAvailability, [ScenarioWarning]) {
    guard let name = officer.availability, let horizon else { return (.silent, []) }
    let path = officer.path["availability"]
    let beside = folder.isEmpty ? name : "\(folder)/\(name)"
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try InputFile.read(beside, atMost: ScenarioLimits.availabilityBytes)
    } catch {
      throw ScenarioProblem(.file(error), in: file, at: path)
    }
    do throws(ICalendarError) {
      let (availability, warnings) = try AvailabilityFile.read(
        bytes, named: beside, window: horizon,
        zones: { identifier in (try? zones.zone(identifier)).flatMap(\.self) })
      return (availability, warnings.map { ScenarioWarning(file: file, path: path, reason: .calendar($0)) })
    } catch {
      throw ScenarioProblem(.calendar(error), in: file, at: path)
    }
  }

  /// The folder of the scenario's file; empty where it is the current one.
  private var folder: String {
    file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? ""
  }
}

extension Instant {
  /// The midnight with which a day begins in office time.
  static func startOfOfficeDay(_ date: CivilDate) -> Instant {
    Instant(startOf: date, offset: .wib)
  }
}
