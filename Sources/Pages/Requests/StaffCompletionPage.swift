import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/permohonan/{id}/lengkapi`: what an applicant has brought of what was missing, entered by the administration
/// desk.
enum StaffCompletionPage {
  static let word = "lengkapi"
  static let path = "\(StaffRequestPage.path)/\(word)"
  static let explanation = Sentence(
    "Catat yang disusulkan pemohon lewat surat, telepon, atau loket.",
    "Enter what the applicant has brought by letter, telephone or at the counter.")
  private static let access = PageAccess.staff(.registry)
  static let routes: [PageRoute] = [
    .get(path, access, page), .post(path, access, showing: StaffRequestPage.or(page), complete),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let sheet = try RequestSheet.read(visit)
    guard sheet.request.state == .returned else {
      throw Problem(
        .wrongState, StepRefusal.notInThisState(allowedIn: [.returned]).sentence)
    }
    let form = Form(visit, to: "\(sheet.path)/\(word)")
    let missing = sheet.view.missing
    let fields = missing.map { field(for: $0, in: form) }
    let documents = missing.filter { $0 == .letter || $0 == .supportingData || $0 == .consultationProof }
    let language = visit.language
    let byDocument: Markup =
      documents.isEmpty
      ? ""
      : """
      <p>\(Sentence("Sebagai dokumen, di halaman permohonan: ", "As documents, on the page of the request: "), in: language)\(DateText.list(documents.map(\.name)), in: language).</p>

      """
    return Page(
      Step.complete.name, lead: Sentence(same: "\(sheet.request.reference): \(sheet.request.subject)"),
      address: "\(sheet.path)/\(word)",
      main: """
        <p><a href="\(url: sheet.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>
        \(byDocument)\(form.markup(form.version(of: sheet.request) + fields.joined() + form.button(Step.complete.name)))
        """)
  }

  private static func field(for item: MissingItem, in form: Form) -> Markup {
    let label = item.name.capitalized
    return switch item {
    case .letter:
      form.field("letterNumber", Sentence("Nomor surat", "Number of the letter"), isOptional: true)
    case .chronology: form.area("chronology", label, rows: 6, isOptional: true)
    case .consultationProof: ConsultationFields.markup(in: form)
    case .supportingData: ""
    case .identity: form.field("identity", label, isOptional: true)
    case .contactNumber: form.field("whatsapp", label, .telephone, isOptional: true)
    case .email: form.field("email", label, .email, isOptional: true)
    case .relatedUnitStatement: RelatedUnitFields.markup(in: form)
    }
  }

  @Sendable private static func complete(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let completion = try visit.entered { form in
      var completion = TakeStep.Completion()
      completion.chronology = form.optionalParagraphs("chronology", atMost: 20_000)
      completion.consultations = ConsultationFields.read(form)
      completion.relatedUnit = RelatedUnitFields.read(form)
      completion.identity = form.optionalLine("identity", atMost: 64)
      completion.email = form.optionalEmail("email")
      completion.whatsapp = form.optionalWhatsApp("whatsapp")
      completion.letterNumber = form.optionalLine("letterNumber", atMost: 100)
      return completion
    }
    _ = try visit.performOnRequest(TakeStep(request: id, act: .complete(completion)))
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence("Permohonan sudah lengkap.", "The request is complete."))
  }
}

/// One consultation of an applicant, as the desk enters it.
enum ConsultationFields {
  private static let channels: [ConsultationChannel] = [.callCentre, .email, .whatsapp, .chat, .counter]

  static func markup(in form: Form, present: Consultation? = nil) -> Markup {
    form.select(
      "consultations[0].channel", Sentence("Konsultasi lewat", "Consulted by"),
      channels.map { ($0.rawValue, $0.name.capitalized) }, chosen: present?.channel.rawValue, isOptional: true
    )
      + form.field(
        "consultations[0].reference", Sentence("Nomor tiket atau percakapan", "Ticket or conversation"),
        value: present?.reference ?? "", isOptional: true)
      + form.field(
        "consultations[0].date", Sentence("Tanggal konsultasi", "Date of the consultation"), .date,
        value: present?.date?.iso8601 ?? "", isOptional: true)
  }

  /// The consultation, or `nil` where none was entered.
  static func read(_ form: FormReader) -> [Consultation]? {
    let channel = form.optionalLine("consultations[0].channel", atMost: 60)
    let reference = form.optionalLine("consultations[0].reference")
    let date = form.optionalDate("consultations[0].date")
    guard let channel else {
      if reference != nil || date != nil {
        form.refuse("consultations[0].channel", Sentence("pilih salah satu", "choose one"))
      }
      return nil
    }
    return [Consultation(channel: ConsultationChannel(rawValue: channel), reference: reference, date: date)]
  }
}

/// The statement why the related unit could not solve it.
enum RelatedUnitFields {
  static func markup(in form: Form, present: RelatedUnit? = nil) -> Markup {
    form.field(
      "relatedUnit.name", Sentence("Unit terkait yang sudah ditanya", "The related unit that was asked"),
      value: present?.name ?? "", isOptional: true)
      + form.area(
        "relatedUnit.reason",
        Sentence("Mengapa unit itu tidak dapat menyelesaikannya", "Why that unit could not solve it"),
        value: present?.reason ?? "", rows: 3, isOptional: true)
  }

  /// The unit with its reason, or `nil` where none was entered; one without the other is refused.
  static func read(_ form: FormReader) -> RelatedUnit? {
    let name = form.optionalLine("relatedUnit.name")
    let reason = form.optionalParagraphs("relatedUnit.reason", atMost: 4_000)
    if let name, let reason { return RelatedUnit(name: name, reason: reason) }
    let incomplete = Sentence("isi keduanya", "fill in both")
    if name != nil { form.refuse("relatedUnit.reason", incomplete) }
    if reason != nil { form.refuse("relatedUnit.name", incomplete) }
    return nil
  }
}
