import Casework
import Office
import Scheduling
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/rencana/{plan}/permohonan/{request}`: what a plan has for one request, and every other way to meet it, each
/// with what it does to the plan. Nothing is booked here.
enum PlacementPage {
  static let path = "\(PlanPage.path)/permohonan/{request}"
  static let routes: [PageRoute] = [
    .get(path, PlansPage.access, rate: .searching, page),
    .post("\(path)/ubah", PlansPage.access, rate: .searching, showing: page, place),
    .post("\(path)/keluarkan", PlansPage.access, showing: page, takeOut),
    .post("\(path)/semula", PlansPage.access, showing: page, putBack),
  ]
  /// The most starts of one window that are shown; a window of many days has more.
  private static let mostStarts = 60
  /// What the form sends in place of a start that is chosen by date and time.
  private static let otherTime = "lain"
  private static let previewName = "lihat"

  /// What the page is of.
  private struct Matter {
    let plan: PlanReading
    let choices: PlacementChoices
    let request: RequestRecord
    /// How good the plan is as it stands.
    var now: Objective { plan.sheet.plan.objective }
    /// What the plan has for the request, or nothing.
    var assignment: Assignment? { plan.sheet.plan.assignments.first { $0.request == id } }
    var id: String { request.id.description }
    var path: String { plan.path(toChange: id) }

    init(_ visit: Visit) throws {
      let request: Identifier<Record.Request> = try visit.identifier("request")
      let (plan, choices) = try visit.ask { desk in
        let (sheet, choices) = try desk.planChoices(for: request, of: try visit.identifier("plan"))
        return (try PlanReading(sheet, at: desk, visit), choices)
      }
      guard let record = plan.sheet.requests[request.description] else { throw Problem(.notFound) }
      (self.plan, self.choices, self.request) = (plan, choices, record)
    }
  }

  @Sendable private static func page(_ visit: Visit) throws -> Page { try page(visit, previewed: nil) }

  private static func page(_ visit: Visit, previewed: Objective?) throws -> Page {
    let matter = try Matter(visit)
    let language = visit.language
    let form = Form(visit, to: "\(matter.path)/ubah")
    let effect = previewed.map { objective -> Markup in
      let effect = PlanEffect(before: matter.now, after: objective)
      return """
        <section aria-labelledby="akibat" class="effect">
        <h2 id="akibat" tabindex="-1">\(Sentence("Akibat bila dipakai", "What it would do"), in: language)</h2>
        <p><strong>\(effect.sentence, in: language)</strong> \(Sentence("Belum ada yang diubah.", "Nothing is changed yet."), in: language)</p>
        \(effect.markup(
          in: language, Sentence("Sekarang", "As it stands"), Sentence("Bila dipakai", "With this")))</section>

        """
    }
    return Page(
      Sentence("Ubah rencana: \(matter.request.reference)", "Change the plan: \(matter.request.reference)"),
      lead: Sentence(same: matter.request.subject), address: matter.path, width: .wide,
      main: """
        <p><a href="\(url: matter.plan.path)">\(Sentence("Kembali ke rencana", "Back to the plan"), in: language)</a></p>
        \(facts(matter, language))\(effect ?? "")\(form.markup(
          form.version(of: matter.plan.record) + starts(matter, form) + other(form) + agreed(form)
            + officer(matter, form) + buttons(form)))\(others(matter, visit))
        """)
  }

  private static func facts(_ matter: Matter, _ language: Language) -> Markup {
    var facts = FactList()
    facts.add(Sentence("Pemohon", "Applicant"), RequestLink.applicant(matter.request, language))
    let present =
      matter.assignment.map { assignment -> Markup in
        "\(matter.plan.times(assignment.time, for: matter.id, language))<br>\(matter.plan.name(ofOfficer: assignment.officer))"
      } ?? "\(Sentence("belum terjadwal", "not met"), in: language)"
    facts.add(Sentence("Dalam rencana", "In the plan"), present)
    facts.add(
      Sentence("Keperluan", "Needs"), DateText.list(matter.request.needs.map(CompetenceName.name)),
      in: language)
    facts.add(
      Sentence("Lama", "Length"),
      Sentence("\(matter.request.duration.count) menit", "\(matter.request.duration.count) minutes"),
      in: language)
    if let earliest = matter.choices.explanation?.earliestDate {
      facts.add(Sentence("Paling awal", "Earliest"), TimeText.day(earliest, language))
    }
    return facts.markup(in: language)
  }

  // MARK: The form

  /// The free starts of the proposals, what is near to them, and any other time.
  private static func starts(_ matter: Matter, _ form: Form) -> Markup {
    var shown: [Int: Int] = [:]
    let free = matter.choices.slots.filter { slot in
      shown[slot.proposal, default: 0] += 1
      return shown[slot.proposal, default: 0] <= mostStarts
    }
    var choices = free.map { slot in
      let best = slot.holders.map(\.objective).min() ?? matter.choices.without
      return Form.Choice(
        slot.time.start.iso8601(offset: .wib), DateText.times(slot.time, in: .wib),
        hint: Sentence("usulan \(slot.proposal + 1); bebas: ", "proposal \(slot.proposal + 1); free: ")
          + names(slot.holders.map { matter.plan.name(ofOfficer: $0.officer) }) + Sentence(same: ". ")
          + PlanEffect(before: matter.now, after: best).sentence)
    }
    choices += (matter.choices.explanation?.alternatives ?? []).filter { alternative in
      !free.contains { $0.time == alternative.time }
    }.map { alternative in
      Form.Choice(
        alternative.time.start.iso8601(offset: .wib), DateText.times(alternative.time, in: .wib),
        hint: Sentence(
          "di luar usulan, perlu persetujuan pemohon; bebas: ",
          "not proposed, needs the applicant's consent; free: ")
          + Sentence(same: matter.plan.name(ofOfficer: alternative.officer)))
    }
    choices.append(
      Form.Choice(
        otherTime, Sentence("Waktu lain, ditulis di bawah", "Another time, written below")))
    let present = matter.assignment?.time.start.iso8601(offset: .wib)
    return form.radios(
      "start", Sentence("Waktu", "Time"), choices,
      chosen: choices.contains { $0.value == present } ? present : nil,
      hint: Sentence(
        "Waktu kantor (WIB). Di samping tiap waktu: akibatnya bagi rencana.",
        "Office time (WIB). Beside each: what it does to the plan."))
  }

  private static func names(_ names: [String]) -> Sentence {
    let rest = names.count - 4
    let shown = DateText.list(names.prefix(4).map { Sentence(same: $0) })
    return rest > 0 ? shown + Sentence(" dan \(rest) lainnya", " and \(rest) others") : shown
  }

  private static func other(_ form: Form) -> Markup {
    form.group(
      "other", Sentence("Waktu lain", "Another time"),
      hint: Sentence(
        "Hanya bila di atas dipilih waktu lain; waktu kantor (WIB).",
        "Only where another time is chosen above; office time (WIB)."),
      form.field("date", Sentence("Tanggal", "Date"), .date, isOptional: true)
        + form.field("time", Sentence("Pukul", "Time of day"), .time, isOptional: true))
  }

  private static func agreed(_ form: Form) -> Markup {
    form.box(
      "agreed", Sentence("Pemohon menyetujui waktu ini", "The applicant has agreed to this time"),
      hint: Sentence(
        "Perlu untuk waktu di luar usulannya: sepakati dahulu, misalnya lewat telepon.",
        "Needed for a time that was not proposed: agree on it first, by telephone for instance."))
  }

  private static func officer(_ matter: Matter, _ form: Form) -> Markup {
    form.select(
      "officer", Sentence("Petugas", "Officer"),
      matter.plan.competent(for: matter.request).map { ($0.id.description, Sentence(same: $0.name)) },
      chosen: matter.assignment?.officer,
      hint: Sentence(
        "Kosongkan bila layanan ini memilih yang terbaik bagi rencana.",
        "Leave it empty to let this service choose the best one for the plan."), isOptional: true)
  }

  private static func buttons(_ form: Form) -> Markup {
    """
    <div class="buttons">
    \(form.button(Sentence("Pakai dalam rencana", "Use in the plan")))\(form.button(
      Sentence("Lihat akibatnya saja", "Only show the effect"), .second, name: previewName, value: "ya"))</div>

    """
  }

  /// What can be done besides: to take the request out, and to put it back.
  private static func others(_ matter: Matter, _ visit: Visit) -> Markup {
    var forms = Markup()
    if let assignment = matter.assignment {
      let form = Form(visit, to: "\(matter.path)/keluarkan")
      let effect = PlanEffect(before: matter.now, after: matter.choices.without)
      forms += """
        <h2>\(Sentence("Keluarkan dari rencana", "Take it out of the plan"), in: visit.language)</h2>
        <p>\(effect.sentence, in: visit.language)</p>
        \(form.markup(
          form.version(of: matter.plan.record)
            + form.button(
              Sentence("Keluarkan \(plan(matter, assignment))", "Take \(plan(matter, assignment)) out"), .grave)))
        """
    }
    if matter.plan.sheet.placedByHand.contains(matter.id) || matter.plan.sheet.takenOut.contains(matter.id) {
      let form = Form(visit, to: "\(matter.path)/semula")
      forms += """
        <h2>\(Sentence("Kembalikan", "Put it back"), in: visit.language)</h2>
        \(form.markup(
          form.version(of: matter.plan.record)
            + form.button(Sentence("Seperti semula", "As it was worked out"), .second)))
        """
    }
    return forms
  }

  private static func plan(_ matter: Matter, _ assignment: Assignment) -> String {
    matter.plan.reference(of: assignment.request)
  }

  // MARK: What was sent

  @Sendable private static func place(_ visit: Visit) throws -> PageAnswer {
    let plan: Identifier<Record.Plan> = try visit.identifier("plan")
    let request: Identifier<Record.Request> = try visit.identifier("request")
    let entered = try visit.entered { form in
      (
        start: start(form), officer: form.identifiers("officer", of: Record.Officer.self).first,
        isAgreed: form.isTicked("agreed")
      )
    }
    guard let start = entered.start else { throw Problem(.invalid) }
    let assignment = ApprovePlan.Assignment(
      request: request,
      officer: try entered.officer ?? best(at: start, isAgreed: entered.isAgreed, visit), start: start,
      isAgreed: entered.isAgreed)
    guard visit.form.text(previewName) == nil else {
      let objective = try visit.ask { try ChangePlan.preview(assignment, in: plan, at: $0) }
      return .page(try page(visit, previewed: objective))
    }
    let sheet = try visit.perform(ChangePlan(plan: plan, .place(assignment), seen: visit.seenPlan))
    return .redirect(
      to: PlanReading.path(of: plan),
      telling: Sentence("Rencana diubah. ", "The plan is changed. ")
        + PlanEffect(before: sheet.best, after: sheet.plan.objective).sentence)
  }

  private static func start(_ form: FormReader) -> Instant? {
    guard form.texts("start") == [otherTime] else {
      let moments = form.moments("start")
      if moments.isEmpty, !form.isRefused("start") {
        form.refuse("start", Sentence("pilih waktu", "choose a time"))
      }
      return moments.first
    }
    let (date, time) = (form.date("date"), form.time("time"))
    return Instant(LocalDateTime(date: date, time: time), offset: .wib)
  }

  /// Who is best for the plan at a start. Fails beside the time where nobody can.
  private static func best(
    at start: Instant, isAgreed: Bool, _ visit: Visit
  ) throws -> Identifier<Record.Officer> {
    let matter = try Matter(visit)
    if let slot = matter.choices.slots.first(where: { $0.time.start == start }),
      let holder = slot.holders.min(by: { $0.objective < $1.objective }),
      let officer = Identifier<Record.Officer>(holder.officer)
    {
      return officer
    }
    let plan: Identifier<Record.Plan> = try visit.identifier("plan")
    var refusals: [FieldProblem] = []
    var found: (objective: Objective, officer: Identifier<Record.Officer>)?
    for officer in matter.plan.competent(for: matter.request) {
      let assignment = ApprovePlan.Assignment(
        request: matter.request.id, officer: officer.id, start: start, isAgreed: isAgreed)
      do {
        let objective = try visit.ask { try ChangePlan.preview(assignment, in: plan, at: $0) }
        if found.map({ objective < $0.objective }) ?? true { found = (objective, officer.id) }
      } catch Refusal.invalid(let problems) {
        refusals += problems
      }
    }
    if let found { return found.officer }
    // What stands against the time itself stands against it whoever meets.
    if let problem = refusals.first(where: { $0.path != PlacementRefusal.Field.officer.rawValue }) {
      throw Refusal.invalid([problem])
    }
    throw Refusal.invalid([
      FieldProblem(
        "officer",
        Sentence(
          "tidak ada petugas yang sesuai dan bebas pada waktu itu",
          "no competent officer is free at that time"))
    ])
  }

  @Sendable private static func takeOut(_ visit: Visit) throws -> PageAnswer {
    let sheet = try change(visit) { .takeOut($0) }
    return .redirect(
      to: PlanReading.path(of: sheet.record.id),
      telling: Sentence("Dikeluarkan dari rencana. ", "Taken out of the plan. ")
        + PlanEffect(before: sheet.best, after: sheet.plan.objective).sentence)
  }

  @Sendable private static func putBack(_ visit: Visit) throws -> PageAnswer {
    let sheet: PlanSheet
    do {
      sheet = try change(visit) { .putBack($0) }
    } catch Refusal.invalid(let problems) {
      // There is no field for what the plan had.
      throw Problem(.wrongState, DateText.list(problems.map(\.message)))
    }
    return .redirect(
      to: PlanReading.path(of: sheet.record.id),
      telling: Sentence("Dikembalikan seperti semula.", "Put back as it was worked out."))
  }

  private static func change(
    _ visit: Visit, _ change: (Identifier<Record.Request>) -> ChangePlan.Change
  ) throws -> PlanSheet {
    try visit.perform(
      ChangePlan(
        plan: try visit.identifier("plan"), change(try visit.identifier("request")), seen: visit.seenPlan))
  }
}
