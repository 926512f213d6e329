import Casework
import JSON
import Office
import Secrets
import Store
import WorkCalendar
import Wording

extension RequestView {
  /// The request as the API shows it to somebody. Contacts are for the applicant and for those who work on
  /// the request; auditors see none (rules of the service, section 9).
  func json(for principal: Principal, in language: Language, clock: RequestClock? = nil) -> JSONValue {
    var object = request.basics
    object.members += dates.members
    object.members += [
      JSONMember("applicant", request.applicant.json(withContacts: principal.worksOnRequests)),
      JSONMember(
        "letter",
        [
          "number": .text(request.letter.number), "date": request.letter.date.map(JSONValue.date) ?? .null,
          "channel": .string(request.letter.channel.rawValue),
        ]), JSONMember("chronology", .text(request.chronology)),
      JSONMember("consultations", .array(consultations.map(\.json))),
      JSONMember(
        "relatedUnit",
        request.relatedUnit.map { ["name": .string($0.name), "reason": .string($0.reason)] } ?? .null),
      JSONMember(
        "referredTo", referredTo.map { ["name": .string($0.name), "reason": .string($0.reason)] } ?? .null),
      JSONMember("needs", .array(request.needs.map(JSONValue.string))),
      JSONMember("durationMinutes", .whole(request.duration.count)),
      JSONMember("proposals", proposalsJSON(in: language)),
      JSONMember("missing", .array(missing.map { .string($0.rawValue) })),
      JSONMember("documents", .array(documents.map(\.json))),
      JSONMember("officers", .array(officers.map { .string($0.description) })),
      JSONMember("meetings", .array(meetings.map(\.json))),
      JSONMember("attendance", .array(attendance.map { $0.json(for: principal) })),
      JSONMember("reschedulings", .array(reschedulings.map(\.json))),
      JSONMember("steps", .array(steps.map { .string($0.rawValue) })),
      JSONMember("history", .array(history.map { $0.json(for: principal) })),
    ]
    if principal.worksOnRequests { object.append("coApplicants", .array(coApplicants.map(\.json))) }
    if case .staff = principal, principal.worksOnRequests {
      object.append("mails", .array(mails.map { .object($0.json(in: language)) }))
    }
    if let clock { object.append("clock", .object(clock.json(in: language))) }
    return .object(object)
  }

  /// The answer to who has handed it in, with the secret.
  func json(withSecret secret: String, in language: Language) -> JSONValue {
    var object: JSONObject = [
      "id": .string(request.id.description), "reference": .string(request.reference),
      "secret": .string(secret),
      "state": .string(request.state.rawValue), "proposals": proposalsJSON(in: language),
      "missing": .array(missing.map { .string($0.rawValue) }),
    ]
    object.members += dates.members
    return .object(object)
  }

  private var dates: JSONObject {
    [
      "effectiveReceiptDate": .date(leadTime.effectiveReceiptDate), "earliestDate": .date(leadTime.date),
      "dueDate": .date(dueDate), "tentative": .boolean(leadTime.isTentative),
      "lowerBound": .boolean(request.receivedAt == nil),
    ]
  }

  /// The proposals as the API shows them.
  func proposalsJSON(in language: Language) -> JSONValue {
    .array(
      proposals.map { proposal in
        [
          "id": .string(proposal.id.description), "start": .instant(proposal.time.start),
          "end": .instant(proposal.time.end), "rank": .whole(proposal.rank + 1),
          "state": .string(proposal.state.rawValue),
          "reason": .text(
            proposal.state == .tooEarly
              ? MeetingRefusal.tooEarly(earliest: leadTime.date).sentence.text(in: language)
              : proposal.state.reason?.text(in: language)),
        ]
      })
  }
}

extension RequestRecord {
  /// What a list shows of a request.
  var basics: JSONObject {
    [
      "id": .string(id.description), "reference": .string(reference), "state": .string(state.rawValue),
      "version": .integer(version), "subject": .string(subject), "submittedAt": .instant(submittedAt),
      "stateSince": .instant(stateSince), "receivedAt": receivedAt.map(JSONValue.instant) ?? .null,
      "agendaNumber": .text(agendaNumber), "priority": .string(applicant.priority.rawValue),
      "applicantName": .string(applicant.name), "organization": .text(applicant.organization),
      "outcome": .text(outcome?.rawValue), "erasedAt": erasedAt.map(JSONValue.instant) ?? .null,
    ]
  }
}

