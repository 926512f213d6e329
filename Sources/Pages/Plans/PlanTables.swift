import Casework
import Office
import Scheduling
import WorkCalendar
import Wording

/// What a plan has for its requests, and what it has nothing for, as tables.
struct PlanTables {
  let plan: PlanReading
  let part: PlanPart
  let language: Language

  /// The meetings, in the order of their times.
  var assignments: Markup {
    let found = plan.sheet.plan.assignments.sorted {
      ($0.time, $0.officer, $0.request) < ($1.time, $1.officer, $1.request)
    }
    let heading: Markup =
      "<h2>\(Sentence("Pertemuan", "Meetings"), in: language) <span class=\"count\">\(found.count)</span></h2>\n"
    guard !found.isEmpty else {
      return heading
        + EmptyState(Sentence("Rencana ini tidak punya pertemuan", "The plan has no meetings")).markup(
          in: language)
    }
    var columns: [DataTable.Column] = [
      .init(Sentence("Permohonan", "Request")), .init(Sentence("Pemohon", "Applicant")),
      .init(Sentence("Waktu", "Time")), .init(Sentence("Petugas", "Officer")),
      .init(Sentence("Usulan", "Proposal")),
    ]
    let tellsReasons = plan.isOpen && !part.isShort
    if tellsReasons { columns.append(.init(Sentence("Alasan", "Reasons"))) }
    var table = DataTable(Sentence("Pertemuan dalam rencana", "Meetings of the plan"), columns: columns)
    table.rows = part.met.shown(of: found).map { assignment in
      [
        plan.link(to: assignment.request) + marks(of: assignment),
        plan.applicant(of: assignment.request, language),
        plan.times(assignment.time, for: assignment.request, language),
        Markup(text: plan.name(ofOfficer: assignment.officer)), proposal(assignment),
      ] + (tellsReasons ? [reasons(of: assignment) + change(assignment.request)] : [])
    }
    // In short both lists begin at the same place: the way on is that of the longer one.
    let most = part.isShort ? max(found.count, plan.sheet.plan.unmatched.count) : found.count
    return heading + place(part.met, of: found.count) + table.markup(in: language)
      + part.met.pager(of: most).markup(in: language)
  }

  private func place(_ list: PlanPart.List, of count: Int) -> Markup {
    list.place(of: count).map { place -> Markup in "<p class=\"hint\">\(place, in: language)</p>\n" } ?? ""
  }

  /// What is special about a meeting.
  private func marks(of assignment: Assignment) -> Markup {
    var badges: [Badge] = []
    if plan.sheet.placedByHand.contains(assignment.request) {
      badges.append(Badge(Sentence("diubah dengan tangan", "changed by hand"), .moving))
    }
    if plan.sheet.tentative.contains(assignment.request) {
      badges.append(Badge(Sentence("libur tahun itu belum ditetapkan", "holidays not decreed yet"), .waiting))
    }
    if assignment.time.start.local(offset: .wib).date > assignment.dueDate {
      badges.append(
        Badge(Sentence("sesudah tenggat, sesuai usulan pemohon", "after the due date, as proposed"), .waiting)
      )
    }
    return badges.map { badge -> Markup in "<br>\(badge.markup(in: language))" }.joined()
  }

  private func proposal(_ assignment: Assignment) -> Markup {
    let rank =
      assignment.isAgreed
      ? Sentence("disepakati", "agreed on")
      : Sentence("ke-\(assignment.proposal + 1)", "number \(assignment.proposal + 1)")
    let days = assignment.afterEarliest.count
    let delay =
      days == 0
      ? Sentence("pada tanggal paling awal", "on the earliest date")
      : Sentence(
        "\(days) hari kerja sesudah tanggal paling awal",
        "\(days) working \(days == 1 ? "day" : "days") after the earliest date")
    return "\(rank, in: language)<br><span class=\"hint\">\(delay, in: language)</span>"
  }

  private func reasons(of assignment: Assignment) -> Markup {
    guard let ground = plan.sheet.grounds[assignment.request] else { return "" }
    let reason = PlacementReason(
      assignment: assignment, ground: ground,
      isByHand: plan.sheet.placedByHand.contains(assignment.request), isBest: plan.sheet.plan.isOptimal)
    let items = reason.sentences.map { sentence -> Markup in "<li>\(sentence, in: language)</li>\n" }
    return "<ul class=\"reasons\">\n\(items)</ul>\n"
  }

