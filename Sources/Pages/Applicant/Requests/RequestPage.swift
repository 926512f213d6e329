import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/permohonan/SECRET`: a request as its applicant sees it, most urgent things first.
enum RequestPage {
  static let path = "/permohonan/{secret}"

  static let routes: [PageRoute] = [.get(path, .applicant, page)]

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let view = try ApplicantView(visit)
    let language = visit.language
    return Page(
      Sentence("Permohonan \(view.request.reference)", "Request \(view.request.reference)"),
      lead: Sentence(same: view.request.subject), address: view.path, width: .wide,
      main: """
        <div class="beside">
        <div>
        \(status(view, language))\(call(view, language))\(AgreementSection(visit: visit, view: view).markup)\(
          MeetingSection(view: view, language: language).markup)\(proposals(view, language))\(
          facts(view, language))\(documents(view, language))\(
          RequestHistory(view: view, language: language).markup)</div>
        <aside>
        \(contact(view, language))\(keeping(visit, view))\(more(view, language))</aside>
        </div>

        """)
  }

  // MARK: Where it stands

  private static func status(_ view: ApplicantView, _ language: Language) -> Markup {
    let step = NextStep(view: view)
    var facts = FactList()
    facts.add(
      Sentence("Tahap", "State"),
      Badge(view.request.state).markup(in: language)
        + (view.standing.verdict.map { " " + Badge($0).markup(in: language) } ?? ""))
    facts.add(
      Sentence("Letaknya", "Where it lies"),
      "\(step.place, in: language) <span class=\"hint\">\(Sentence("sejak ", "since "), in: language)\(TimeText.moment(view.standing.since, in: view.zone, language))</span>"
    )
    facts.add(Sentence("Berikutnya", "What happens next"), step.next, in: language)
    if let due = step.due {
      facts.add(
        view.isAsked ? Sentence("Batas jawaban", "Answer by") : Sentence("Tenggat", "Due"), due, in: language)
    }
    if let explanation = view.explanation, view.standing.verdict != .running {
      facts.add(Sentence("Keterangan", "Note"), explanation.capitalized, in: language)
    }
    return """
      <section aria-labelledby="keadaan">
      <h2 id="keadaan">\(Sentence("Keadaan sekarang", "Where it stands"), in: language)</h2>
      \(facts.markup(in: language))</section>

      """
  }

  /// What the applicant is asked to do, where it is not an offer on the table.
  private static func call(_ view: ApplicantView, _ language: Language) -> Markup {
    var calls = Markup()
    if view.request.state == .returned || (view.may(.complete) && !view.view.missing.isEmpty) {
      let items = view.view.missing.map { item -> Markup in
        "<li>\(item.name.capitalized, in: language)</li>\n"
      }
      let remark = view.view.history.last { $0.event == Event.requestReturned.rawValue }?.remark?.text
      let note = remark.map { text -> Markup in "<blockquote>\(text)</blockquote>\n" } ?? ""
      calls += Box(
        .warning, Sentence("Lengkapi permohonan Anda", "Complete your request"),
        """
        \(note)<ul>
        \(items)</ul>
        \(LinkButton(Sentence("Lengkapi sekarang", "Complete it now"), to: "\(view.path)/lengkapi").markup(in: language))
        """
      ).markup(in: language)
    } else if view.request.state == .submitted, !view.view.missing.isEmpty {
      let names = DateText.list(view.view.missing.map(\.name))
      calls += Box(
        .note, Sentence("Masih kurang", "Still missing"),
        """
        <p>\(names.capitalized, in: language). \(Sentence(
          "Tambahkan dokumennya sekarang supaya tidak dikembalikan.",
          "Add the documents now, so that it is not returned."), in: language)</p>
        \(LinkButton(Sentence("Tambah dokumen", "Add documents"), to: "\(view.path)/dokumen", .second).markup(in: language))
        """
      ).markup(in: language)
    }
    if view.timesPurpose == .windows, ProposalCheck.needsNewProposals(view.view.proposals.map(\.asProposal)) {
      calls += Box(
        .warning, Sentence("Usulkan waktu baru", "Propose new times"),
        """
        <p>\(Sentence(
          "Tidak ada usulan waktu yang masih dapat dipakai.", "None of the proposed times can still be used."), in: language)</p>
        \(LinkButton(Sentence("Pilih waktu", "Choose times"), to: "\(view.path)/waktu").markup(in: language))
        """
      ).markup(in: language)
    }
    if let unit = view.view.referredTo, view.request.state == .referred {
      calls += Box(
        .note, Sentence("Diteruskan ke ", "Referred to ") + Sentence(same: unit.name),
        "<p>\(unit.reason)</p>\n"
      ).markup(in: language)
    }
    return calls + survey(view, language)
  }

  /// The survey, once the applicant has been served (SP complaints 4).
  private static func survey(_ view: ApplicantView, _ language: Language) -> Markup {
    guard [.facilitated, .answered, .closed].contains(view.request.state) else { return "" }
    return Box(
      .done, Sentence("Bagaimana layanan kami?", "How was our service?"),
      """
      <p>\(Sentence("Isi survei kepuasan; hanya beberapa menit.", "Fill in the survey; it takes a few minutes."), in: language)
      <a href="\(url: PublishedStandard.surveyAddress)" rel="external noreferrer">\(Sentence("Isi survei", "Fill in the survey"), in: language)</a></p>

      """
    ).markup(in: language)
  }

  // MARK: What was told

  private static func proposals(_ view: ApplicantView, _ language: Language) -> Markup {
    guard view.standingMeeting == nil, view.open == nil, view.request.state.isOpen else { return "" }
    let items = view.view.proposals.map { proposal -> Markup in
      let problem = proposal.state.reason.map { Badge($0, .bad).markup(in: language) } ?? ""
      return "<li>\(TimeText.range(proposal.time, in: view.zone, language)) \(problem)</li>\n"
    }
    let list: Markup =
      items.isEmpty
      ? "<p class=\"hint\">\(Sentence("Belum ada.", "None yet."), in: language)</p>\n"
      : "<ol>\n\(items)</ol>\n"
    let change =
      view.timesPurpose == .windows
      ? LinkButton(Sentence("Usulkan waktu lain", "Propose other times"), to: "\(view.path)/waktu", .second)
        .markup(in: language) : ""
    return """
      <section aria-labelledby="usulan">
      <h2 id="usulan">\(Sentence("Usulan waktu Anda", "Your proposals"), in: language)</h2>
      \(list)\(change)</section>

      """
  }

  private static func facts(_ view: ApplicantView, _ language: Language) -> Markup {
    let request = view.request
    var facts = FactList()
    facts.add(Sentence("Nomor agenda", "Agenda number"), text: request.agendaNumber)
    facts.add(
      Sentence("Diajukan", "Handed in"), TimeText.moment(request.submittedAt, in: view.zone, language))
    if let received = request.receivedAt {
      facts.add(
        Sentence("Diterima unit", "Received by the unit"), TimeText.moment(received, in: view.zone, language))
    }
    facts.add(Sentence("Pemohon", "Applicant"), text: request.applicant.name)
    facts.add(Sentence("Untuk", "For"), text: request.applicant.organization)
    facts.add(Sentence("Surel", "E-mail"), text: request.applicant.email)
    facts.add(Sentence(same: "WhatsApp"), text: request.applicant.whatsapp?.e164)
    facts.add(
      Sentence("Tentang", "About"), DateText.list(request.needs.map(CompetenceName.name)), in: language)
    facts.add(Sentence("Kronologi", "Chronology"), text: request.chronology)
    if !view.view.officers.isEmpty {
      facts.add(Sentence("Petugas", "Officers"), text: view.names(of: view.view.officers))
    }
    let companions = view.view.coApplicants.map(\.name).joined(separator: ", ")
    facts.add(Sentence("Pendamping", "Who comes along"), text: companions.isEmpty ? nil : companions)
    return """
      <section aria-labelledby="isi-permohonan">
      <h2 id="isi-permohonan">\(Sentence("Isi permohonan", "The request"), in: language)</h2>
      \(facts.markup(in: language))</section>

      """
  }

  private static func documents(_ view: ApplicantView, _ language: Language) -> Markup {
    let items = view.view.documents.map { document -> Markup in
      """
      <li>\(document.role.name.capitalized, in: language): <a href="\(url: "\(view.path)/dokumen/\(document.id)")">\(document.name)</a> <span class="hint">\(DocumentForm.size(document.size), in: language)</span></li>

      """
    }
    let list: Markup =
      items.isEmpty
      ? "<p class=\"hint\">\(Sentence("Belum ada dokumen.", "No documents yet."), in: language)</p>\n"
      : "<ul class=\"documents\">\n\(items)</ul>\n"
    let add =
      view.request.state.isOpen
      ? LinkButton(Sentence("Tambah dokumen", "Add documents"), to: "\(view.path)/dokumen", .second)
        .markup(in: language) : ""
    return """
      <section aria-labelledby="dokumen">
      <h2 id="dokumen">\(Sentence("Dokumen", "Documents"), in: language)</h2>
      \(list)\(add)</section>

      """
  }

  // MARK: Beside it

  /// The unit's own number, on WhatsApp, with the reference written already.
  private static func contact(_ view: ApplicantView, _ language: Language) -> Markup {
    guard let number = PublishedStandard.whatsApp else { return "" }
    let text = Sentence("Permohonan \(view.request.reference)", "Request \(view.request.reference)")
    let link =
      "https://wa.me/\(number.e164.dropFirst())?text=\(QueryText.escaped(text.text(in: language)))"
    return Box(
      .note, Sentence("Hubungi unit", "Reach the unit"),
      """
      <p><a href="\(url: link)" rel="external noreferrer">\(Icon.telephone)\(Sentence("Tulis lewat WhatsApp", "Write on WhatsApp"), in: language)</a></p>
      <p><a href="\(url: "\(view.path)/pengaduan")">\(Sentence("Sampaikan pengaduan", "Make a complaint"), in: language)</a></p>

      """
    ).markup(in: language)
  }

  private static func keeping(_ visit: Visit, _ view: ApplicantView) -> Markup {
    let language = visit.language
    return Box(
      .note, Sentence("Simpan alamat ini", "Keep this address"),
      """
      <p><a href="\(url: view.path)" class="address">\(visit.address + view.path)</a></p>
      <p class="hint">\(Sentence(
        "Alamat ini membuka permohonan Anda tanpa kata sandi. Jangan bagikan.",
        "This address opens your request without a password. Do not share it."), in: language)</p>
      <p><a href="\(url: "\(view.path)/tanda-terima")">\(Sentence("Tanda terima untuk dicetak", "Receipt to print"), in: language)</a></p>

      """
    ).markup(in: language)
  }

  private static func more(_ view: ApplicantView, _ language: Language) -> Markup {
    var links: [(String, Sentence)] = [
      ("kalender", Sentence("Langganan kalender permohonan ini", "Subscribe to this request's calendar")),
      (PersonalDataFile.word, Sentence("Unduh semua data saya", "Take all my data with me")),
    ]
    if view.request.state.isOpen {
      links.append(("pendamping", Sentence("Siapa yang mendampingi", "Who comes along")))
    }
    if view.may(.withdraw) {
      links.append(("cabut", Sentence("Cabut permohonan", "Withdraw the request")))
    }
    let items = links.map { link -> Markup in
      "<li><a href=\"\(url: "\(view.path)/\(link.0)")\">\(link.1, in: language)</a></li>\n"
    }
    return """
      <nav aria-label="\(Sentence("Yang dapat dilakukan", "What can be done"), in: language)" class="box note">
      <ul class="plain">
      \(items)</ul>
      </nav>

      """
  }
}

extension ProposalRecord {
  /// The proposal as the rules of booking see it.
  var asProposal: Proposal { Proposal(id: id, window: time, rank: rank + 1, state: state) }
}
