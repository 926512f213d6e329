import Casework
import Office
import Scheduling
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/permohonan/{id}/betulkan`: what the administration desk corrects of a request, as of a letter that came by mail
/// or by post.
enum CorrectionPage {
  static let word = "betulkan"
  static let title = Sentence("Betulkan isi permohonan", "Correct the request")
  static let explanation = Sentence(
    "Untuk surat yang datang lewat surel atau pos: nama, hal yang diperlukan, zona waktu, dan lainnya.",
    "For a letter that came by e-mail or post: name, matters, time zone and the rest.")
  static let path = "\(StaffRequestPage.path)/\(word)"
  private static let access = PageAccess.staff(.registry)
  static let routes: [PageRoute] = [
    .get(path, access, page), .post(path, access, showing: StaffRequestPage.or(page), correct),
  ]
  /// The zones of Indonesia, which nearly all applicants live in.
  static let zones = [
    ("Asia/Jakarta", Sentence(same: "WIB (Jakarta)")),
    ("Asia/Makassar", Sentence(same: "WITA (Makassar)")),
    ("Asia/Jayapura", Sentence(same: "WIT (Jayapura)")),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let sheet = try RequestSheet.read(visit)
    guard CorrectRequest.states.contains(sheet.request.state) else {
      throw Problem(.wrongState, StepRefusal.notInThisState(allowedIn: CorrectRequest.states).sentence)
    }
    let form = Form(visit, to: "\(sheet.path)/\(word)")
    let fields =
      form.version(of: sheet.request) + applicant(sheet.request.applicant, form) + letter(sheet.request, form)
      + matter(sheet, form) + form.button(Sentence("Simpan", "Save"))
    return Page(
      title, lead: Sentence(same: "\(sheet.request.reference): \(sheet.request.subject)"),
      address: "\(sheet.path)/\(word)",
      main: """
        <p><a href="\(url: sheet.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: visit.language)</a></p>
        \(form.markup(fields))
        """)
  }

  private static func applicant(_ present: Casework.Applicant, _ form: Form) -> Markup {
    let others =
      zones.contains { $0.0 == present.timeZone }
      ? [] : [(present.timeZone, Sentence(same: present.timeZone))]
    return "<h2>\(Sentence("Pemohon", "Applicant"), in: form.language)</h2>\n"
      + form.select(
        "kind", Sentence("Jenis pemohon", "Kind of applicant"),
        ApplicantKind.allCases.map { ($0.rawValue, $0.name.capitalized) }, chosen: present.kind.rawValue)
      + form.field("name", Sentence("Nama", "Name"), value: present.name)
      + form.field(
        "organization", Sentence("Organisasi", "Organization"), value: present.organization ?? "",
        isOptional: true)
      + form.field(
        "identity", Sentence("Identitas", "Identity"), value: present.identity ?? "", isOptional: true)
      + form.field("email", Sentence("Surel", "E-mail"), .email, value: present.email ?? "", isOptional: true)
      + form.field(
        "whatsapp", Sentence(same: "WhatsApp"), .telephone, value: present.whatsapp?.e164 ?? "",
        isOptional: true)
      + form.select(
        "timeZone", Sentence("Zona waktu", "Time zone"), zones + others, chosen: present.timeZone)
      + form.select(
        "language", Sentence("Bahasa", "Language"),
        ApplicantLanguage.allCases.map { ($0.rawValue, $0.name) }, chosen: present.language.rawValue)
      + PriorityField.markup(in: form, present: present.priority)
  }

  private static func letter(_ request: RequestRecord, _ form: Form) -> Markup {
    "<h2>\(Sentence("Surat", "Letter"), in: form.language)</h2>\n"
      + form.field(
        "letter.number", Sentence("Nomor surat", "Number of the letter"), value: request.letter.number ?? "",
        isOptional: true)
      + form.field(
        "letter.date", Sentence("Tanggal surat", "Date of the letter"), .date,
        value: request.letter.date?.iso8601 ?? "", isOptional: true)
  }

  private static func matter(_ sheet: RequestSheet, _ form: Form) -> Markup {
    let request = sheet.request
    return "<h2>\(Sentence("Permohonan", "Request"), in: form.language)</h2>\n"
      + form.field("subject", Sentence("Perihal", "Subject"), value: request.subject)
      + form.area(
        "chronology", Sentence("Kronologi", "Chronology"), value: request.chronology ?? "", rows: 6,
        isOptional: true)
      + NeedsField.markup(in: form, officers: sheet.officers, present: request.needs)
      + form.field(
        "durationMinutes", Sentence("Lama pertemuan (menit)", "Length of the meeting (minutes)"), .number,
        value: String(request.duration.count))
      + ConsultationFields.markup(in: form, present: sheet.view.consultations.first)
      + RelatedUnitFields.markup(in: form, present: request.relatedUnit)
  }

  @Sendable private static func correct(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let others = try RequestSheet.read(visit).view.consultations.dropFirst()
    let correction = try visit.entered { form in
      var correction = CorrectRequest.Correction()
      correction.kind = form.choice("kind")
      correction.name = form.line("name")
      correction.organization = .told(form.optionalLine("organization"))
      correction.identity = .told(form.optionalLine("identity", atMost: 64))
      correction.email = form.optionalEmail("email")
      correction.whatsapp = .told(form.optionalWhatsApp("whatsapp"))
      correction.timeZone = form.line("timeZone", 1...60)
      correction.language = form.choice("language")
      correction.priority = PriorityField.read(form)
      correction.letterNumber = .told(form.optionalLine("letter.number", atMost: 100))
      correction.letterDate = .told(form.optionalDate("letter.date"))
      correction.subject = form.line("subject")
      correction.chronology = form.optionalParagraphs("chronology", atMost: 20_000)
      correction.needs = NeedsField.read(form)
      correction.duration = Minutes(
        form.integer("durationMinutes", in: 1...ServiceLimits.longestMeeting.count))
      correction.consultations = ConsultationFields.read(form).map { $0 + others }
      correction.relatedUnit = RelatedUnitFields.read(form)
      return correction
    }
    guard visit.office.surroundings.zone(correction.timeZone ?? "") != nil else {
      throw Problem(fields: [FieldProblem("timeZone", Sentence("tidak dikenal", "is not known"))])
    }
    _ = try visit.performOnRequest(CorrectRequest(request: id, correction))
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence("Isi permohonan dibetulkan.", "The request is corrected."))
  }
}

extension CorrectRequest.Change {
  /// What a field tells that stands whole on the page: where it was left empty, it is told no more.
  fileprivate static func told(_ value: Value?) -> Self { value.map(Self.set) ?? .clear }
}

/// Whether an applicant is served first (SP mechanism 6).
enum PriorityField {
  static func markup(in form: Form, present: Priority?) -> Markup {
    form.radios(
      "priority", Sentence("Layanan prioritas", "Priority service"),
      Priority.allCases.map { priority in
        .init(priority.rawValue, priority.name?.capitalized ?? Sentence("Bukan prioritas", "No priority"))
      }, chosen: present?.rawValue)
  }

  static func read(_ form: FormReader) -> Priority { form.choice("priority") }
}

/// The competences that a request needs.
enum NeedsField {
  static func markup(in form: Form, officers: [OfficerRecord], present: [String] = []) -> Markup {
    let known = Set(officers.flatMap(\.competencies)).union(present).sorted()
    return form.boxes(
      "needs", Sentence("Hal yang diperlukan", "Matters"),
      known.map { .init($0, CompetenceName.name(of: $0)) }, ticked: present)
  }

  /// The codes that were ticked, at least one.
  static func read(_ form: FormReader) -> [String] {
    let needs = form.words("needs", atMost: ServiceLimits.needs)
    if needs.isEmpty { form.refuse("needs", Sentence("pilih paling sedikit satu", "choose one at least")) }
    return needs
  }
}
