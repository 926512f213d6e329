import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// An officer's own calendars: the one that the service reads at its address, with how that goes, and a file.
enum OwnCalendarForms {
  private static let subscriptionPath = "\(AvailabilityPage.officerPath)/langganan"
  private static let filePath = "\(AvailabilityPage.officerPath)/kalender"
  static let routes: [PageRoute] = [
    .post(subscriptionPath, AvailabilityPage.access, showing: AvailabilityPage.page, subscribe),
    .post("\(subscriptionPath)/ambil", AvailabilityPage.access, showing: AvailabilityPage.page, refresh),
    .post(
      "\(subscriptionPath)/hentikan", AvailabilityPage.access, showing: AvailabilityPage.page, unsubscribe),
    .post(
      filePath, AvailabilityPage.access, takes: .files(atMost: 4 << 20), showing: AvailabilityPage.page,
      upload),
    .answering(filePath, AvailabilityPage.access, download),
    .post("\(filePath)/hapus", AvailabilityPage.access, showing: AvailabilityPage.page, remove),
  ]

  static func section(_ visit: Visit, _ sheet: OfficerSheet) -> Markup {
    let language = visit.language
    return """
      <section aria-labelledby="kalender-sendiri">
      <h2 id="kalender-sendiri">\(Sentence("Kalender sendiri", "Own calendar"), in: language)</h2>
      <p>\(Sentence(
        "Saat kalender itu menyatakan sibuk, tidak ada pertemuan yang dijadwalkan. Isi acaranya tidak diperlihatkan kepada siapa pun.",
        "When that calendar says busy, no meeting is scheduled. What its events are is shown to nobody."), in: language)</p>
      <h3>\(Sentence("Langganan", "Subscription"), in: language)</h3>
      \(subscription(visit, sheet))<h3>\(Sentence("Berkas", "File"), in: language)</h3>
      \(file(visit, sheet))</section>

      """
  }

  private static func subscription(_ visit: Visit, _ sheet: OfficerSheet) -> Markup {
    let language = visit.language
    let form = Form(visit, to: "\(sheet.address)/langganan")
    let standing = sheet.availability.subscription
    let acts: Markup
    if standing == nil {
      acts = ""
    } else {
      let refresh = Form(visit, to: "\(sheet.address)/langganan/ambil")
      let end = Form(visit, to: "\(sheet.address)/langganan/hentikan")
      acts = """
        <div class="buttons">
        \(refresh.markup(refresh.button(Sentence("Ambil sekarang", "Fetch now"), .second)))\(end.markup(end.button(Sentence("Hentikan langganan", "End the subscription"), .grave)))</div>

        """
    }
    let title =
      standing == nil
      ? Sentence("Langgani", "Subscribe") : Sentence("Ganti alamat", "Change the address")
    return """
      \(standing.map { health(of: $0, language) } ?? "")\(acts)\(form.markup(
        form.field(
          "url", Sentence("Alamat ICS", "ICS address"),
          hint: Sentence(
            "Alamat rahasia kalender Anda, berakhir .ics atau diawali webcal://. Hanya Anda yang melihatnya lagi.",
            "The secret address of your calendar; it ends in .ics or begins with webcal://. You alone see it again."),
          autocomplete: "off")
          + form.button(title, .second)))
      """
  }

  /// How the subscription goes, in people's words.
  private static func health(of standing: SubscriptionStanding, _ language: Language) -> Markup {
    var facts = FactList()
    facts.add(Sentence("Keadaan", "Standing"), standing.badge.markup(in: language))
    if let address = standing.address {
      facts.add(Sentence("Alamat", "Address"), "<code class=\"address\">\(address)</code>")
    }
    if let problem = standing.problem {
      let detail = problem.detail.map { Sentence(same: ": ") + $0 } ?? Sentence(same: "")
      facts.add(
        Sentence("Yang salah", "What is wrong"), (problem.kind.sentence + detail).capitalized, in: language)
    }
    facts.add(
      Sentence("Terakhir berhasil diambil", "Last fetched"),
      standing.progress.fetchedAt.map { TimeText.moment($0, language) }
        ?? "\(Sentence("belum pernah", "never"), in: language)")
    facts.add(
      Sentence("Diambil lagi", "To be fetched again"), TimeText.moment(standing.progress.dueAt, language))
    if let busy = standing.busyTimes {
      facts.add(Sentence("Saat sibuk dalam 14 hari", "Busy times in 14 days"), "\(busy)")
    }
    return facts.markup(in: language)
  }

