import Casework
import WorkCalendar
import Wording

/// The report as people read it: the figures at a glance, then each part with its drawing, its table and its file.
struct ReportSections {
  private let sheet: ReportSheet
  private let language: Language

  init(_ sheet: ReportSheet, _ language: Language) {
    self.sheet = sheet
    self.language = language
  }

  var markup: Markup { "\(glance)\(level)\(desks)\(load)\(reschedules)\(complaints)" }

  private var months: [MonthLevel] { sheet.level.months }

  private var glance: Markup {
    let (onTime, asAgreed, late) = (
      months.reduce(0) { $0 + $1.onTime }, months.reduce(0) { $0 + $1.asAgreed },
      months.reduce(0) { $0 + $1.late }
    )
    let all = onTime + asAgreed + late
    let share = all == 0 ? "–" : "\((onTime + asAgreed) * 100 / all)%"
    let cards: [(Sentence, String, Sentence)] = [
      (
        Sentence("Tepat waktu", "On time"), share,
        Sentence("\(onTime + asAgreed) dari \(all) permohonan", "\(onTime + asAgreed) of \(all) requests")
      ),
      (
        Sentence("Terlambat", "Late"), "\(late)",
        Sentence(
          "\(months.reduce(0) { $0 + $1.lateAndOpen }) belum selesai",
          "\(months.reduce(0) { $0 + $1.lateAndOpen }) still open")
      ),
      (
        Sentence("Pertemuan terlaksana", "Meetings held"), "\(sheet.load.rows.reduce(0) { $0 + $1.held })",
        Sentence("dihitung per petugas", "counted for each officer")
      ),
      (
        Sentence("Jadwal ulang", "Reschedulings"), "\(months.reduce(0) { $0 + $1.reschedules })",
        Sentence("dimulai pada masa ini", "begun in this period")
      ),
      (
        Sentence("Pengaduan", "Complaints"), "\(sheet.complaints.months.reduce(0) { $0 + $1.received })",
        Sentence(
          "\(sheet.complaints.months.reduce(0) { $0 + $1.open }) belum dijawab",
          "\(sheet.complaints.months.reduce(0) { $0 + $1.open }) not answered")
      ),
    ]
    let items = cards.map { label, value, rest -> Markup in
      "<div><dt>\(label, in: language)</dt><dd><strong>\(value)</strong> \(rest, in: language)</dd></div>\n"
    }
    return "<dl class=\"glance\">\n\(items)</dl>\n"
  }

  private var level: Markup {
    let title = Sentence("Ketepatan waktu", "Punctuality")
    let parts = [
      BarChart.Part(Verdict.onTime.title, .good), .init(Verdict.asAgreed.title, .accent),
      .init(Verdict.late.title, .bad),
    ]
    let chart = BarChart(
      name: "ketepatan",
      title: Sentence("Permohonan menurut ketepatan waktu, per bulan", "Requests by punctuality, by month"),
      parts: parts,
      bars: months.map { BarChart.Bar(short($0.month), [$0.onTime, $0.asAgreed, $0.late]) })
    let table = numbers(
      title,
      [Sentence("Bulan", "Month")] + parts.map(\.title.capitalized) + [
        Sentence("Terlambat dan belum selesai", "Late and open")
      ],
      months.map { ("\(long($0.month), in: language)", [$0.onTime, $0.asAgreed, $0.late, $0.lateAndOpen]) })
    let doubt: Markup =
      sheet.level.notJudged == 0
      ? ""
      : Box(
        .warning,
        Sentence(
          "\(sheet.level.notJudged) permohonan tidak dinilai: tanggalnya di luar jangkauan kalender",
          "\(sheet.level.notJudged) requests are not judged: their dates lie out of the calendar's reach")
      ).markup(in: language)
    guard months.contains(where: { $0.onTime + $0.asAgreed + $0.late > 0 }) else {
      let none = Sentence("Tidak ada yang selesai pada masa ini.", "Nothing was completed in this period.")
      return section(
        "ketepatan-waktu", title, before: doubt + "<p>\(none, in: language)</p>\n", "", .level)
    }
    return section("ketepatan-waktu", title, before: doubt, chart.markup(in: language) + table, .level)
  }

