import Casework
import Office
import Store
import WorkCalendar
import Wording

/// Another time that is being agreed on: what is on the table, and how the applicant answers it in place.
struct AgreementSection {
  let visit: Visit
  let view: ApplicantView

  static let routes: [PageRoute] = [
    .post("\(RequestPage.path)/terima", .applicant, showing: RequestPage.page) { visit in
      let rescheduling = try rescheduling(in: visit)
      let option = try visit.entered { $0.identifier("option", of: Record.Option.self) }
      _ = try visit.perform(
        AcceptOption(request: try visit.applicantRequest, rescheduling: rescheduling, option: option))
      return back(
        visit,
        Sentence(
          "Waktu disepakati. Undangan baru dikirim.", "The time is agreed on. A new invitation is sent."))
    },
    .post("\(RequestPage.path)/tolak", .applicant, showing: RequestPage.page) { visit in
      let rescheduling = try rescheduling(in: visit)
      let reason = try visit.entered { $0.paragraphs("reason", 1...2_000) }
      _ = try visit.perform(
        AnswerRescheduling(
          request: try visit.applicantRequest, rescheduling: rescheduling, answer: .decline(reason: reason)))
      return back(
        visit, Sentence("Tawaran ditolak; unit diberi tahu.", "The offer is declined; the unit is told."))
    },
    .post("\(RequestPage.path)/tarik", .applicant, showing: RequestPage.page) { visit in
      let rescheduling = try rescheduling(in: visit)
      _ = try visit.perform(
        AnswerRescheduling(request: try visit.applicantRequest, rescheduling: rescheduling, answer: .withdraw)
      )
      return back(visit, Sentence("Tawaran Anda ditarik.", "Your offer is taken back."))
    },
  ]

  /// The rescheduling that the form was about. Fails as one that is over where it is none that is open.
  private static func rescheduling(in visit: Visit) throws -> Identifier<Record.Rescheduling> {
    try visit.entered { $0.identifier("rescheduling", of: Record.Rescheduling.self) }
  }

  private static func back(_ visit: Visit, _ telling: Sentence) -> PageAnswer {
    .redirect(to: "/permohonan/\(visit.reader.secret ?? "")", telling: telling)
  }

  private var language: Language { visit.language }

  var markup: Markup {
    guard let open = view.open, let round = view.lastRound else { return "" }
    return """
      <section aria-labelledby="kesepakatan">
      <h2 id="kesepakatan">\(Sentence("Waktu lain", "Another time"), in: language)</h2>
      \(round.side == .unit ? offer(open, round) : own(open, round))</section>

      """
  }

  /// What the unit offers.
  private func offer(_ open: ReschedulingRecord, _ round: ReschedulingRecord.Round) -> Markup {
    let offered = round.options.filter { $0.state == .offered && $0.time.start > visit.now }
    let accepting = offered.map { option -> Markup in
      let form = Form(visit, to: "\(view.path)/terima")
      return form.markup(
        """
        \(form.hidden("rescheduling", open.id.description))\(form.hidden("option", option.id.description))<p>\(TimeText.range(option.time, in: view.zone, language))</p>
        <button type="submit" class="button first">\(Sentence("Terima", "Accept"), in: language)<span class="unseen">: \(DateText.times(option.time, in: view.zone), in: language)</span></button>

        """)
    }
    let declining = Form(visit, to: "\(view.path)/tolak")
    let isOpen: Markup = declining.entry.isRefused ? " open" : ""
    let held = round.expiresAt.map { until -> Markup in
      """
      <p>\(Sentence("Ditahan untuk Anda sampai ", "Held for you until "), in: language)\(TimeText.moment(until, in: view.zone, language)).</p>

      """
    }
    return Box(
      .warning, Sentence("Unit menawarkan waktu lain", "The unit offers other times"),
      """
      \(quote(round))\(standing)\(held ?? "")<ul class="offers">
      \(accepting.map { form -> Markup in "<li>\(form)</li>\n" })</ul>
      <p>\(LinkButton(Sentence("Tawarkan waktu lain", "Offer other times"), to: "\(view.path)/waktu", .second).markup(in: language))</p>
      <details\(isOpen)>
      <summary>\(Sentence("Tolak semuanya", "Decline all"), in: language)</summary>
      \(declining.markup(
        declining.hidden("rescheduling", open.id.description)
          + declining.area(
            "reason", Sentence("Alasan", "Reason"), hint: Sentence("Dibaca oleh petugas.", "The officers read it."), rows: 3)
          + declining.button(Sentence("Tolak tawaran", "Decline the offer"), .grave)))</details>

      """
    ).markup(in: language)
  }

  /// What the applicant has offered.
  private func own(_ open: ReschedulingRecord, _ round: ReschedulingRecord.Round) -> Markup {
    let items = round.options.map { option -> Markup in
      "<li>\(TimeText.range(option.time, in: view.zone, language))</li>\n"
    }
    let form = Form(visit, to: "\(view.path)/tarik")
    return Box(
      .note, Sentence("Menunggu jawaban unit", "The unit is to answer"),
      """
      \(quote(round))<ul>
      \(items)</ul>
      \(standing)\(form.markup(
        form.hidden("rescheduling", open.id.description)
          + form.button(Sentence("Tarik tawaran saya", "Take my offer back"), .second)))
      """
    ).markup(in: language)
  }

  private func quote(_ round: ReschedulingRecord.Round) -> Markup {
    round.reason.isEmpty ? "" : "<blockquote>\(round.reason)</blockquote>\n"
  }

  private var standing: Markup {
    guard view.standingMeeting != nil else { return "" }
    return """
      <p>\(Sentence(
        "Pertemuan lama tetap berlaku sampai waktu lain disepakati.",
        "The old meeting stands until another time is agreed on."), in: language)</p>

      """
  }
}
