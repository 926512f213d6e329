import Casework
import Office
import Web
import Wording

/// `/permohonan/SECRET/lengkapi`: where an applicant gives what the desk found missing, without starting over.
enum CompletionPage {
  static let path = "\(RequestPage.path)/lengkapi"

  static let routes: [PageRoute] = [
    .get(path, .applicant, page),
    .post(path, .applicant, showing: page, complete),
    .post("\(path)/dokumen", .applicant, takes: .document, showing: page) { visit in
      let document = try DocumentForm.read(visit)
      _ = try visit.perform(AddDocument(request: try visit.applicantRequest, document))
      return .redirect(
        to: "/permohonan/\(try visit.applicantSecret)/lengkapi",
        telling: Sentence("\(document.name) diunggah.", "\(document.name) is handed in."))
    },
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let view = try ApplicantView(visit)
    let language = visit.language
    let address = "\(view.path)/lengkapi"
    guard view.may(.complete) else {
      return Page(
        Sentence("Lengkapi permohonan", "Complete the request"), address: address,
        main: Box(
          .note, Sentence("Sekarang tidak ada yang perlu dilengkapi", "There is nothing to complete now"),
          "<p>\(NextStep(view: view).next, in: language)</p>\n"
        ).markup(in: language) + back(view, language))
    }
    let missing = view.view.missing
    let form = Form(visit, to: address)
    let fields = missing.compactMap { field($0, form, view) }
    let wanted = missing.compactMap { item in DocumentForm.roles.first { $0.item == item } }
    let upload: Markup =
      wanted.isEmpty
      ? ""
      : """
      <h2>\(Sentence("Dokumen yang diminta", "Documents asked for"), in: language)</h2>
      <p>\(DateText.list(wanted.map(\.name)).capitalized, in: language)</p>
      \(DocumentForm.markup(visit, to: "\(address)/dokumen", chosen: wanted.first))
      """
    let items = missing.map { item -> Markup in "<li>\(item.name.capitalized, in: language)</li>\n" }
    let list: Markup =
      items.isEmpty
      ? Box(.done, Sentence("Semua sudah ada; kirim kembali.", "All is there; send it back.")).markup(
        in: language)
      : Box(.warning, Sentence("Yang kurang", "What is missing"), "<ul>\n\(items)</ul>\n").markup(
        in: language)
    return Page(
      Sentence("Lengkapi permohonan", "Complete the request"), lead: Sentence(same: view.request.reference),
      address: address,
      main: """
        \(list)\(upload)<h2>\(Sentence("Kirim kembali", "Send it back"), in: language)</h2>
        \(form.markup(fields.joined() + form.button(Sentence("Kirim kembali ke Tata Usaha", "Send back to the desk"))))\(
          back(view, language))
        """)
  }

  private static func back(_ view: ApplicantView, _ language: Language) -> Markup {
    """
    <p><a href="\(url: view.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>

    """
  }

  /// The field in which an item is told; `nil` where only a document gives it.
  private static func field(_ item: MissingItem, _ form: Form, _ view: ApplicantView) -> Markup? {
    let request = view.request
    switch item {
    case .letter, .supportingData: return nil
    case .chronology:
      return form.area(
        "chronology", Sentence("Kronologi", "Chronology"), value: request.chronology ?? "", rows: 8)
    case .consultationProof:
      return form.field(
        "consultations[0].reference",
        Sentence("Nomor tiket konsultasi", "Ticket of the consultation"),
        hint: Sentence(
          "Boleh dikosongkan bila buktinya diunggah.", "May be left empty where its proof is handed in."),
        isOptional: true)
    case .identity:
      return form.field(
        "applicant.identity", Sentence("Nomor identitas", "Identity number"),
        value: request.applicant.identity ?? "",
        hint: Sentence(
          "NIB, NIK, atau NIP; boleh dikosongkan bila dokumennya diunggah.",
          "NIB, NIK or NIP; may be left empty where its document is handed in."), isOptional: true)
    case .contactNumber:
      return form.field(
        "applicant.whatsapp", Sentence("Nomor WhatsApp", "WhatsApp number"), .telephone,
        value: request.applicant.whatsapp?.e164 ?? "", autocomplete: "tel")
    case .email:
      return form.field(
        "applicant.email", Sentence("Surel pribadi", "Personal e-mail address"), .email,
        value: request.applicant.email ?? "", autocomplete: "email")
    case .relatedUnitStatement:
      return form.field(
        "relatedUnit.name", Sentence("Unit terkait di Kementerian", "Related unit of the ministry"),
        value: request.relatedUnit?.name ?? "")
        + form.area(
          "relatedUnit.reason",
          Sentence("Mengapa unit itu tidak dapat menyelesaikannya", "Why that unit could not solve it"),
          value: request.relatedUnit?.reason ?? "", rows: 4)
    }
  }

  @Sendable private static func complete(_ visit: Visit) throws -> PageAnswer {
    let view = try ApplicantView(visit)
    let missing = Set(view.view.missing)
    let completion = try visit.entered { form in
      var completion = TakeStep.Completion()
      if missing.contains(.chronology) { completion.chronology = form.paragraphs("chronology", 1...20_000) }
      if missing.contains(.consultationProof), let ticket = form.optionalLine("consultations[0].reference") {
        let channel = view.view.consultations.first?.channel ?? .callCentre
        completion.consultations =
          view.view.consultations + [Consultation(channel: channel, reference: ticket, date: nil)]
      }
      if missing.contains(.identity) {
        completion.identity = form.optionalLine("applicant.identity", atMost: 64)
      }
      if missing.contains(.contactNumber) { completion.whatsapp = form.whatsApp("applicant.whatsapp") }
      if missing.contains(.email) { completion.email = form.email("applicant.email") }
      if missing.contains(.relatedUnitStatement) {
        completion.relatedUnit = RelatedUnit(
          name: form.line("relatedUnit.name"), reason: form.paragraphs("relatedUnit.reason", 1...2_000))
      }
      return completion
    }
    _ = try visit.perform(TakeStep(request: view.request.id, act: .complete(completion)))
    return .redirect(
      to: view.path,
      telling: Sentence(
        "Permohonan dilengkapi dan dikirim kembali.", "The request is completed and sent back."))
  }
}
