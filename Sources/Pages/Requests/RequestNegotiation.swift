import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// The times that are on the table now, with what the unit can say to them.
struct RequestNegotiation {
  private let visit: Visit
  private let sheet: RequestSheet
  private var language: Language { visit.language }

  init(_ visit: Visit, _ sheet: RequestSheet) {
    self.visit = visit
    self.sheet = sheet
  }

  var markup: Markup {
    guard let open = sheet.openRescheduling, let round = open.rounds.last else { return "" }
    let offered = round.options.filter { $0.state == .offered }
    let isOurs = round.side == .unit
    let items = offered.map { option -> Markup in "<li>\(TimeText.range(option.time, language))</li>\n" }
    let expiry = round.expiresAt.map { moment -> Markup in
      "<p>\(Sentence("Berlaku sampai ", "Until "), in: language)\(TimeText.moment(moment, language)).</p>\n"
    }
    let title =
      isOurs
      ? Sentence(
        "Menunggu jawaban pemohon atas waktu yang ditawarkan",
        "The applicant's answer to the times offered is waited for")
      : Sentence("Pemohon menawarkan waktu lain", "The applicant offers other times")
    return Box(
      isOurs ? .note : .warning, title,
      """
      <p class="lines">\(round.reason)</p>
      <ul>
      \(items)</ul>
      \(expiry ?? "")\(isOurs ? takeBack(open) : answers(offered))
      """
    ).markup(in: language)
  }

  private var mayAnswer: Bool {
    sheet.refusals[.endReschedule] == nil
      && !visit.principal.roles.isDisjoint(with: [.director, .officer])
  }

  private func takeBack(_ open: ReschedulingRecord) -> Markup {
    guard mayAnswer else { return "" }
    let form = Form(visit, to: address(.withdraw))
    return form.markup(
      form.version(of: sheet.request)
        + form.button(Sentence("Tarik kembali tawaran", "Take the offer back"), .second))
  }

  /// Accept one, decline all, or offer others in answer.
  private func answers(_ offered: [ReschedulingRecord.Option]) -> Markup {
    guard mayAnswer else { return "" }
    return acceptance(offered) + refusal
      + LinkButton(
        Sentence("Tawarkan waktu lain sebagai jawaban", "Offer other times in answer"),
        to: "\(sheet.path)/\(ReschedulingPage.word)", .second
      ).markup(in: language)
  }

  private func acceptance(_ offered: [ReschedulingRecord.Option]) -> Markup {
    let form = Form(visit, to: address(.accept))
    let upcoming = offered.filter { $0.time.start > visit.now }
    guard !upcoming.isEmpty else {
      return "<p>\(Sentence("Semua waktu ini sudah lewat.", "All these times are past."), in: language)</p>\n"
    }
    let isDirector = visit.principal.roles.contains(.director)
    let present = sheet.names(of: ReschedulingPage.holders(of: sheet))
    let officers: Markup =
      isDirector
      ? form.select(
        "officer", Sentence("Petugas", "Officer"),
        sheet.officers.map { ($0.id.description, Sentence(same: $0.name)) },
        hint: Sentence("Kosongkan bila tetap \(present).", "Leave it empty to keep \(present)."),
        isOptional: true)
      : ""
    return form.markup(
      form.version(of: sheet.request)
        + form.radios(
          "option", Sentence("Waktu yang disetujui", "Time to accept"),
          upcoming.map { .init($0.id.description, DateText.times($0.time, in: .wib)) },
          chosen: upcoming.count == 1 ? upcoming[0].id.description : nil)
        + officers + form.button(Step.agreeReschedule.name))
  }

  private var refusal: Markup {
    let form = Form(visit, to: address(.decline))
    let open: Markup = form.entry.isRefused ? " open" : ""
    return """
      <details\(open)>
      <summary>\(Sentence("Tolak; pertemuan tetap seperti semula", "Decline; the meeting stays as it is"), in: language)</summary>
      \(form.markup(
        form.version(of: sheet.request)
          + form.area("reason", Sentence("Alasan kepada pemohon", "Reason for the applicant"), rows: 3)
          + form.button(Sentence("Tolak", "Decline"), .second)))</details>

      """
  }

  private func address(_ answer: ReschedulingPage.Answer) -> String {
    "\(sheet.path)/\(ReschedulingPage.word)/\(answer.rawValue)"
  }
}
