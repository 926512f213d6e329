import Casework
import HTTPServer
import Office
import Store
import Web
import WorkCalendar
import Wording

/// A step that is taken by a form of its own on the page of a request: its fields, and what is read from them.
struct StepForm: Sendable {
  let step: Step
  /// The last part of the address that the form is sent to.
  let word: String
  /// Who may ever take the step.
  let roles: Set<Role>
  /// What is told once it is done.
  let told: Sentence
  /// What the document is that may come with it; `nil` for none.
  var document: DocumentRole?
  /// Whether it ends something for good.
  var isGrave = false
  /// The fields.
  let fields: @Sendable (Form, RequestSheet) -> Markup
  /// What is entered into them.
  let act: @Sendable (FormReader) -> TakeStep.Act

  /// Where the form of a request goes.
  func address(of request: Identifier<Record.Request>) -> String {
    "\(RequestSheet.path(of: request))/\(word)"
  }

  var route: PageRoute {
    .post(
      "\(StaffRequestPage.path)/\(word)", .staff(roles), takes: document == nil ? .fields : .document,
      showing: StaffRequestPage.page
    ) { visit in
      let id: Identifier<Record.Request> = try visit.identifier("id")
      let (act, documents) = try visit.entered { form in
        (self.act(form), document.flatMap { form.document("file", as: $0) }.map { [$0] } ?? [])
      }
      _ = try visit.performOnRequest(TakeStep(request: id, act: act, documents: documents))
      return .redirect(to: RequestSheet.path(of: id), telling: told)
    }
  }

  /// The form on the page of a request.
  func markup(_ visit: Visit, _ sheet: RequestSheet) -> Markup {
    let form = Form(visit, to: address(of: sheet.request.id), takesFiles: document != nil)
    return form.markup(
      form.version(of: sheet.request) + fields(form, sheet)
        + form.button(step.name, isGrave ? .grave : .first))
  }

  /// How long what is said of a step may be, in characters.
  fileprivate static let remark = 1...4_000

  fileprivate static func note(
    _ form: Form, _ label: Sentence, hint: Sentence? = nil, isOptional: Bool = true
  ) -> Markup {
    form.area("note", label, hint: hint, rows: 3, isOptional: isOptional)
  }

  fileprivate static func agendaNumber(_ form: Form, _ sheet: RequestSheet) -> Markup {
    guard sheet.request.agendaNumber == nil else { return "" }
    return form.field(
      "agendaNumber", Sentence("Nomor agenda", "Agenda number"),
      hint: Sentence(
        "Kosongkan bila nomor berikutnya dari layanan ini yang dipakai.",
        "Leave it empty to take the next number of this service."),
      isOptional: true)
  }
}