extension Applicant {
  fileprivate func json(withContacts: Bool) -> JSONValue {
    var object: JSONObject = [
      "kind": .string(kind.rawValue), "name": .string(name), "organization": .text(organization),
      "timeZone": .string(timeZone), "language": .string(language.rawValue),
      "priority": .string(priority.rawValue),
    ]
    if withContacts {
      object.append("identity", .text(identity))
      object.append("email", .text(email))
      object.append("whatsapp", .text(whatsapp?.e164))
    }
    return .object(object)
  }
}

extension CoApplicant {
  /// Somebody who comes along, as the API shows the person to those who may see contacts.
  var json: JSONValue {
    [
      "name": .string(name), "email": .string(email), "timeZone": .string(timeZone),
      "language": .string(language.rawValue),
    ]
  }
}

extension Consultation {
  fileprivate var json: JSONValue {
    [
      "channel": .string(channel.rawValue), "reference": .text(reference),
      "date": date.map(JSONValue.date) ?? .null,
    ]
  }
}

extension DocumentRecord {
  /// A document as the API shows it, without its content.
  var json: JSONValue {
    [
      "id": .string(id.description), "role": .string(role.rawValue), "name": .string(name),
      "mediaType": .string(mediaType), "size": .whole(size), "sha256": .string(Hexadecimal.text(of: digest)),
      "addedAt": .instant(addedAt),
    ]
  }
}

extension StaffedMeeting {
  /// A meeting as the API shows it.
  var json: JSONValue {
    [
      "id": .string(meeting.id.description), "uid": .string(meeting.uid),
      "sequence": .whole(meeting.sequence),
      "start": .instant(meeting.time.start), "end": .instant(meeting.time.end),
      "state": .string(meeting.state.rawValue), "room": .whole(meeting.room),
      "officers": .array(officers.map { .string($0.description) }), "tentative": .boolean(isTentative),
    ]
  }
}

extension Attendance {
  /// Who is invited, as the API shows it. Names are for those who see contacts.
  fileprivate func json(for principal: Principal) -> JSONValue {
    [
      "part": .string(part.rawValue), "name": .text(principal.worksOnRequests ? name : nil),
      "email": .text(email), "participation": .string(participation.rawValue),
      "answeredAt": answeredAt.map(JSONValue.instant) ?? .null,
    ]
  }
}

extension ReschedulingRecord {
  /// A rescheduling as the API shows it.
  var json: JSONValue {
    [
      "id": .string(id.description), "meeting": .string(meeting.description),
      "state": .string(state.rawValue),
      "turn": .text(state == .open ? rounds.last?.side.other.rawValue : nil),
      "rounds": .array(rounds.map(\.json)),
    ]
  }
}

extension ReschedulingRecord.Round {
  fileprivate var json: JSONValue {
    [
      "number": .whole(number), "side": .string(side.rawValue), "reason": .string(reason),
      "madeAt": .instant(madeAt), "expiresAt": expiresAt.map(JSONValue.instant) ?? .null,
      "options": .array(
        options.map { option in
          [
            "id": .string(option.id.description), "start": .instant(option.time.start),
            "end": .instant(option.time.end), "state": .string(option.state.rawValue),
          ]
        }),
    ]
  }
}

extension HistoryEntry {
  /// What happened, as the API shows it. An applicant sees that the unit did it, not who of the unit.
  fileprivate func json(for principal: Principal) -> JSONValue {
    let isStaff = !principal.roles.isEmpty
    return [
      "at": .instant(at), "actor": .string(isStaff || !actor.hasPrefix("staff:") ? actor : "unit"),
      "event": .string(event), "detail": (try? JSONValue(parsing: Array(detail.utf8))) ?? [:],
      "remark": .text(remark?.text),
    ]
  }
}
