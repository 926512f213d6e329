import Casework
import Office
import WorkCalendar
import Wording

/// What other days off change, or would change: the days, and all that follows from them.
struct HolidayReportView {
  private let visit: Visit
  private let report: HolidayReport
  private let file: String
  /// The references of requests that the report only numbers.
  private let references: [Identifier<Record.Request>: String]
  private var language: Language { visit.language }

  init(_ visit: Visit, _ report: HolidayReport, file: String) throws {
    self.visit = visit
    self.report = report
    self.file = file
    let told = report.consequences
    let numbered = told.withoutProposals + told.confirmedRequests + told.plans.flatMap(\.requests)
    references = try visit.ask { desk in
      var references: [Identifier<Record.Request>: String] = [:]
      for id in Set(numbered) { references[id] = try desk.queries.request(id)?.reference }
      return references
    }
  }

  var markup: Markup {
    var facts = FactList()
    facts.add(Sentence("Berkas", "File"), text: file)
    facts.add(Sentence("Cara", "Way"), way, in: language)
    if let version = report.version {
      facts.add(
        Sentence("Versi kalender", "Version of the calendar"), Sentence(same: "\(version)"), in: language)
    }
    facts.add(Sentence("Surel yang dikirim", "Mails that are sent"), "\(report.consequences.mails)")
    return """
      \(standing)\(facts.markup(in: language))\(warnings)\(days)\(requests)\(meetings)\(offers)\(plans)\(restored)\(rest)
      """
  }

  private var way: Sentence {
    report.mode == .all
      ? report.mode.name
      : report.mode.name + Sentence(same: " " + report.years.map(String.init).joined(separator: ", "))
  }

  private var standing: Markup {
    guard !report.changes.isEmpty else {
      return Box(
        .note,
        Sentence(
          "Tidak ada yang baru di berkas ini; kalender tetap.",
          "Nothing in this file is new; the calendar stays as it is.")
      ).markup(in: language)
    }
    let told = report.consequences
    let count = Sentence(
      "\(report.changes.count) hari, \(told.requests.count) permohonan, \(told.meetings.count) pertemuan.",
      "\(report.changes.count) days, \(told.requests.count) requests, \(told.meetings.count) meetings.")
    let rule = Sentence(
      "Tidak ada pertemuan yang berpindah sendiri: pemohonnya ditawari waktu lain, dan pertemuan tetap sampai ada yang disetujui.",
      "No meeting moves by itself: its applicant is offered other times, and it stands until one is accepted."
    )
    return Box(
      report.isApplied ? .done : .warning,
      (report.isApplied
        ? Sentence("Sudah diterapkan: ", "Done: ") : Sentence("Belum diterapkan: ", "Not done yet: "))
        + count, "<p>\(rule, in: language)</p>\n"
    ).markup(in: language)
  }

  private var warnings: Markup {
    guard !report.warnings.isEmpty else { return "" }
    let items = report.warnings.map { warning -> Markup in
      let line = warning.line.map { Sentence("baris \($0): ", "line \($0): ") } ?? Sentence(same: "")
      return "<li>\((line + warning.sentence).capitalized, in: language)</li>\n"
    }
    return Box(
      .warning, Sentence("Perlu dilihat di berkas ini", "To be looked at in this file"),
      "<ul>\n\(items)</ul>\n"
    ).markup(in: language)
  }

  private var days: Markup {
    section(
      Sentence("Hari libur yang berubah", "Days off that change"),
      [
        Sentence("Tanggal", "Date"), Sentence("Yang terjadi", "What happens"), Sentence("Nama", "Name"),
        Sentence("Jenis", "Kind"), Sentence("Keputusan", "Decree"),
      ],
      report.changes.compactMap { change in
        guard let day = change.dayOff else { return nil }
        let before: Markup =
          change.before.flatMap { $0.name == day.name ? nil : Sentence($0.name) }.map { name -> Markup in
            "<br><span class=\"hint\">\(Sentence("semula ", "before: ") + name, in: language)</span>"
          } ?? ""
        return [
          TimeText.day(day.date, language),
          Badge(change.kind.name, change.kind.tone).markup(in: language),
          "\(Sentence(day.name), in: language)\(before)", "\(day.kind.name, in: language)",
          change.decree.map { decree -> Markup in "\(decree.citation)" } ?? "–",
        ]
      })
  }

  private var requests: Markup {
    section(
      Sentence("Permohonan yang tanggalnya berubah", "Requests whose dates change"),
      [
        Sentence("Permohonan", "Request"), Sentence("Pertemuan paling awal", "Earliest meeting"),
        Sentence("Tenggat", "Due"),
      ],
      report.consequences.requests.map { row in
        [
          link(row.id, row.reference), moved(row.earliestBefore, row.earliestAfter),
          moved(row.dueBefore, row.dueAfter),
        ]
      })
  }