extension StepForm {
  /// The steps from desk to desk, in the order of the desks.
  static let all: [StepForm] = [
    StepForm(
      step: .register, word: "agendakan", roles: [.registry],
      told: Sentence(
        "Permohonan diagendakan dan diteruskan ke deputi.",
        "The request is registered and went on to the deputy."),
      fields: agendaNumber,
      act: { .register(agendaNumber: $0.optionalLine("agendaNumber", atMost: 60)) }),
    StepForm(
      step: .return, word: "kembalikan", roles: [.registry],
      told: Sentence(
        "Permohonan dikembalikan; pemohon diberi tahu apa yang kurang.",
        "The request went back; the applicant is told what is missing."),
      fields: { form, sheet in
        form.boxes(
          "missing", Sentence("Yang kurang", "What is missing"),
          MissingItem.allCases.map { .init($0.rawValue, $0.name.capitalized) },
          ticked: sheet.view.missing.map(\.rawValue))
          + note(form, Sentence("Pesan kepada pemohon", "Message to the applicant"))
      },
      act: { form in
        let items: [MissingItem] = form.choices("missing")
        if items.isEmpty { form.refuse("missing", Sentence("sebutkan yang kurang", "name what is missing")) }
        return .return(items: items, note: form.optionalParagraphs("note", atMost: remark.upperBound) ?? "")
      }),
    StepForm(
      step: .dispose, word: "disposisi", roles: [.deputy],
      told: Sentence("Permohonan didisposisikan kepada direktur.", "The request went to the director."),
      fields: { form, _ in note(form, Sentence("Catatan disposisi", "Note")) },
      act: { .dispose(note: $0.optionalParagraphs("note", atMost: remark.upperBound) ?? "") }),
    StepForm(
      step: .receive, word: "terima", roles: [.director, .registry],
      told: Sentence(
        "Permohonan diterima unit; jangka waktu lima hari kerja mulai berjalan.",
        "The unit has received the request; the five working days have begun."),
      fields: agendaNumber,
      act: { .receive(agendaNumber: $0.optionalLine("agendaNumber", atMost: 60)) }),
    StepForm(
      step: .assign, word: "tugaskan", roles: [.director],
      told: Sentence("Petugas ditugaskan dan diberi tahu.", "The officers are assigned, and told."),
      fields: assignment,
      act: { form in
        let officers = form.identifiers("officers", of: Record.Officer.self)
        if officers.isEmpty {
          form.refuse(
            "officers", Sentence("pilih paling sedikit satu petugas", "choose one officer at least"))
        }
        return .assign(officers)
      }),
    StepForm(
      step: .facilitate, word: "laksanakan", roles: [.director, .officer],
      told: Sentence("Pertemuan dicatat sebagai terlaksana.", "The meeting is recorded as held."),
      document: .minutes,
      fields: { form, sheet in
        let hasMinutes = sheet.view.documents.contains { $0.role == .minutes }
        return note(
          form, Sentence("Catatan hasil", "What came of it"),
          hint: Sentence(
            "Boleh kosong bila notula dilampirkan.", "May be left empty where minutes come with it."))
          + (hasMinutes
            ? "" : "<p><strong>\(Sentence("Notula", "Minutes"), in: form.language)</strong></p>\n")
          + RequestDocuments.field(in: form, isOptional: true)
      },
      act: { .facilitate(note: $0.optionalParagraphs("note", atMost: remark.upperBound) ?? "") }),
    StepForm(
      step: .answer, word: "jawab", roles: [.director, .officer],
      told: Sentence("Surat balasan dikirim kepada pemohon.", "The reply letter went to the applicant."),
      document: .replyLetter,
      fields: { form, sheet in
        let isThere = sheet.view.documents.contains { $0.role == .replyLetter }
        return
          "<p>\(isThere ? Sentence("Surat balasan sudah ada di antara dokumen.", "The reply letter is among the documents.") : Sentence("Lampirkan surat balasan.", "Attach the reply letter."), in: form.language)</p>\n"
          + RequestDocuments.field(in: form, isOptional: isThere)
          + note(form, Sentence("Pesan kepada pemohon", "Message to the applicant"))
      },
      act: { .answer(note: $0.optionalParagraphs("note", atMost: remark.upperBound) ?? "") }),
    StepForm(
      step: .close, word: "tutup", roles: [.registry, .director, .officer],
      told: Sentence("Berkas ditutup.", "The file is closed."), fields: { _, _ in "" }, act: { _ in .close }),
    StepForm(
      step: .refer, word: "teruskan", roles: [.registry, .deputy, .director],
      told: Sentence(
        "Permohonan diteruskan; pemohon diberi tahu.", "The request was referred; the applicant is told."),
      isGrave: true,
      fields: { form, _ in
        form.field("unit", Sentence("Unit yang dapat menyelesaikannya", "The unit that can solve it"))
          + form.area("reason", Sentence("Alasan", "Reason"), rows: 3)
      },
      act: { form in
        .refer(RelatedUnit(name: form.line("unit"), reason: form.paragraphs("reason", remark)))
      }),
    StepForm(
      step: .withdraw, word: "cabut", roles: [.registry],
      told: Sentence("Permohonan dicabut.", "The request is withdrawn."), isGrave: true,
      fields: { form, _ in
        form.area(
          "reason", Sentence("Alasan pemohon", "The applicant's reason"), rows: 3, isOptional: true)
      },
      act: { .withdraw(reason: $0.optionalParagraphs("reason", atMost: remark.upperBound) ?? "") }),
  ]

  /// Officers to tick, those who have every competence first.
  @Sendable private static func assignment(_ form: Form, _ sheet: RequestSheet) -> Markup {
    let needs = Set(sheet.request.needs)
    let isCompetent = { (officer: OfficerRecord) in needs.isSubset(of: officer.competencies) }
    let officers = sheet.officers.filter(isCompetent) + sheet.officers.filter { !isCompetent($0) }
    return form.boxes(
      "officers", Sentence("Petugas", "Officers"),
      officers.map { officer in
        let lacking = needs.subtracting(officer.competencies).sorted()
        return .init(
          officer.id.description, Sentence(same: officer.name),
          hint: lacking.isEmpty
            ? nil
            : Sentence("tidak menguasai: ", "not competent in: ")
              + DateText.list(lacking.map(CompetenceName.name)))
      },
      ticked: sheet.view.officers.map(\.description),
      hint: sheet.standingMeeting == nil
        ? nil
        : Sentence(
          "Pertemuan yang dijadwalkan diambil alih oleh petugas yang dipilih, pada waktu yang sama.",
          "The officers chosen take over the meeting that stands, at the same time."))
  }
}
