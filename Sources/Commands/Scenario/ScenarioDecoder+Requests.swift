import JSON
import Scheduling
import WorkCalendar

extension ScenarioDecoder {
  mutating func requests(
    _ elements: [JSONElement], now: Instant, rules: ServiceRules
  ) throws -> [ScenarioRequest] {
    var taken: [String: JSONPath] = [:]
    return try elements.map { element in
      try JSONObjectReader.read(element.value, at: element.path) { reader in
        let id = try id(&reader, taken: &taken)
        let received = try instant(reader.string("receivedAt"), at: element.path["receivedAt"])
        if received > now { warn(.receivedLater(received), at: element.path["receivedAt"]) }
        let priority = try priority(&reader)
        let needs = try competences(&reader, "needs")
        let minutes = try reader.optionalInteger("durationMinutes", in: ScenarioLimits.duration)
        let duration = minutes.map { Minutes($0) } ?? rules.meeting
        let proposals = try proposals(&reader, duration: duration, now: now)
        let applicant = try reader.optionalValue("applicant").map { (value) throws in
          try self.applicant(value, at: element.path["applicant"])
        }
        let meeting = MeetingRequest(
          id: id, receivedAt: received, priority: priority, needs: needs, duration: duration,
          proposals: proposals)
        return ScenarioRequest(path: element.path, meeting: meeting, applicant: applicant)
      }
    }
  }

  private func priority(_ reader: inout JSONObjectReader) throws -> Priority {
    guard let text = try reader.optionalString("priority") else { return .none }
    guard let priority = Priority(rawValue: text) else {
      let known = Priority.allCases.map(\.rawValue)
      throw problem(.notOneOf(text, known), at: reader.path["priority"])
    }
    return priority
  }

  private mutating func proposals(
    _ reader: inout JSONObjectReader, duration: Minutes, now: Instant
  ) throws -> [InstantRange] {
    var proposals: [InstantRange] = []
    for element in try reader.array("proposals", atMost: ScenarioLimits.proposals) {
      let window = try window(element)
      guard window.length.count <= ScenarioLimits.windowDays * 1440 else {
        throw problem(.windowTooLong(limit: ScenarioLimits.windowDays), at: element.path)
      }
      if window.end <= now {
        warn(.pastProposal, at: element.path)
      } else if window.length < duration {
        let reason = ScenarioWarning.Reason.proposalShorterThanMeeting(
          window: window.length.count, meeting: duration.count)
        warn(reason, at: element.path)
      } else if let first = proposals.firstIndex(of: window) {
        warn(.repeatedProposal(first: first), at: element.path)
      }
      proposals.append(window)
    }
    guard !proposals.isEmpty else {
      throw JSONStructureError(.tooFewElements(found: 0, minimum: 1), at: reader.path["proposals"])
    }
    return proposals
  }

  private mutating func applicant(_ value: JSONValue, at path: JSONPath) throws -> Applicant {
    try JSONObjectReader.read(value, at: path) { reader in
      let name = try text(reader.string("name"), atMost: ScenarioLimits.nameLength, at: path["name"])
      guard let email = try email(&reader) else {
        throw JSONStructureError(.missing, at: path["email"])
      }
      let zone = try reader.optionalString("timeZone").map { (identifier) throws in
        try self.zone(identifier, at: path["timeZone"])
      }
      return Applicant(name: name, email: email, zone: zone ?? .wib)
    }
  }

  /// A zone is read from the machine once, however many applicants are in it.
  private mutating func zone(_ identifier: String, at path: JSONPath) throws(ScenarioProblem) -> Zone {
    if let zone = zonesMet[identifier] { return zone }
    let zone: Zone?
    do throws(ZoneFileError) {
      zone = try zones.zone(identifier)
    } catch {
      throw problem(.unusableZone(identifier, error), at: path)
    }
    guard let zone else { throw problem(.unknownZone(identifier), at: path) }
    zonesMet[identifier] = zone
    return zone
  }
}
