import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/rencana`: what waits for a meeting, the best plan for it at the press of a button, and the plans that were
/// made last (rules of the service, section 5.3).
enum PlansPage {
  static let path = "/staf/rencana"
  static let access = PageAccess.staff(.director)
  static let title = Sentence("Rencana", "Plan")
  static let routes: [PageRoute] =
    [
      .get(path, access, menu: MenuEntry(title, at: 55), page),
      .post("\(path)/buat", access, rate: .searching, showing: page, make),
    ] + PlanPage.routes + PlacementPage.routes
  private static let mostPlans = 10
  /// The most requests that are offered one by one; where more wait, all of them are planned at once or the first ones
  /// chosen from.
  private static let mostChoices = 100
  /// The most requests without a proposal that are named.
  private static let mostNamed = 40
  private static let allField = "semua"

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let (waiting, plans) = try visit.ask { desk in
      (try desk.requestsToPlan(), try desk.latestPlans(atMost: mostPlans))
    }
    return Page(
      title,
      lead: Sentence(
        "Rencana terbaik bagi semua yang menunggu pertemuan. Tidak ada yang ditetapkan sebelum Anda menyetujuinya.",
        "The best plan for all that waits for a meeting. Nothing is booked before you approve it."),
      address: path, width: .wide,
      main: unapproved(plans, visit.language) + making(waiting.ready, visit)
        + withoutWindows(waiting.others, visit.language)
        + latest(plans, visit.language))
  }

  /// The newest plan, where nobody has approved it.
  private static func unapproved(_ plans: [PlanRecord], _ language: Language) -> Markup {
    guard let newest = plans.first, newest.state == .proposed else { return "" }
    return Box(
      .note,
      Sentence("Rencana nomor \(newest.id) belum disetujui", "Plan \(newest.id) is not approved yet"),
      """
      <p>\(Sentence("Dibuat ", "Made on "), in: language)\(TimeText.moment(newest.madeAt, language)).
      <a href="\(url: PlanReading.path(of: newest.id))">\(Sentence("Buka rencana ini", "Open this plan"), in: language)</a></p>

      """
    ).markup(in: language)
  }

  private static func making(_ ready: [RequestRecord], _ visit: Visit) -> Markup {
    guard !ready.isEmpty else {
      return EmptyState(
        Sentence("Tidak ada yang menunggu rencana", "Nothing waits for a plan"),
        "<p>\(Sentence("Permohonan muncul di sini begitu diterima unit dan punya usulan waktu yang masih berlaku.", "Requests appear here as soon as the unit has received them and they have a proposal that can still be used."), in: visit.language)</p>\n"
      ).markup(in: visit.language)
    }
    let form = Form(visit, to: "\(path)/buat")
    let choices = ready.prefix(mostChoices).map { request in
      Form.Choice(
        request.id.description,
        Sentence(same: "\(request.reference) · \(request.applicant.name)"),
        hint: Sentence(same: request.subject)
          + (request.applicant.priority.name.map {
            Sentence(" · prioritas: ", " · priority: ") + $0
          } ?? Sentence(same: "")))
    }
    return form.markup(
      form.boxes(
        "requests", Sentence("Yang menunggu pertemuan", "What waits for a meeting"), choices,
        ticked: choices.map(\.value),
        hint: Sentence(
          "Hilangkan centang pada yang tidak ikut direncanakan.", "Untick what is not to be planned."))
        + form.button(Sentence("Buat rencana", "Make the plan"))
        + (ready.count > mostChoices
          ? form.button(
            Sentence("Rencanakan semua (\(ready.count))", "Plan all of them (\(ready.count))"), .second,
            name: allField, value: "ya")
          : ""))
  }

  /// What waits and cannot be planned.
  private static func withoutWindows(_ requests: [RequestRecord], _ language: Language) -> Markup {
    guard !requests.isEmpty else { return "" }
    let rest = requests.count - mostNamed
    let more: Markup =
      rest > 0
      ? "<li>\(Sentence("dan \(rest) lainnya", "and \(rest) others"), in: language)</li>\n" : ""
    let items = requests.prefix(mostNamed).map { request -> Markup in
      "<li>\(RequestLink.markup(request))<br><span class=\"hint\">\(request.applicant.name)</span></li>\n"
    }
    return """
      <h2>\(Sentence("Tanpa usulan waktu yang masih berlaku", "Without a proposal that can still be used"), in: language)</h2>
      <p>\(Sentence("Yang ini tidak dapat direncanakan sebelum pemohon mengusulkan waktu baru; atau jawab dengan surat.", "These cannot be planned before their applicants propose other times; or answer by letter."), in: language)</p>
      <ul class="plain">
      \(items)\(more)</ul>

      """
  }

  private static func latest(_ plans: [PlanRecord], _ language: Language) -> Markup {
    guard !plans.isEmpty else { return "" }
    var table = DataTable(
      Sentence("Rencana, yang terbaru dahulu", "Plans, newest first"),
      columns: [
        .init(Sentence("Rencana", "Plan")), .init(Sentence("Dibuat", "Made")),
        .init(Sentence("Keadaan", "State")),
      ])
    table.rows = plans.map { plan in
      [
        "<a href=\"\(url: PlanReading.path(of: plan.id))\">\(Sentence("Rencana nomor \(plan.id)", "Plan \(plan.id)"), in: language)</a>",
        TimeText.moment(plan.madeAt, language), PlanPage.state(of: plan).markup(in: language),
      ]
    }
    return """
      <h2>\(Sentence("Rencana yang terakhir dibuat", "The plans made last"), in: language)</h2>
      \(table.markup(in: language))
      """
  }

  @Sendable private static func make(_ visit: Visit) throws -> PageAnswer {
    let (chosen, wantsAll) = try visit.entered { form in
      let (chosen, wantsAll) = (
        form.identifiers("requests", of: Record.Request.self), form.isTicked(allField)
      )
      if chosen.isEmpty, !wantsAll {
        form.refuse(
          "requests", Sentence("pilih paling sedikit satu permohonan", "choose one request at least"))
      }
      return (chosen, wantsAll)
    }
    let ready = try visit.ask { try $0.requestsToPlan().ready.map(\.id) }
    let isAll = wantsAll || Set(ready).isSubset(of: chosen)
    let draft: DraftPlan
    do {
      draft = try visit.office.draftPlan(
        for: isAll ? nil : chosen, as: visit.principal, in: visit.language)
    } catch Refusal.invalid(let problems) {
      // The places are those of a list; on the page there is one group of boxes.
      throw Refusal.invalid(problems.map { FieldProblem("requests", $0.message) })
    }
    let (address, told) = try visit.performOnce(KeepPlan(draft)) { plan in
      (
        PlanReading.path(of: plan.id),
        Sentence("Rencana dibuat. Belum ada yang ditetapkan.", "The plan is made. Nothing is booked yet.")
      )
    }
    return .redirect(to: address, telling: told)
  }
}
