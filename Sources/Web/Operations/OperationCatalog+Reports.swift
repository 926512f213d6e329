import Casework
import HTTPServer
import JSON
import Office
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Figures.
  static let reports: [Operation] = [
    Operation(
      "reportServiceLevel", .get, "/api/v1/reports/service-level", area: .reports,
      summary: Sentence(
        "tepat waktu, sesuai kesepakatan, terlambat, per bulan", "on time, as agreed, late, by month"),
      details: Sentence(
        "Dengan waktu di setiap meja dan jumlah jadwal ulang. notJudged: permohonan yang tanggalnya di luar jangkauan kalender. Sebagai CSV dengan Accept: text/csv.",
        "With the time at every desk and the reschedulings. notJudged: requests whose dates lie out of the calendars' reach. As CSV by Accept: text/csv."
      ),
      query: period, access: .staff(.director, .admin, .auditor, .deputy, .registry), rate: .searching,
      answers: [.json(200, Sentence("laporannya", "the report"), levelSchema, or: "text/csv")]
    ) { call in
      let (from, to) = (try call.query.date("from"), try call.query.date("to"))
      let level = try call.context.office.ask(as: call.caller) { try $0.serviceLevel(from: from, to: to) }
      return call.report(
        csv: level.csv(in: call.language),
        json: [
          "from": .date(from), "to": .date(to), "months": .array(level.months.map(\.json)),
          "notJudged": .integer(Int64(level.notJudged)),
        ])
    },
    Operation(
      "reportLoad", .get, "/api/v1/reports/load", area: .reports,
      summary: Sentence("beban setiap petugas per bulan", "the load of every officer by month"),
      details: Sentence(
        "Sebagai CSV dengan Accept: text/csv.", "As CSV by Accept: text/csv."),
      query: period, access: .staff(.director, .admin, .auditor, .deputy, .registry), rate: .searching,
      answers: [.json(200, Sentence("laporannya", "the report"), loadSchema, or: "text/csv")]
    ) { call in
      let (from, to) = (try call.query.date("from"), try call.query.date("to"))
      let (load, names) = try call.context.office.ask(as: call.caller) { try $0.load(from: from, to: to) }
      return call.report(
        csv: load.csv(names: names, in: call.language),
        json: [
          "from": .date(from), "to": .date(to),
          "rows": .array(load.rows.map { $0.json(name: names[$0.officer] ?? "") }),
        ])
    },
    Operation(
      "reportComplaints", .get, "/api/v1/reports/complaints", area: .reports,
      summary: Sentence("pengaduan per bulan", "complaints by month"),
      details: Sentence(
        "Menurut bulan masuknya, dengan salurannya. Sebagai CSV dengan Accept: text/csv.",
        "By the month in which they came, with the ways on which they came. As CSV by Accept: text/csv."),
      query: period, access: .staff(.director, .admin, .auditor, .deputy, .registry), rate: .searching,
      answers: [.json(200, Sentence("laporannya", "the report"), complaintSchema, or: "text/csv")]
    ) { call in
      let (from, to) = (try call.query.date("from"), try call.query.date("to"))
      let level = try call.context.office.ask(as: call.caller) { try $0.complaintLevel(from: from, to: to) }
      return call.report(
        csv: level.csv(in: call.language),
        json: ["from": .date(from), "to": .date(to), "months": .array(level.months.map(\.json))])
    },
  ]

  private static let period: [Parameter.Query] = [
    .required("from", RequestSchema.date, Sentence("hari pertama", "the first day")),
    .required("to", RequestSchema.date, Sentence("hari sesudah yang terakhir", "the day after the last one")),
  ]

  private static let count = Schema.integer(0...Int.max)

  private static let levelSchema = Schema.named(
    "ServiceLevel",
    .extensible([
      .required("from", RequestSchema.date), .required("to", RequestSchema.date),
      .required("notJudged", count),
      .required(
        "months",
        .list(
          .extensible([
            .required("month", .anyText), .required("onTime", count), .required("asAgreed", count),
            .required("late", count), .required("lateAndOpen", count), .required("reschedules", count),
            .required(
              "desks",
              .list(
                .extensible([
                  .required("desk", .choice(RequestDesk.allCases.map(\.rawValue))),
                  .required("requests", count), .required("seconds", count),
                  .required("workingDays", count),
                ]))),
          ]))),
    ]))

  private static let complaintSchema = Schema.named(
    "ComplaintLevel",
    .extensible([
      .required("from", RequestSchema.date), .required("to", RequestSchema.date),
      .required(
        "months",
        .list(
          .extensible([
            .required("month", .anyText), .required("received", count), .required("onTheSpot", count),
            .required("later", count), .required("open", count),
            .required(
              "channels",
              .list(
                .extensible([
                  .required("channel", .choice(ComplaintChannel.allCases.map(\.rawValue))),
                  .required("count", count),
                ]))),
          ]))),
    ]))

  private static let loadSchema = Schema.named(
    "Load",
    .extensible([
      .required("from", RequestSchema.date), .required("to", RequestSchema.date),
      .required(
        "rows",
        .list(
          .extensible([
            .required("month", .anyText), .required("officer", .anyText), .required("name", .anyText),
            .required("held", count), .required("scheduled", count), .required("cancelled", count),
            .required("minutes", count), .required("mostOnOneDay", count),
          ]))),
    ]))
}

extension Call {
  /// A report in the form that the caller prefers.
  fileprivate func report(csv: [UInt8], json: JSONValue) -> Answer {
    let vary = [HTTPField("Vary", "Accept, Accept-Language, Authorization")]
    let preferred = Acceptance.mediaType(
      request.header("accept"), offered: ["application/json", "text/csv"])
    guard preferred == "text/csv" else { return .json(200, json, headers: vary) }
    return .bytes(200, csv, mediaType: ReportTable.mediaType, headers: vary)
  }
}

extension MonthLevel {
  fileprivate var json: JSONValue {
    [
      "month": .string(month.description), "onTime": .whole(onTime), "asAgreed": .whole(asAgreed),
      "late": .whole(late), "lateAndOpen": .whole(lateAndOpen), "reschedules": .whole(reschedules),
      "desks": .array(
        desks.map { level in
          [
            "desk": .string(level.desk.rawValue), "requests": .whole(level.requests),
            "seconds": .integer(level.seconds), "workingDays": .whole(level.workingDays.count),
          ]
        }),
    ]
  }
}

extension OfficerLoad {
  fileprivate func json(name: String) -> JSONValue {
    [
      "month": .string(month.description), "officer": .string(officer.description), "name": .string(name),
      "held": .whole(held), "scheduled": .whole(scheduled), "cancelled": .whole(cancelled),
      "minutes": .whole(minutes.count), "mostOnOneDay": .whole(mostOnOneDay),
    ]
  }
}

extension ComplaintMonth {
  fileprivate var json: JSONValue {
    [
      "month": .string(month.description), "received": .whole(received), "onTheSpot": .whole(onTheSpot),
      "later": .whole(later), "open": .whole(open),
      "channels": .array(
        channels.map { ["channel": .string($0.channel.rawValue), "count": .whole($0.count)] }),
    ]
  }
}
