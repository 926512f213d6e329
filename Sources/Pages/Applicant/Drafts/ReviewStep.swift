import Casework
import Office
import WorkCalendar
import Wording

/// The last step of a draft: all of it to look over, with the way back to each part, and the button that hands it in.
enum ReviewStep {
  static let routes: [PageRoute] = [
    .get(DraftStep.review.route, .draft, page),
    .post(DraftStep.review.route, .draft, showing: page) { visit in
      let secret = try visit.draftSecret
      let submitted = try visit.perform(SubmitDraft(secret, as: try DraftReading(visit).request()))
      let reference = submitted.view.request.reference
      return .redirect(
        to: "/permohonan/\(submitted.secret.text)",
        telling: Sentence(
          "Permohonan diajukan dengan nomor \(reference). Simpan alamat halaman ini.",
          "The request is handed in under number \(reference). Keep the address of this page."))
    },
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let reading = try DraftReading(visit)
    let form = Form(visit, to: DraftStep.review.path(reading.secret))
    let language = visit.language
    let parts = [DraftStep.applicant, .problem, .consultation, .documents, .times].map { step in
      part(step, facts(of: step, reading, form), reading, form)
    }
    let hint = Sentence(
      "Tidak dipungut biaya. Sesudah dikirim Anda mendapat nomor permohonan dan alamat halamannya.",
      "Free of charge. Once sent you get the number of the request and the address of its page.")
    return DraftPage.page(
      .review, reading, visit,
      """
      \(parts)\(form.markup("""
        <p class="hint">\(hint, in: language)</p>
        \(form.button(Sentence("Kirim permohonan", "Send the request")))
        """))
      """)
  }

  /// A part, the problems of its fields, and the way back to it.
  private static func part(
    _ step: DraftStep, _ facts: FactList, _ reading: DraftReading, _ form: Form
  ) -> Markup {
    let language = form.language
    let problems = reading.problems.filter { DraftPage.step(of: $0.path) == step }
    let told = problems.map { problem -> Markup in
      let label = label(of: problem.path)
      return
        "<li>\(label, in: language): \(problem.message, in: language)</li>\n"
    }
    let list: Markup =
      told.isEmpty
      ? ""
      : Box(
        .warning, Sentence("Perlu diisi sebelum dikirim", "To be filled in before it is sent"),
        "<ul>\n\(told)</ul>\n"
      ).markup(in: language)
    // Problems that come when it is sent lead from their summary to the part.
    for problem in form.entry.problems + problems where DraftPage.step(of: problem.path) == step {
      form.visit.labels.note(label(of: problem.path), for: form.identifier(problem.path))
    }
    let places = Set((form.entry.problems + problems).map(\.path))
      .filter { DraftPage.step(of: $0) == step }.sorted().map { path -> Markup in
        "<a id=\"\(form.identifier(path))\" href=\"\(url: step.path(reading.secret))\">\(Sentence("Perbaiki: ", "Correct: ") + label(of: path), in: language)</a>\n"
      }
    let correcting: Markup = places.isEmpty ? "" : "<p>\(places)</p>\n"
    return """
      <section class="part">
      <h2>\(step.title, in: language) <a class="aside" href="\(url: step.path(reading.secret))">\(Sentence("Ubah", "Change"), in: language)<span class="unseen">: \(step.title, in: language)</span></a></h2>
      \(list)\(facts.markup(in: language))\(correcting)</section>

      """
  }

  private static func facts(of step: DraftStep, _ reading: DraftReading, _ form: Form) -> FactList {
    let language = form.language
    var facts = FactList()
    switch step {
    case .applicant:
      let applicant = reading.applicant
      if !reading.text("applicant.kind").isEmpty {
        facts.add(Sentence("Sebagai", "As"), applicant.kind.name.capitalized, in: language)
      }
      facts.add(Sentence("Nama", "Name"), text: applicant.name)
      facts.add(Sentence("Untuk", "For"), text: applicant.organization)
      facts.add(Sentence("Identitas", "Identity"), text: applicant.identity)
      facts.add(Sentence(same: "WhatsApp"), text: applicant.whatsapp?.e164)
      facts.add(Sentence("Surel", "E-mail"), text: applicant.email)
      facts.add(
        Sentence("Zona waktu", "Time zone"),
        text: DateText.name(of: reading.zone(in: form.visit), at: form.visit.now))
      if let priority = applicant.priority.name {
        facts.add(Sentence("Prioritas", "Priority"), priority.capitalized, in: language)
      }
    case .problem:
      facts.add(Sentence("Perihal", "Subject"), text: reading.problem.subject)
      facts.add(
        Sentence("Tentang", "About"), DateText.list(reading.problem.needs.map(CompetenceName.name)),
        in: language)
      facts.add(Sentence("Kronologi", "Chronology"), text: reading.problem.chronology)
      facts.add(Sentence("Nomor surat", "Letter number"), text: reading.problem.letter.number)
    case .consultation:
      for consultation in reading.consultations {
        let rest = [consultation.reference.map { Sentence(same: $0) }, consultation.date.map(DateText.day)]
        facts.add(
          consultation.channel.name.capitalized,
          DateText.list(rest.compactMap(\.self)), in: language)
      }
      if let unit = reading.relatedUnit {
        facts.add(Sentence("Unit terkait", "Related unit"), text: "\(unit.name): \(unit.reason)")
      }
    case .documents:
      for document in reading.draft.documents {
        facts.add(document.role.name.capitalized, text: document.name)
      }
    case .times, .review:
      let zone = reading.zone(in: form.visit)
      for (place, time) in reading.wishes.times.enumerated() {
        facts.add(
          Sentence("Usulan \(place + 1)", "Proposal \(place + 1)"), TimeText.range(time, in: zone, language))
      }
    }
    return facts
  }

  /// What a field is called, where a problem of it is told away from it.
  private static func label(of path: String) -> Sentence {
    let names: [String: Sentence] = [
      "applicant.kind": Sentence("Anda mengajukan sebagai", "You write as"),
      "applicant.name": Sentence("Nama lengkap", "Full name"),
      "applicant.email": Sentence("Surel pribadi", "Personal e-mail address"),
      "applicant.whatsapp": Sentence("Nomor WhatsApp", "WhatsApp number"),
      "applicant.timeZone": Sentence("Zona waktu Anda", "Your time zone"),
      "applicant.otherZone": Sentence("Nama zona lain", "Name of another zone"),
      "subject": Sentence("Perihal", "Subject"), "needs": Sentence("Kendalanya tentang", "It is about"),
      "proposals": Sentence("Usulan waktu", "Proposals"),
      "file": Sentence("Berkas", "File"),
    ]
    if let name = names[path] { return name }
    if path.hasPrefix("proposals["), let place = Int(path.dropFirst(10).prefix { $0 != "]" }) {
      return Sentence("Usulan \(place + 1)", "Proposal \(place + 1)")
    }
    return DraftPage.step(of: path).title
  }
}