  private var desks: Markup {
    let title = Sentence("Waktu di setiap meja", "Time at each desk")
    let totals = RequestDesk.allCases.compactMap { desk -> (desk: RequestDesk, requests: Int, days: Int)? in
      let levels = months.flatMap(\.desks).filter { $0.desk == desk }
      let requests = levels.reduce(0) { $0 + $1.requests }
      return requests == 0 ? nil : (desk, requests, levels.reduce(0) { $0 + $1.workingDays.count })
    }
    guard !totals.isEmpty else { return "" }
    let chart = BarChart(
      name: "meja",
      title: Sentence("Rata-rata hari kerja di setiap meja", "Average working days at each desk"),
      parts: [.init(title, .accent)],
      bars: totals.map { total in
        let tenths = average(total.days, of: total.requests)
        return BarChart.Bar(total.desk.title.capitalized, [tenths], figure: decimal(tenths))
      }, isShort: false)
    var table = DataTable(
      title,
      columns: [.init(Sentence("Bulan", "Month"))]
        + totals.map { .init($0.desk.title.capitalized, isNumeric: true) })
    table.rows = months.map { month in
      ["\(long(month.month), in: language)"]
        + totals.map { total in
          guard let level = month.desks.first(where: { $0.desk == total.desk }) else { return "–" }
          return
            "\(decimal(average(level.workingDays.count, of: level.requests)), in: language) <span class=\"hint\">(\(level.requests))</span>"
        }
    }
    let note = Sentence(
      "Rata-rata hari kerja per permohonan yang dihitung pada bulan itu; dalam kurung banyaknya permohonan.",
      "Average working days of the requests counted in the month; their number in parentheses.")
    return section(
      "waktu-meja", title, before: "<p class=\"hint\">\(note, in: language)</p>\n",
      chart.markup(in: language) + table.markup(in: language), nil)
  }

  private var load: Markup {
    let title = Sentence("Beban petugas", "Load of the officers")
    var order: [Identifier<Record.Officer>] = []
    for row in sheet.load.rows where !order.contains(row.officer) { order.append(row.officer) }
    let totals = order.map { officer in
      (officer, sheet.load.rows.filter { $0.officer == officer })
    }.filter { _, rows in rows.contains { $0.held + $0.scheduled + $0.cancelled > 0 } }
    guard !totals.isEmpty else { return "" }
    let parts = [
      BarChart.Part(Sentence("terlaksana", "held"), .good),
      .init(Sentence("terjadwal", "scheduled"), .accent),
      .init(Sentence("batal", "cancelled"), .soft),
    ]
    func sum(_ rows: [OfficerLoad]) -> [Int] {
      [
        rows.reduce(0) { $0 + $1.held }, rows.reduce(0) { $0 + $1.scheduled },
        rows.reduce(0) { $0 + $1.cancelled },
      ]
    }
    let chart = BarChart(
      name: "beban", title: Sentence("Pertemuan setiap petugas", "Meetings of each officer"), parts: parts,
      bars: totals.map { BarChart.Bar(Sentence(same: sheet.names[$0] ?? "\($0)"), sum($1)) }, isShort: false)
    let table = numbers(
      title,
      [Sentence("Petugas", "Officer")] + parts.map(\.title.capitalized) + [
        Sentence("Menit", "Minutes"), Sentence("Terbanyak sehari", "Most on one day"),
      ],
      totals.map { officer, rows in
        (
          "\(sheet.names[officer] ?? "\(officer)")",
          sum(rows) + [rows.reduce(0) { $0 + $1.minutes.count }, rows.map(\.mostOnOneDay).max() ?? 0]
        )
      })
    return section("beban-petugas", title, chart.markup(in: language) + table, .load)
  }