  private static func file(_ visit: Visit, _ sheet: OfficerSheet) -> Markup {
    let language = visit.language
    let form = Form(visit, to: "\(sheet.address)/kalender", takesFiles: true)
    let version = String(sheet.officer.version)
    let kept: Markup
    if sheet.officer.calendar == nil {
      kept = ""
    } else {
      let end = Form(visit, to: "\(sheet.address)/kalender/hapus")
      let own: Markup =
        sheet.isOwn
        ? "<p><a href=\"\(url: "\(sheet.address)/kalender")\">\(Sentence("Berkas yang berlaku sekarang (.ics)", "The file that holds now (.ics)"), in: language)</a></p>\n"
        : "<p>\(Sentence("Berkas berlaku.", "A file holds."), in: language)</p>\n"
      kept = """
        \(own)\(end.markup(end.hidden(Visit.versionField, version) + end.button(Sentence("Hapus berkas", "Remove the file"), .grave)))
        """
    }
    return kept
      + form.markup(
        form.hidden(Visit.versionField, version)
          + form.file(
            "file", Sentence("Berkas .ics", "An .ics file"),
            hint: Sentence(
              "Ketersediaan (VAVAILABILITY), saat sibuk (VFREEBUSY), atau acara. Menggantikan berkas yang ada; paling besar 4 MB.",
              "Availability (VAVAILABILITY), busy times (VFREEBUSY), or events. It takes the place of the one that is there; 4 MB at most."
            ), accepting: ".ics,.ifb,text/calendar")
          + form.button(Sentence("Unggah", "Upload"), .second))
  }

  @Sendable private static func subscribe(_ visit: Visit) throws -> PageAnswer {
    let url = try visit.entered { $0.line("url", 1...2_000) }
    _ = try visit.perform(SubscribeCalendar(officer: try visit.identifier("officer"), url: url))
    return try answer(
      visit,
      Sentence(
        "Kalender dilanggani. Pengambilan pertama berlangsung sebentar lagi; muat ulang halaman ini untuk melihatnya.",
        "The calendar is subscribed to. It is first fetched in a moment; load this page again to see it."))
  }

  @Sendable private static func refresh(_ visit: Visit) throws -> PageAnswer {
    _ = try visit.perform(RefreshSubscription(officer: try visit.identifier("officer")))
    return try answer(
      visit,
      Sentence(
        "Kalender diambil sebentar lagi, paling sering sekali semenit.",
        "The calendar is fetched in a moment, once a minute at most."))
  }

  @Sendable private static func unsubscribe(_ visit: Visit) throws -> PageAnswer {
    try visit.perform(UnsubscribeCalendar(officer: try visit.identifier("officer")))
    return try answer(
      visit,
      Sentence(
        "Langganan dihentikan; salinan kalendernya dihapus.",
        "The subscription has ended; the copy of the calendar is gone."))
  }

  @Sendable private static func upload(_ visit: Visit) throws -> PageAnswer {
    guard let file = visit.form.files("file").first else {
      throw Problem(fields: [FieldProblem("file", Sentence("pilih berkas", "choose a file"))])
    }
    let done: PublishAvailability.Outcome
    do {
      done = try visit.publish(.calendar(file.bytes))
    } catch Refusal.calendar(let error) {
      throw Problem(fields: [FieldProblem("file", error.sentence)])
    }
    let told = done.warnings.prefix(5).reduce(Sentence("Berkas berlaku.", "The file holds now.")) {
      $0 + Sentence(same: " ") + $1.capitalized + Sentence(same: ".")
    }
    return try answer(visit, told)
  }

  @Sendable private static func remove(_ visit: Visit) throws -> PageAnswer {
    let sheet = try OfficerSheet.read(visit)
    _ = try visit.publish(.hours(sheet.availability.hours, removesCalendar: true))
    return try answer(visit, Sentence("Berkas dihapus.", "The file is removed."))
  }

  @Sendable private static func download(_ visit: Visit) throws -> PageAnswer {
    let sheet = try OfficerSheet.read(visit)
    // What an officer does besides is nobody else's, the director's neither.
    guard sheet.isOwn, let bytes = sheet.officer.calendar else { throw Problem(.notFound) }
    return .file(bytes, mediaType: "text/calendar; charset=utf-8", name: "petugas-\(sheet.officer.id).ics")
  }

  private static func answer(_ visit: Visit, _ told: Sentence) throws -> PageAnswer {
    .redirect(
      to: "\(AvailabilityPage.address(of: try visit.identifier("officer")))#kalender-sendiri", telling: told)
  }
}
