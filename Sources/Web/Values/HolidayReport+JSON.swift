public import JSON
public import Office
import Store
import WorkCalendar
public import Wording

extension HolidayReport {
  /// The report as JSON; names and warnings in a language.
  public func json(in language: Language) -> JSONValue {
    var object: JSONObject = [
      "years": .array(years.map { .integer(Int64($0)) }), "mode": .string(mode.rawValue),
      "applied": .boolean(isApplied),
    ]
    if let version { object.append("version", .string(version.description)) }
    object.append("changes", .array(changes.compactMap { $0.json(in: language) }))
    object.members += consequences.json(in: language).members
    object.append(
      "warnings",
      .array(
        warnings.map { warning in
          var object = JSONObject()
          if let line = warning.line { object.append("line", .integer(Int64(line))) }
          object.append("message", .string(warning.sentence.text(in: language)))
          return .object(object)
        }))
    return .object(object)
  }
}

extension CalendarConsequences {
  fileprivate func json(in language: Language) -> JSONObject {
    [
      "requests": .array(
        requests.map { request in
          [
            "request": .string(request.id.description), "reference": .string(request.reference),
            "earliestDateBefore": .date(request.earliestBefore), "earliestDate": .date(request.earliestAfter),
            "dueDateBefore": .date(request.dueBefore), "dueDate": .date(request.dueAfter),
          ]
        }),
      "meetings": .array(meetings.map { $0.json(in: language) }),
      "withoutProposals": .array(withoutProposals.map { .string($0.description) }),
      "offers": .array(
        offers.map { offer in
          [
            "rescheduling": .string(offer.rescheduling.description),
            "request": .string(offer.request.description), "reference": .string(offer.reference),
            "released": .array(
              offer.released.map { ["start": .instant($0.start), "end": .instant($0.end)] }),
            "ends": .boolean(offer.ends),
          ]
        }),
      "plans": .array(
        plans.map { plan in
          [
            "plan": .string(plan.id.description),
            "requests": .array(plan.requests.map { .string($0.description) }),
          ]
        }),
      "confirmed": [
        "requests": .array(confirmedRequests.map { .string($0.description) }),
        "meetings": .array(confirmedMeetings.map { .string($0.description) }),
      ],
      "restored": .array(
        restored.map { meeting in
          var object: JSONObject = [
            "meeting": .string(meeting.meeting.id.description),
            "request": .string(meeting.meeting.request.description), "reference": .string(meeting.reference),
            "start": .instant(meeting.meeting.time.start), "end": .instant(meeting.meeting.time.end),
          ]
          if let open = meeting.rescheduling {
            object.append("rescheduling", .string(open.description))
            object.append("hasEnded", .boolean(meeting.hasEnded))
          }
          return .object(object)
        }), "mails": .integer(Int64(mails)),
    ]
  }
}

extension HolidayReport.AffectedMeeting {
  fileprivate func json(in language: Language) -> JSONValue {
    var object: JSONObject = [
      "meeting": .string(meeting.id.description), "request": .string(meeting.request.description),
      "reference": .string(reference), "start": .instant(meeting.time.start),
      "end": .instant(meeting.time.end),
    ]
    if let dayOff { object.append("dayOff", .string(dayOff.name.text(in: language))) }
    if let earliestDate { object.append("earliestDate", .date(earliestDate)) }
    if let rescheduling { object.append("rescheduling", .string(rescheduling.description)) }
    object.append(
      "alternatives",
      .array(alternatives.map { ["start": .instant($0.start), "end": .instant($0.end)] }))
    return .object(object)
  }
}

extension HolidayChange {
  fileprivate func json(in language: Language) -> JSONValue? {
    guard let day = dayOff else { return nil }
    var object: JSONObject = [
      "date": .date(day.date), "kind": .string(day.kind.rawValue), "change": .string(kind.rawValue),
      "name": .string(Sentence(day.name).text(in: language)),
    ]
    if let before, before.name != day.name {
      object.append("nameBefore", .string(Sentence(before.name).text(in: language)))
    }
    if let decree { object.append("decree", .string(decree.citation)) }
    return .object(object)
  }
}
