import Casework
import Office
import Store
import Web
import Wording

/// `/staf/surel-masuk/{message}`: a mail that came in, what is known of it, and what the administration desk makes of it.
enum IncomingMessagePage {
  private static let path = "\(IncomingMailText.path)/{message}"
  static let routes: [PageRoute] = [
    .get(path, IncomingMailText.readers, page),
    .answering("\(path)/sumber", .staff(.registry), source),
    .post("\(path)/jamin", .staff(.registry), showing: page, vouch),
    .post("\(path)/selesai", .staff(.registry), showing: page, settle),
  ]
  /// How much of a text is shown, in characters; the whole is in the mail as it came.
  private static let mostText = 20_000

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let id: Identifier<Record.IncomingMail> = try visit.identifier("message")
    let (mail, text, request) = try visit.ask { desk in
      let (mail, text) = try desk.incomingMail(id)
      // The administrator knows of the mail, and not of the request.
      let isShown = !visit.principal.roles.isDisjoint(with: Desk.rolesOfAllRequests.union([.officer]))
      return (mail, text, isShown ? try mail.request.map { try desk.request($0) } : nil)
    }
    let language = visit.language
    return Page(
      IncomingMailText.subject(mail), address: "\(IncomingMailText.path)/\(id)", width: .wide,
      main: """
        <p><a href="\(url: IncomingMailText.path)">\(Sentence("Semua surel masuk", "All mail that came in"), in: language)</a></p>
        \(why(mail, language))<div class="sheet">
        <div class="doing">
        \(steps(mail, request, visit))</div>
        <div class="told">
        \(facts(mail, request, language))\(content(text, visit))</div>
        </div>

        """)
  }

  private static func why(_ mail: IncomingMail, _ language: Language) -> Markup {
    guard let reason = mail.reason else { return "" }
    return Box(mail.state == .open ? .warning : .note, reason.capitalized).markup(in: language)
  }

  private static func facts(_ mail: IncomingMail, _ request: RequestRecord?, _ language: Language) -> Markup {
    var facts = FactList()
    facts.add(Sentence("Dari", "From"), IncomingMailText.sender(mail), in: language)
    facts.add(Sentence("Pengirim", "Sender"), IncomingMailText.authentication(mail).markup(in: language))
    let suspicions = IncomingMailText.suspicions(mail)
    if !suspicions.isEmpty {
      facts.add(Sentence("Yang janggal", "What is odd"), DateText.list(suspicions), in: language)
    }
    facts.add(Sentence("Masuk", "Came in"), TimeText.moment(mail.arrivedAt, language))
    facts.add(Sentence("Jenis", "Kind"), mail.kind.title, in: language)
    facts.add(Sentence("Keadaan", "Standing"), IncomingMailText.badge(mail).markup(in: language))
    if let request { facts.add(Sentence("Permohonan", "Request"), RequestLink.markup(request)) }
    for file in mail.files {
      let kept = file.isKept ? Sentence(", menjadi dokumen", ", became a document") : Sentence(same: "")
      facts.add(
        Sentence("Lampiran", "Attachment"),
        Sentence(same: "\(file.name), \(FileSize(file.size).rounded)") + kept, in: language)
    }
    return facts.markup(in: language)
  }

  private static func content(_ text: String, _ visit: Visit) -> Markup {
    guard visit.principal.worksOnRequests else {
      return
        "<p>\(Sentence("Isinya hanya untuk yang mengerjakan permohonan.", "What it says is for those who work on requests."), in: visit.language)</p>\n"
    }
    let shown: Markup =
      text.isEmpty
      ? "<p>\(Sentence("Tidak ada teks yang terbaca.", "There is no text that can be read."), in: visit.language)</p>\n"
      : "<p class=\"lines\">\(String(text.prefix(mostText)))</p>\n"
    let source: Markup =
      visit.principal.roles.contains(.registry)
      ? "<p><a href=\"\(url: visit.calledPath.split(separator: "/").prefix(3).map { "/" + $0 }.joined() + "/sumber")\">\(Sentence("Unduh surel apa adanya", "Download the mail as it came"), in: visit.language)</a></p>\n"
      : ""
    return "<h2>\(Sentence("Isi", "What it says"), in: visit.language)</h2>\n\(shown)\(source)"
  }

  private static func steps(_ mail: IncomingMail, _ request: RequestRecord?, _ visit: Visit) -> Markup {
    guard mail.state == .open, visit.principal.roles.contains(.registry) else { return "" }
    return "<h2>\(Sentence("Yang dapat Anda lakukan", "What you can do"), in: visit.language)</h2>\n"
      + vouching(mail, request, visit) + settling(mail, visit)
  }

  private static func vouching(_ mail: IncomingMail, _ request: RequestRecord?, _ visit: Visit) -> Markup {
    let form = Form(visit, to: "\(IncomingMailText.path)/\(mail.id)/jamin")
    return """
      <details class="step" open>
      <summary>\(Sentence("Saya yakin siapa pengirimnya", "I am sure who has sent it"), in: visit.language)</summary>
      <p>\(Sentence(
        "Jawaban dari kalender berlaku bagi yang disebutnya; lampiran surel tentang permohonan menjadi dokumennya; surel lain menjadi permohonan baru.",
        "An answer from a calendar counts as that of whom it names; the files of a mail about a request become its documents; any other mail becomes a new request."
      ), in: visit.language)</p>
      \(form.markup(
        form.field(
          "request", Sentence("Milik permohonan", "Belongs to request"), value: request?.reference ?? "",
          hint: Sentence("Nomornya, misalnya SPB-2026-000123. Kosong berarti permohonan baru atau jawaban kalender.", "Its reference, such as SPB-2026-000123. Empty means a new request or an answer from a calendar."),
          isOptional: true) + form.button(Sentence("Proses", "Take it")))
      )</details>

      """
  }

  private static func settling(_ mail: IncomingMail, _ visit: Visit) -> Markup {
    let form = Form(visit, to: "\(IncomingMailText.path)/\(mail.id)/selesai")
    let open: Markup = form.entry.isRefused ? " open" : ""
    return """
      <details class="step"\(open)>
      <summary>\(Sentence("Sudah ditangani dengan cara lain", "It was dealt with in another way"), in: visit.language)</summary>
      \(form.markup(
        form.area("note", Sentence("Catatan", "Note"), rows: 3, isOptional: true)
          + form.button(Sentence("Selesai", "Done"), .second)))</details>

      """
  }

  @Sendable private static func vouch(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.IncomingMail> = try visit.identifier("message")
    let reference = try visit.entered { $0.optionalLine("request", atMost: 40) }
    let (bytes, request) = try visit.ask { desk in
      (try desk.incomingBytes(id).bytes, try reference.flatMap(desk.queries.request(reference:)))
    }
    if reference != nil, request == nil {
      throw Problem(fields: [
        FieldProblem(
          "request", Sentence("tidak ada permohonan dengan nomor ini", "no request has this reference"))
      ])
    }
    let mail = try visit.settling {
      try visit.perform(VouchForMail(id, bytes: bytes, request: request?.id))
    }
    let address = mail.request.map(RequestSheet.path) ?? IncomingMailText.path
    return .redirect(to: address, telling: Sentence("Surel diproses.", "The mail is taken."))
  }

  @Sendable private static func settle(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.IncomingMail> = try visit.identifier("message")
    let note = try visit.entered { $0.optionalParagraphs("note", atMost: 2_000) ?? "" }
    _ = try visit.settling { try visit.perform(SettleMail(id, note: note)) }
    return .redirect(
      to: IncomingMailText.path,
      telling: Sentence("Surel dicatat sudah ditangani.", "The mail is noted as dealt with."))
  }

  @Sendable private static func source(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.IncomingMail> = try visit.identifier("message")
    let bytes = try visit.ask { try $0.incomingBytes(id).bytes }
    return .file(bytes, mediaType: "message/rfc822", name: "surel-\(id).eml")
  }
}

extension Visit {
  /// Does something that settles a mail. Fails with `changed` in kind words where somebody else was quicker.
  fileprivate func settling<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch Refusal.changedMeanwhile {
      throw Problem(
        .changed,
        Sentence(
          "Surel ini sudah ditangani orang lain sejak Anda membukanya.",
          "Somebody else has dealt with this mail since you opened it."))
    }
  }
}