  private var reschedules: Markup {
    guard months.contains(where: { $0.reschedules > 0 }) else { return "" }
    let title = Sentence("Jadwal ulang", "Reschedulings")
    let chart = BarChart(
      name: "ulang", title: Sentence("Jadwal ulang yang dimulai, per bulan", "Reschedulings begun, by month"),
      parts: [.init(title, .accent)], bars: months.map { BarChart.Bar(short($0.month), [$0.reschedules]) })
    let table = numbers(
      title, [Sentence("Bulan", "Month"), Sentence("Dimulai", "Begun")],
      months.map { ("\(long($0.month), in: language)", [$0.reschedules]) })
    return section("jadwal-ulang", title, chart.markup(in: language) + table, nil)
  }

  private var complaints: Markup {
    let months = sheet.complaints.months
    guard months.contains(where: { $0.received > 0 }) else { return "" }
    let title = Sentence("Pengaduan", "Complaints")
    let parts = [
      BarChart.Part(Sentence("dijawab di tempat", "answered on the spot"), .good),
      .init(Sentence("dijawab kemudian", "answered later"), .accent),
      .init(Sentence("belum dijawab", "not answered"), .bad),
    ]
    let chart = BarChart(
      name: "aduan",
      title: Sentence("Pengaduan menurut bulan masuknya", "Complaints by the month in which they came"),
      parts: parts, bars: months.map { BarChart.Bar(short($0.month), [$0.onTheSpot, $0.later, $0.open]) })
    var table = DataTable(
      title,
      columns: [.init(Sentence("Bulan", "Month")), .init(Sentence("Masuk", "Came"), isNumeric: true)]
        + parts.map { .init($0.title.capitalized, isNumeric: true) } + [.init(Sentence("Lewat", "By"))])
    table.rows = months.map { month in
      let channels = month.channels.map { $0.channel.name + Sentence(same: " \($0.count)") }
      return ["\(long(month.month), in: language)"]
        + [month.received, month.onTheSpot, month.later, month.open].map { "\($0)" }
        + ["\(channels.isEmpty ? Sentence(same: "–") : DateText.list(channels), in: language)"]
    }
    return section("pengaduan", title, chart.markup(in: language) + table.markup(in: language), .complaints)
  }

  private func section(
    _ anchor: String, _ title: Sentence, before: Markup = "", _ content: Markup, _ file: ReportFile?
  ) -> Markup {
    let link = file.map { file -> Markup in
      "<p class=\"screen\"><a href=\"\(url: file.address(sheet.period))\">\(Sentence("Unduh sebagai CSV", "Download as CSV"), in: language)<span class=\"unseen\">: \(title, in: language)</span></a></p>\n"
    }
    return """
      <section class="report" aria-labelledby="\(anchor)">
      <h2 id="\(anchor)">\(title, in: language)</h2>
      \(before)<div>
      \(content)</div>
      \(link ?? "")</section>

      """
  }

  private func numbers(
    _ title: Sentence, _ columns: [Sentence], _ rows: [(label: Markup, figures: [Int])]
  ) -> Markup {
    var table = DataTable(
      title, columns: columns.enumerated().map { .init($1, isNumeric: $0 > 0) })
    table.rows = rows.map { label, figures in [label] + figures.map { "\($0)" } }
    return table.markup(in: language)
  }

  private func long(_ month: Month) -> Sentence {
    CivilDate(year: month.year, month: month.month, day: 1).map(DateText.month)
      ?? Sentence(same: month.description)
  }

  /// `Mar 2026`.
  private func short(_ month: Month) -> Sentence {
    let long = long(month)
    func short(_ text: String) -> String {
      let words = text.split(separator: " ")
      return words.count == 2 ? "\(words[0].prefix(3)) \(words[1])" : text
    }
    return Sentence(short(long.indonesian), short(long.english))
  }

  /// An average in tenths, rounded.
  private func average(_ sum: Int, of count: Int) -> Int { count == 0 ? 0 : (sum * 20 + count) / (count * 2) }

  /// Tenths as both languages write them: `2,5`, `2.5`.
  private func decimal(_ tenths: Int) -> Sentence {
    Sentence("\(tenths / 10),\(tenths % 10)", "\(tenths / 10).\(tenths % 10)")
  }
}
