import Casework
import Office
import Scheduling
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/rencana/{plan}`: a plan with its reasons, as it was worked out and as it was changed by hand; its approval;
/// and the same on paper.
enum PlanPage {
  static let path = "\(PlansPage.path)/{plan}"
  static let routes: [PageRoute] = [
    .get(path, PlansPage.access, page),
    .post("\(path)/setujui", PlansPage.access, rate: .searching, showing: page, approve),
    .post("\(path)/semula", PlansPage.access, showing: page, restore),
    .post("\(path)/rapikan", PlansPage.access, showing: page, tidy),
  ]

  /// Where a plan stands.
  static func state(of plan: PlanRecord) -> Badge {
    switch plan.state {
    case .proposed: Badge(Sentence("belum disetujui", "not approved yet"), .waiting)
    case .approved: Badge(Sentence("disetujui", "approved"), .good)
    }
  }

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let plan = try PlanReading.read(visit)
    let language = visit.language
    let part = PlanPart(visit, of: plan.path)
    let tables = PlanTables(plan: plan, part: part, language: language)
    return Page(
      Sentence("Rencana nomor \(plan.record.id)", "Plan \(plan.record.id)"),
      lead: Sentence("Dibuat ", "Made on ") + DateText.moment(plan.record.madeAt) + Sentence(same: "."),
      address: plan.path, width: .wide,
      main: """
        \(head(plan, part, visit))\(staleness(plan, visit))\(refused(plan, visit))\(tables.assignments)\(tables.unmet)\(
          quality(plan, visit))\(plan.isOpen ? acts(plan, visit) : "")\(signature(plan, visit))
        """)
  }

  private static func head(_ plan: PlanReading, _ part: PlanPart, _ visit: Visit) -> Markup {
    let language = visit.language
    let count = plan.sheet.plan.assignments.count
    let unmet = plan.sheet.plan.unmatched.count
    let numbers = Sentence(
      "\(count) permohonan terjadwal, \(unmet) belum.", "\(count) requests met, \(unmet) not met.")
    let proof: Sentence
    if !plan.isOpen {
      proof =
        Sentence("Disetujui ", "Approved on ")
        + (plan.record.approvedAt.map(DateText.moment) ?? Sentence(same: ""))
        + Sentence("; pertemuannya sudah ditetapkan.", "; its meetings are booked.")
    } else if plan.sheet.plan.isOptimal {
      proof = Sentence("Terbukti tidak ada rencana yang lebih baik.", "It is proved that no plan is better.")
    } else if plan.sheet.isChanged {
      proof = Sentence("Sudah diubah dengan tangan.", "It was changed by hand.")
    } else {
      proof = Sentence(
        "Rencana ini sah, tetapi belum terbukti yang terbaik.",
        "The plan is valid, but it is not proved to be the best.")
    }
    let binding: Markup =
      plan.isOpen
      ? " \(Sentence("Belum ada yang ditetapkan.", "Nothing is booked yet."), in: language)" : ""
    let print: Markup =
      !part.isShort && (count > PlanPart.meetings || unmet > PlanPart.unmet)
      ? "<a class=\"button second\" href=\"\(url: PlanPart.short(of: plan.path))\">\(Sentence("Ringkas, untuk dicetak", "In short, to print"), in: language)</a>"
      : "<button type=\"button\" class=\"button second\" data-print hidden>\(Sentence("Cetak", "Print"), in: language)</button>"
    return """
      <p class="paper">\(PublishedStandard.unit, in: language)<br>\(PublishedStandard.ministry, in: language)</p>
      <p class="screen"><a href="\(url: PlansPage.path)">\(Sentence("Semua yang menunggu", "All that waits"), in: language)</a></p>
      <p>\(state(of: plan.record).markup(in: language)) <strong>\(numbers, in: language)</strong> \(proof, in: language)\(binding)</p>
      <p class="screen">\(print)</p>

      """
  }

  /// What has changed since the plan was made.
  private static func staleness(_ plan: PlanReading, _ visit: Visit) -> Markup {
    guard let staleness = plan.sheet.staleness, !staleness.isFresh else { return "" }
    let language = visit.language
    func references(_ ids: [Identifier<Record.Request>]) -> Sentence {
      let shown = ids.prefix(8).map { Sentence(same: plan.reference(of: $0.description)) }
      let rest = ids.count - shown.count
      return DateText.list(shown)
        + (rest > 0 ? Sentence(" dan \(rest) lainnya", " and \(rest) others") : Sentence(same: ""))
    }
    var lines = staleness.changed.map(name)
    if !staleness.arrived.isEmpty {
      lines.append(
        Sentence(
          "\(staleness.arrived.count) permohonan lain sekarang menunggu",
          "\(staleness.arrived.count) other requests wait now"))
    }
    if !staleness.gone.isEmpty {
      lines.append(
        Sentence("tidak lagi menunggu: ", "do not wait any more: ") + references(staleness.gone))
    }
    if !staleness.altered.isEmpty {
      lines.append(
        Sentence("usulan atau keperluannya berubah: ", "other proposals or needs: ")
          + references(staleness.altered))
    }
    let items = lines.map { line -> Markup in "<li>\(line.capitalized, in: language)</li>\n" }
    return Box(
      .warning,
      Sentence("Ada yang berubah sejak rencana ini dibuat", "Something has changed since this plan was made"),
      """
      <ul>
      \(items)</ul>
      <p>\(Sentence("Mungkin sekarang ada rencana yang lebih baik.", "There may be a better plan now."), in: language)
      <a href="\(url: PlansPage.path)">\(Sentence("Buat rencana baru", "Make a new plan"), in: language)</a></p>

      """
    ).markup(in: language)
  }

  private static func name(of part: PlanStaleness.Part) -> Sentence {
    switch part {
    case .meetings: Sentence("pertemuan atau waktu yang ditahan", "meetings, or times that are held")
    case .officers:
      Sentence("petugas, jam kerja, atau ketidakhadirannya", "officers, their hours or their absences")
    case .calendars: Sentence("hari libur atau jam kantor", "days off, or office hours")
    case .settings: Sentence("setelan layanan", "settings of the service")
    }
  }

  /// What the plan has and can no longer stand.
  private static func refused(_ plan: PlanReading, _ visit: Visit) -> Markup {
    guard !plan.sheet.refusals.isEmpty else { return "" }
    let language = visit.language
    let items = plan.sheet.refusals.map { refused -> Markup in
      "<li>\(plan.reference(of: refused.placement.request)): \(refused.refusal.sentence, in: language)</li>\n"
    }
    let form = Form(visit, to: "\(plan.path)/rapikan")
    return Box(
      .problem, Sentence("Bagian ini tidak lagi berlaku", "These parts no longer hold"),
      """
      <ul>
      \(items)</ul>
      \(form.markup(
        form.version(of: plan.record)
          + form.button(Sentence("Keluarkan dari rencana", "Take them out of the plan"), .second)))
      """
    ).markup(in: language)
  }

  private static func quality(_ plan: PlanReading, _ visit: Visit) -> Markup {
    let language = visit.language
    let effect = PlanEffect(before: plan.sheet.best, after: plan.sheet.plan.objective)
    let table =
      plan.sheet.isChanged
      ? "<p>\(effect.sentence, in: language)</p>\n"
        + effect.markup(
          in: language, Sentence("Semula", "As worked out"), Sentence("Sekarang", "As it stands"))
      : PlanEffect.parts(plan.sheet.plan.objective, language)
    return """
      <h2>\(Sentence("Mutu rencana", "How good the plan is"), in: language)</h2>
      <p class="hint">\(Sentence("Rencana dibandingkan menurut ukuran ini dari atas ke bawah; yang pertama berbeda menentukan.", "Plans are compared by these measures from the top down; the first that differs decides."), in: language)</p>
      \(table)
      """
  }

  private static func acts(_ plan: PlanReading, _ visit: Visit) -> Markup {
    let count = plan.sheet.plan.assignments.count
    let approval = Form(visit, to: "\(plan.path)/setujui")
    let approve =
      count == 0 || !plan.sheet.refusals.isEmpty
      ? Markup()
      : approval.markup(
        approval.version(of: plan.record)
          + approval.button(
            Sentence("Setujui dan tetapkan \(count) pertemuan", "Approve and book \(count) meetings")))
    let restoring = Form(visit, to: "\(plan.path)/semula")
    let restore =
      plan.sheet.isChanged
      ? restoring.markup(
        restoring.version(of: plan.record)
          + restoring.button(
            Sentence("Kembalikan semua seperti semula", "Put all back as worked out"), .second))
      : Markup()
    return approve + restore
  }

  /// Where the director signs, on paper.
  private static func signature(_ plan: PlanReading, _ visit: Visit) -> Markup {
    let language = visit.language
    let name = (try? visit.session.member.name) ?? ""
    return """
      <div class="paper signature">
      <p>\(Sentence("Dicetak ", "Printed on "), in: language)\(TimeText.moment(visit.now, language))</p>
      <p>Jakarta, ………………………<br>\(Sentence("Direktur Sistem Perizinan Berusaha", "Director of the Business Licensing System"), in: language)</p>
      <p class="line">\(name)</p>
      </div>

      """
  }

  // MARK: Forms

  @Sendable private static func approve(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Plan> = try visit.identifier("plan")
    let plan = try PlanReading.read(visit)
    do {
      let booked = try visit.perform(ApprovePlan(plan: id, seen: visit.seenPlan))
      return .redirect(
        to: PlanReading.path(of: id),
        telling: Sentence(
          "Rencana disetujui: \(booked.count) pertemuan ditetapkan, semua peserta diberi tahu.",
          "The plan is approved: \(booked.count) meetings are booked, everybody is told."))
    } catch Refusal.planChanged(let changes) {
      throw Problem(
        .wrongState,
        fields: changes.map { change in
          FieldProblem(
            "requests.\(change.request)",
            Sentence(same: plan.reference(of: change.request.description) + ": ") + change.reason)
        })
    }
  }

  @Sendable private static func restore(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Plan> = try visit.identifier("plan")
    _ = try visit.perform(ChangePlan(plan: id, .restore, seen: visit.seenPlan))
    return .redirect(
      to: PlanReading.path(of: id),
      telling: Sentence("Rencana kembali seperti semula.", "The plan is as it was worked out."))
  }

  /// Takes out what no longer holds.
  @Sendable private static func tidy(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Plan> = try visit.identifier("plan")
    let stands = try PlanReading.read(visit).sheet.plan.assignments.compactMap {
      ApprovePlan.Assignment(Placement($0))
    }
    _ = try visit.perform(ChangePlan(plan: id, .replace(stands), seen: visit.seenPlan))
    return .redirect(
      to: PlanReading.path(of: id),
      telling: Sentence(
        "Yang tidak lagi berlaku dikeluarkan.", "What no longer holds is taken out of the plan."))
  }
}

extension Visit {
  /// The version of the plan that the page of the form showed.
  var seenPlan: SeenVersion {
    .oneOf(form.text(Visit.versionField).flatMap(Int64.init).map { [$0] } ?? [])
  }
}

extension Form {
  /// The version of a plan that the reader of this form sees.
  func version(of plan: PlanRecord) -> Markup { hidden(Visit.versionField, String(plan.version)) }
}