  private func change(_ request: String) -> Markup {
    let reference = plan.reference(of: request)
    return """
      <p class="screen"><a href="\(url: plan.path(toChange: request))">\(Sentence("Ubah", "Change"), in: language)<span class="unseen"> \(reference)</span></a></p>
      """
  }

  /// The requests without a meeting, each with the reason and the ways out; in short with the reason alone.
  var unmet: Markup {
    let found = plan.sheet.plan.unmatched
    guard !found.isEmpty else { return "" }
    let items = part.unmet.shown(of: found).map { unmatched -> Markup in
      let name = plan.sheet.requests[unmatched.request]?.applicant.name ?? ""
      let choose: Markup =
        plan.isOpen && !part.isShort
        ? """
        <p class="screen"><a href="\(url: plan.path(toChange: unmatched.request))">\(Sentence("Pilih waktu untuk ", "Choose a time for "), in: language)\(plan.reference(of: unmatched.request))</a></p>

        """ : ""
      return """
        <li><p>\(plan.link(to: unmatched.request))<br><span class="hint">\(name)</span></p>
        <p><strong>\(why(unmatched).capitalized, in: language)</strong></p>
        \(part.isShort ? "" : windows(of: unmatched) + alternatives(of: unmatched))\(choose)</li>

        """
    }
    return """
      <h2>\(Sentence("Belum terjadwal", "Not met"), in: language) <span class="count">\(found.count)</span></h2>
      \(place(part.unmet, of: found.count))<ul class="unmet">
      \(items)</ul>
      \(part.isShort ? "" : part.unmet.pager(of: found.count).markup(in: language))
      """
  }

  private func why(_ unmatched: Unmatched) -> Sentence {
    if plan.sheet.takenOut.contains(unmatched.request) {
      return plan.sheet.possible.contains(unmatched.request)
        ? Sentence(
          "dikeluarkan dengan tangan; waktunya masih bebas", "taken out by hand; there is still a free time")
        : Sentence("dikeluarkan dengan tangan", "taken out by hand")
    }
    return plan.sheet.possible.contains(unmatched.request)
      ? Sentence(
        "sekarang dapat dijadwalkan: salah satu usulannya bebas",
        "can be met now: one of its proposals is free")
      : unmatched.reason.sentence
  }

  private func windows(of unmatched: Unmatched) -> Markup {
    let windows = plan.sheet.windows[unmatched.request] ?? []
    let isPossible = plan.sheet.possible.contains(unmatched.request)
    let items = zip(windows, unmatched.windows).map { window, reason -> Markup in
      // Nothing stands against a window any more whose rivals have left the plan.
      guard reason != .outbid || !isPossible else {
        return "<li>\(plan.times(window, for: unmatched.request, language))</li>\n"
      }
      return
        "<li>\(plan.times(window, for: unmatched.request, language))<br>\(reason.sentence.capitalized, in: language)</li>\n"
    }
    guard !items.isEmpty else { return "" }
    return "<ol>\n\(items)</ol>\n"
  }

  private func alternatives(of unmatched: Unmatched) -> Markup {
    guard plan.isOpen else { return "" }
    guard !unmatched.alternatives.isEmpty else {
      return
        "<p>\(Sentence("Tidak ada waktu bebas yang dekat; jawab dengan surat balasan.", "There is no free time near; answer by letter."), in: language)</p>\n"
    }
    let items = unmatched.alternatives.map { alternative -> Markup in
      "<li>\(plan.times(alternative.time, for: unmatched.request, language)), \(plan.name(ofOfficer: alternative.officer))</li>\n"
    }
    let heading =
      plan.sheet.possible.contains(unmatched.request)
      ? Sentence("Waktu bebas yang terdekat:", "The nearest free times:")
      : Sentence(
        "Waktu bebas yang terdekat, bila pemohon setuju:", "The nearest free times, if the applicant agrees:")
    return """
      <p>\(heading, in: language)</p>
      <ul>
      \(items)</ul>

      """
  }
}
