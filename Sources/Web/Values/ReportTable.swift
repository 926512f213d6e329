public import Casework
public import Wording

/// What reports are as tables.
public enum ReportTable {
  /// The media type of a report as comma-separated values (RFC 4180, RFC 7111).
  public static let mediaType = "text/csv; charset=utf-8; header=present"
}

extension ServiceLevel {
  /// The report as comma-separated values in UTF-8: a row for each month; two columns for each desk.
  public func csv(in language: Language) -> [UInt8] {
    let columns = [
      Sentence("bulan", "month"), Verdict.onTime.title, Verdict.asAgreed.title, Verdict.late.title,
      Sentence("terlambat dan belum selesai", "late and open"), Sentence("jadwal ulang", "reschedulings"),
    ]
    let ofDesks = RequestDesk.allCases.flatMap { desk in
      [
        desk.title + Sentence(": permohonan", ": requests"),
        desk.title + Sentence(": hari kerja", ": working days"),
      ]
    }
    let rows = months.map { month -> [String] in
      let figures = [month.onTime, month.asAgreed, month.late, month.lateAndOpen, month.reschedules]
      let desks = RequestDesk.allCases.flatMap { desk -> [Int] in
        let level = month.desks.first { $0.desk == desk }
        return [level?.requests ?? 0, level?.workingDays.count ?? 0]
      }
      return [month.month.description] + (figures + desks).map { String($0) }
    }
    return CSVTable(rows: [(columns + ofDesks).map { $0.text(in: language) }] + rows).text
  }
}

extension Load {
  /// The report as comma-separated values in UTF-8: a row for each month and officer.
  public func csv(names: [Identifier<Record.Officer>: String], in language: Language) -> [UInt8] {
    let columns = [
      Sentence("bulan", "month"), Sentence("nomor petugas", "officer number"),
      Sentence("petugas", "officer"), Sentence("terlaksana", "held"),
      Sentence("terjadwal", "scheduled"), Sentence("batal", "cancelled"), Sentence("menit", "minutes"),
      Sentence("terbanyak dalam satu hari", "most on one day"),
    ]
    let lines = rows.map { row -> [String] in
      let figures = [row.held, row.scheduled, row.cancelled, row.minutes.count, row.mostOnOneDay]
      return [row.month.description, row.officer.description, names[row.officer] ?? ""]
        + figures.map { String($0) }
    }
    return CSVTable(rows: [columns.map { $0.text(in: language) }] + lines).text
  }
}

extension ComplaintLevel {
  /// The report as comma-separated values in UTF-8: a row for each month; a column for each way on which complaints come.
  public func csv(in language: Language) -> [UInt8] {
    let columns = [
      Sentence("bulan", "month"), Sentence("masuk", "came"),
      Sentence("dijawab di tempat", "answered on the spot"), Sentence("dijawab kemudian", "answered later"),
      Sentence("belum dijawab", "not answered"),
    ]
    let rows = months.map { month -> [String] in
      let figures = [month.received, month.onTheSpot, month.later, month.open]
      let channels = ComplaintChannel.allCases.map { channel in
        month.channels.first { $0.channel == channel }?.count ?? 0
      }
      return [month.month.description] + (figures + channels).map { String($0) }
    }
    let heads = columns + ComplaintChannel.allCases.map(\.name)
    return CSVTable(rows: [heads.map { $0.text(in: language) }] + rows).text
  }
}
