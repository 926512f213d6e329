import JSON
import Scheduling
import WorkCalendar

/// Reads a scenario file strictly: what is unknown, missing, of the wrong kind or beyond a limit is refused
/// with its place, and what is legal but without effect becomes a warning.
struct ScenarioDecoder {
  let file: String
  let zones: ZoneFiles
  var zonesMet: [String: Zone] = [:]
  var warnings: [ScenarioWarning] = []

  /// The scenario in the bytes of a file. Fails at the first thing that is wrong.
  static func decode(
    _ bytes: [UInt8], named file: String, zones: ZoneFiles
  ) throws(ScenarioProblem) -> Scenario {
    do {
      let document = try JSONValue(parsing: bytes, limits: ScenarioLimits.json)
      var decoder = ScenarioDecoder(file: file, zones: zones)
      return try decoder.scenario(document)
    } catch let error as JSONSyntaxError {
      throw ScenarioProblem(error, in: file)
    } catch let error as JSONStructureError {
      throw ScenarioProblem(.structure(error.problem), in: file, at: error.path)
    } catch let problem as ScenarioProblem {
      throw problem
    } catch {
      throw ScenarioProblem(.unforeseen("\(error)"), in: file, at: .root)
    }
  }

  private mutating func scenario(_ document: JSONValue) throws -> Scenario {
    try JSONObjectReader.read(document, at: .root) { reader in
      let now = try instant(reader.string("now"), at: reader.path["now"])
      let rules = try reader.optionalValue("service").map { try self.rules($0, at: reader.path["service"]) }
      let officers = try officers(reader.array("officers", atMost: ScenarioLimits.officers))
      let requests = try requests(
        reader.array("requests", atMost: ScenarioLimits.requests), now: now, rules: rules ?? ServiceRules())
      let booked = try booked(
        reader.optionalArray("booked", atMost: ScenarioLimits.booked) ?? [], officers: officers)
      warnOfOfficersOfNoUse(officers, requests: requests)
      return Scenario(
        file: file, now: now, rules: rules ?? ServiceRules(), officers: officers, requests: requests,
        booked: booked, warnings: warnings)
    }
  }

  private func rules(_ value: JSONValue, at path: JSONPath) throws -> ServiceRules {
    try JSONObjectReader.read(value, at: path) { reader in
      var rules = ServiceRules()
      if let days = try reader.optionalInteger("leadWorkingDays", in: ScenarioLimits.leadWorkingDays) {
        rules.lead = WorkingDays(days)
      }
      if let minutes = try reader.optionalInteger("slotMinutes", in: ScenarioLimits.duration) {
        guard 1440.isMultiple(of: minutes) else {
          throw problem(.slotDoesNotDivideDay(minutes), at: path["slotMinutes"])
        }
        rules.slot = Minutes(minutes)
      }
      if let minutes = try reader.optionalInteger("meetingMinutes", in: ScenarioLimits.duration) {
        rules.meeting = Minutes(minutes)
      }
      if let minutes = try reader.optionalInteger("bufferMinutes", in: ScenarioLimits.buffer) {
        rules.buffer = Minutes(minutes)
      }
      if let count = try reader.optionalInteger(
        "maxMeetingsPerOfficerPerDay", in: ScenarioLimits.meetingsPerDay)
      {
        rules.maxMeetingsPerOfficerPerDay = count
      }
      if let count = try reader.optionalInteger("onlineRooms", in: ScenarioLimits.rooms) {
        rules.onlineRooms = count
      }
      return rules
    }
  }

  private mutating func booked(_ elements: [JSONElement], officers: [ScenarioOfficer]) throws -> [Booking] {
    let ids = Set(officers.map(\.id))
    let booked = try elements.map { element in
      try JSONObjectReader.read(element.value, at: element.path) { reader in
        let officer = try reader.string("officer")
        guard ids.contains(officer) else {
          let nearest = NearestName.of(officer, among: officers.map(\.id))
          throw problem(.unknownOfficer(officer, nearest: nearest), at: element.path["officer"])
        }
        return Booking(officer: officer, time: try window(&reader))
      }
    }
    warnOfOverlaps(booked, paths: elements.map(\.path))
    return booked
  }

  /// Standing meetings are not judged; two of one officer at the same time are worth a look.
  private mutating func warnOfOverlaps(_ booked: [Booking], paths: [JSONPath]) {
    let order = booked.indices.sorted {
      (booked[$0].officer, booked[$0].time, $0) < (booked[$1].officer, booked[$1].time, $1)
    }
    var overlaps: [(index: Int, other: Int)] = []
    var latest: Int?
    for index in order {
      if let other = latest, booked[other].officer == booked[index].officer {
        if booked[other].time.overlaps(booked[index].time) { overlaps.append((index, other)) }
        if booked[other].time.end >= booked[index].time.end { continue }
      }
      latest = index
    }
    for (index, other) in overlaps.sorted(by: { $0.index < $1.index }) {
      warn(.overlappingBookings(booked[index].officer, other: paths[other]), at: paths[index])
    }
  }

  private mutating func warnOfOfficersOfNoUse(_ officers: [ScenarioOfficer], requests: [ScenarioRequest]) {
    guard !requests.isEmpty else { return }
    let needs = Set(requests.map(\.meeting.needs))
    for officer in officers where !needs.contains(where: { $0.isSubset(of: officer.competencies) }) {
      warn(.officerOfNoUse(officer.id), at: officer.path)
    }
  }

  func problem(_ reason: ScenarioProblem.Reason, at path: JSONPath) -> ScenarioProblem {
    ScenarioProblem(reason, in: file, at: path)
  }

  mutating func warn(_ reason: ScenarioWarning.Reason, at path: JSONPath) {
    warnings.append(ScenarioWarning(file: file, path: path, reason: reason))
  }
}
