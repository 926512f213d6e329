import JSON
import Office
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Working days.
  static let calendar: [Operation] = [
    Operation(
      "listDays", .get, "/api/v1/calendar/days", area: .calendar,
      summary: Sentence("hari-hari dengan jenisnya", "days with their kind"),
      details: Sentence(
        "Hari-hari dari from sampai sebelum to. Tahun tanpa keputusan ditandai tentative.",
        "The days from from up to but not including to. Years without a decree are marked tentative."),
      query: [
        .required("from", .text(.date, length: 10...10), Sentence("hari pertama", "the first day")),
        .required(
          "to", .text(.date, length: 10...10),
          Sentence("hari sesudah yang terakhir", "the day after the last one")), knownOn,
      ],
      access: .everyone, rate: .searching,
      answers: [.json(200, Sentence("hari-hari menurut urutan", "the days in order"), .list(daySchema))],
      problems: [.beyondCalendar], handler: listDays),
    Operation(
      "findEarliestDate", .get, "/api/v1/calendar/earliest", area: .calendar,
      summary: Sentence(
        "tanggal paling awal dan tenggat bagi surat yang diterima",
        "earliest and due date of a letter received"),
      details: Sentence(
        "Lima hari kerja sesudah diterima unit (persyaratan 6 standar pelayanan). Tanpa receivedAt: bila diterima sekarang.",
        "Five working days after receipt by the unit (requirement 6 of the service standard). Without receivedAt: if received now."
      ),
      query: [
        .optional(
          "receivedAt", .text(.instant, length: 20...35),
          Sentence("saat surat diterima", "when the letter was received")), knownOn,
      ],
      access: .everyone,
      answers: [.json(200, Sentence("tanggal-tanggalnya", "the dates"), earliestSchema)],
      problems: [.beyondCalendar], handler: findEarliestDate),
  ]

  private static let knownOn = Parameter.Query.optional(
    "knownOn", .text(.date, length: 10...10),
    Sentence(
      "menurut kalender yang sudah diumumkan pada akhir tanggal itu",
      "by the calendar as published at the end of that date"))

  private static let daySchema = Schema.named(
    "Day",
    .extensible([
      .required("date", .text(.date, length: 10...10)),
      .required("kind", .choice(["working", "weekend"] + DayOffKind.allCases.map(\.rawValue))),
      .required("name", .anyText), .required("status", .choice(DayOffStatus.allCases.map(\.rawValue))),
      .optional("decree", .anyText),
    ]))

  private static let earliestSchema = Schema.named(
    "EarliestDate",
    .extensible([
      .required("receivedAt", .text(.instant, length: 20...35)),
      .required("effectiveReceiptDate", .text(.date, length: 10...10)),
      .required("earliestDate", .text(.date, length: 10...10)),
      .required("dueDate", .text(.date, length: 10...10)),
      .required("tentative", .boolean),
    ]))

  @Sendable private static func listDays(_ call: Call) throws -> Answer {
    let (from, to) = (try call.query.date("from"), try call.query.date("to"))
    guard from <= to else {
      throw Problem(fields: [
        FieldProblem(
          "to", Sentence("lebih awal daripada from; tukar keduanya", "lies before from; swap the two"))
      ])
    }
    let calendar = try call.workingDays()
    var days: [JSONValue] = []
    var date = from
    while date < to {
      let day = try calendar.day(date)
      var object: JSONObject = [
        "date": .date(date), "kind": .string(day.kindCode), "name": .string(day.name.text(in: call.language)),
        "status": .string(day.status.rawValue),
      ]
      if !day.decrees.isEmpty { object.append("decree", .string(day.decrees)) }
      days.append(.object(object))
      date = date.advanced(by: 1)
    }
    return .json(200, .array(days))
  }

  @Sendable private static func findEarliestDate(_ call: Call) throws -> Answer {
    let receivedAt = try call.query.optionalInstant("receivedAt") ?? call.context.office.surroundings.now()
    let known = call.query.has("knownOn") ? try call.workingDays() : nil
    let (lead, dueDate) = try call.context.office.ask(as: call.caller) {
      try $0.dates(receivedAt: receivedAt, by: known)
    }
    return .json(
      200,
      [
        "receivedAt": .instant(receivedAt), "effectiveReceiptDate": .date(lead.effectiveReceiptDate),
        "earliestDate": .date(lead.date), "dueDate": .date(dueDate),
        "tentative": .boolean(lead.isTentative),
      ])
  }
}

extension Call {
  /// The working days as they are known now, or were known at the end of the date that `knownOn` names. Fails where
  /// no year was decreed by then.
  fileprivate func workingDays() throws -> WorkingDayCalendar {
    let calendar = context.calendar()
    guard let date = try query.optionalDate("knownOn") else { return calendar }
    guard let known = WorkingDayCalendar(calendar.holidays.asKnown(on: date)) else {
      throw Problem(fields: [
        FieldProblem(
          "knownOn",
          Sentence(
            "pada tanggal itu belum ada tahun yang hari liburnya ditetapkan; pilih tanggal sesudahnya",
            "on that date no year had decreed days off yet; choose a later one"))
      ])
    }
    return known
  }
}