  private var meetings: Markup {
    section(
      Sentence("Pertemuan yang terkena", "Meetings that are affected"),
      [
        Sentence("Permohonan", "Request"), Sentence("Waktu", "Time"), Sentence("Sebab", "Reason"),
        Sentence("Yang ditawarkan", "What is offered"),
      ],
      report.consequences.meetings.map { row in
        let why =
          row.dayOff.map { Sentence("hari libur: ", "day off: ") + $0.name }
          ?? row.earliestDate.map {
            Sentence("terlalu awal; paling awal ", "too early; at the earliest ") + DateText.day($0)
          } ?? Sentence(same: "–")
        return [
          link(row.meeting.request, row.reference), TimeText.range(row.meeting.time, language),
          "\(why, in: language)", remedy(for: row),
        ]
      })
  }

  private func remedy(for row: HolidayReport.AffectedMeeting) -> Markup {
    if !row.alternatives.isEmpty { return times(row.alternatives) }
    if row.rescheduling != nil {
      return
        "\(Sentence("waktu lain sedang disepakati", "another time is being agreed on already"), in: language)"
    }
    return Badge(
      Sentence("tidak ada waktu lain; direktur diberi tahu", "no other time is free; the director is told"),
      .bad
    ).markup(in: language)
  }

  private var offers: Markup {
    section(
      Sentence("Tawaran waktu yang gugur", "Times on offer that are gone"),
      [
        Sentence("Permohonan", "Request"), Sentence("Waktu yang gugur", "Times that are gone"),
        Sentence("Sesudahnya", "Afterwards"),
      ],
      report.consequences.offers.map { row in
        let rest =
          row.ends
          ? Sentence("tidak ada yang tersisa; jadwal ulang berakhir", "none is left; the rescheduling ends")
          : Sentence("waktu lain masih ditawarkan", "other times are still on offer")
        return [link(row.request, row.reference), times(row.released), "\(rest, in: language)"]
      })
  }

  private var plans: Markup {
    section(
      Sentence("Rencana yang tidak dapat disetujui lagi", "Plans that can no longer be approved"),
      [Sentence("Rencana", "Plan"), Sentence("Permohonan", "Requests")],
      report.consequences.plans.map { plan in
        ["\(Sentence("Nomor \(plan.id)", "Number \(plan.id)"), in: language)", links(plan.requests)]
      })
  }

  private var restored: Markup {
    section(
      Sentence("Pertemuan yang dapat tetap pada waktunya", "Meetings that can be held as they are again"),
      [
        Sentence("Permohonan", "Request"), Sentence("Waktu", "Time"),
        Sentence("Jadwal ulang", "Rescheduling"),
      ],
      report.consequences.restored.map { row in
        let open =
          row.rescheduling == nil
          ? Sentence("tidak ada yang terbuka", "none is open")
          : row.hasEnded
            ? Sentence("diakhiri; pemohon belum menjawabnya", "ends; the applicant had not answered")
            : Sentence(
              "masih terbuka; unit dapat menariknya di halaman permohonan",
              "still open; the unit may take it back on the page of the request")
        return [
          link(row.meeting.request, row.reference), TimeText.range(row.meeting.time, language),
          "\(open, in: language)",
        ]
      })
  }

  /// What only needs a line.
  private var rest: Markup {
    let told = report.consequences
    var facts = FactList()
    if !told.withoutProposals.isEmpty {
      facts.add(
        Sentence("Pemohon yang diminta mengusulkan waktu baru", "Applicants asked for new times"),
        links(told.withoutProposals))
    }
    if !told.confirmedRequests.isEmpty {
      facts.add(
        Sentence("Permohonan yang tanggalnya kini pasti", "Requests whose dates are sure now"),
        links(told.confirmedRequests))
    }
    if !told.confirmedMeetings.isEmpty {
      facts.add(
        Sentence("Pertemuan yang harinya kini pasti", "Meetings whose days are sure now"),
        "\(told.confirmedMeetings.count)")
    }
    return facts.markup(in: language)
  }

  private func section(_ title: Sentence, _ columns: [Sentence], _ rows: [[Markup]]) -> Markup {
    guard !rows.isEmpty else { return "" }
    var table = DataTable(title, columns: columns.map { .init($0) })
    table.rows = rows
    return """
      <section>
      <h2>\(title, in: language) <span class="count">\(rows.count)</span></h2>
      \(table.markup(in: language))</section>

      """
  }

  private func moved(_ before: CivilDate, _ after: CivilDate) -> Markup {
    before == after
      ? TimeText.date(before, language)
      : "<del>\(TimeText.date(before, language))</del> <strong>\(TimeText.date(after, language))</strong>"
  }

  private func times(_ times: [InstantRange]) -> Markup {
    times.map { TimeText.range($0, language) }.joined(separator: "<br>")
  }

  private func links(_ ids: [Identifier<Record.Request>]) -> Markup {
    ids.map { link($0, references[$0] ?? "\($0)") }.joined(separator: ", ")
  }

  /// A request, with the way to its page for those who may open it.
  private func link(_ id: Identifier<Record.Request>, _ reference: String) -> Markup {
    guard !visit.principal.roles.isDisjoint(with: Desk.rolesOfAllRequests) else { return "\(reference)" }
    return "<a href=\"\(url: RequestSheet.path(of: id))\">\(reference)</a>"
  }
}

extension HolidayChange.Kind {
  fileprivate var tone: Badge.Tone {
    switch self {
    case .added: .moving
    case .removed: .bad
    case .renamed: .calm
    case .confirmed: .good
    case .unconfirmed: .waiting
    }
  }
}
