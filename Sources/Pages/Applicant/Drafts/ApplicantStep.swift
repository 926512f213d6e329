import Casework
import Office
import Scheduling
import Wording

/// The first step, who asks: at `/ajukan`, where sending it begins the draft, and in the draft from then on.
enum ApplicantStep {
  static let routes: [PageRoute] = [
    .get(
      "/ajukan", .everyone,
      menu: MenuEntry(Sentence("Ajukan permohonan", "Make a request"), at: 20), start),
    .post("/ajukan", .everyone, showing: start, begin),
    .get(DraftStep.applicant.route, .draft, page),
    .post(DraftStep.applicant.route, .draft, showing: page) { visit in
      try DraftPage.keep(DraftFields.applicant, of: .applicant, in: visit) {
        _ = DraftFields.readApplicant($0, in: visit)
      }
    },
  ]

  @Sendable private static func start(_ visit: Visit) throws -> Page {
    let language = visit.language
    let form = Form(visit, to: "/ajukan")
    return Page(
      Sentence("Ajukan permohonan", "Make a request"),
      lead: Sentence(
        "Enam langkah, sekitar lima belas menit. Sesudah langkah pertama semuanya tersimpan sebagai draf dan dapat dilanjutkan kapan saja.",
        "Six steps, about a quarter of an hour. After the first one all is kept as a draft and can be continued at any time."
      ), address: "/ajukan", width: .wide,
      main: """
        \(DraftFrame.steps(at: .applicant, secret: nil, language))<div class="beside">
        <div>
        \(form.markup(fields(form, text: { _ in "" }) + DraftFrame.buttons(form, isFirst: true)))</div>
        <aside>
        \(advice(language))</aside>
        </div>

        """)
  }

  /// What to have at hand, and who need not write.
  private static func advice(_ language: Language) -> Markup {
    let items = [
      Sentence("kronologi kendala dan tangkapan layarnya", "the chronology and screenshots"),
      Sentence(
        "bukti sudah berkonsultasi (nomor tiket atau dokumen)", "proof of a consultation (ticket or document)"
      ),
      Sentence("NIB, KTP, atau nomor pegawai", "the NIB, identity card or staff number"),
      Sentence("nomor WhatsApp dan surel pribadi", "a WhatsApp number and a personal e-mail address"),
    ].map { item -> Markup in "<li>\(item.capitalized, in: language)</li>\n" }
    return Box(
      .note, Sentence("Siapkan", "Have at hand"),
      """
      <ul>
      \(items)</ul>

      """
    ).markup(in: language)
      + Box(
        .note, Sentence("Layanan prioritas", "Priority service"),
        """
        <p>\(Sentence(
          "Penyandang disabilitas, lansia, dan ibu hamil dapat datang langsung dan dilayani hari itu juga:",
          "Persons with a disability, elderly persons and pregnant women can come in person and are served the same day:"), in: language)<br>
        <strong>\(PublishedStandard.priorityPlace, in: language)</strong></p>

        """
      ).markup(in: language)
  }

  @Sendable private static func begin(_ visit: Visit) throws -> PageAnswer {
    _ = try visit.entered { DraftFields.readApplicant($0, in: visit) }
    let secret = try visit.perform(BeginDraft(fields: visit.form.kept(DraftFields.applicant)))
    return .redirect(
      to: DraftStep.problem.path(secret.text),
      telling: Sentence(
        "Draf dibuat. Alamat halaman ini membukanya lagi.",
        "The draft is made. The address of this page opens it again."))
  }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let reading = try DraftReading(visit)
    let form = Form(visit, to: DraftStep.applicant.path(reading.secret))
    return DraftPage.page(
      .applicant, reading, visit,
      form.markup(fields(form, text: reading.text) + DraftFrame.buttons(form)))
  }

  private static func fields(_ form: Form, text: (String) -> String) -> Markup {
    let language = form.language
    var markup = form.radios(
      "applicant.kind", Sentence("Anda mengajukan sebagai", "You write as"),
      ApplicantKind.allCases.map { kind in
        Form.Choice(
          kind.rawValue, kind.name.capitalized,
          hint: kind == .internal
            ? Sentence("surat resminya lewat e-office", "the official letter goes over e-office") : nil)
      },
      chosen: text("applicant.kind"))
    markup += form.field(
      "applicant.name", Sentence("Nama lengkap", "Full name"), value: text("applicant.name"),
      autocomplete: "name")
    markup += form.field(
      "applicant.organization", Sentence("Perusahaan, instansi, atau unit", "Company, agency or unit"),
      value: text("applicant.organization"), autocomplete: "organization", isOptional: true)
    markup += form.field(
      "applicant.identity",
      Sentence("Nomor identitas", "Identity number"), value: text("applicant.identity"),
      hint: Sentence(
        "NIB, NIK, atau NIP. Boleh dikosongkan bila nanti mengunggah dokumen identitas.",
        "NIB, NIK or NIP. May be left empty if you hand in an identity document later."), isOptional: true)
    markup += form.field(
      "applicant.whatsapp", Sentence("Nomor WhatsApp", "WhatsApp number"), .telephone,
      value: text("applicant.whatsapp"),
      hint: Sentence("Contoh: 0812 3456 7890", "For example: 0812 3456 7890"), autocomplete: "tel",
      isOptional: true)
    markup += form.field(
      "applicant.email", Sentence("Surel pribadi", "Personal e-mail address"), .email,
      value: text("applicant.email"),
      hint: Sentence(
        "Ke sinilah undangan dan kabar dikirim.", "Invitations and news are sent there."),
      autocomplete: "email", isOptional: true)
    markup += form.radios(
      "applicant.timeZone", Sentence("Zona waktu Anda", "Your time zone"),
      DraftFields.zones.map { Form.Choice($0.identifier, $0.name) } + [
        Form.Choice(
          DraftFields.otherZone, Sentence("Zona lain, tulis di bawah", "Another one, write it below"))
      ], chosen: text("applicant.timeZone"))
    markup += form.field(
      "applicant.otherZone", Sentence("Nama zona lain", "Name of another zone"),
      value: text("applicant.otherZone"),
      hint: Sentence("Contoh: Asia/Singapore", "For example: Asia/Singapore"), isOptional: true)
    let known = text("applicant.language")
    markup += form.radios(
      "applicant.language", Sentence("Bahasa surat-menyurat", "Language of letters"),
      [
        Form.Choice(ApplicantLanguage.indonesian.rawValue, Sentence("Bahasa Indonesia", "Indonesian")),
        Form.Choice(ApplicantLanguage.english.rawValue, Sentence("Bahasa Inggris", "English")),
      ], chosen: known.isEmpty ? language.rawValue : known)
    let priority = text("applicant.priority")
    markup += form.radios(
      "applicant.priority", Sentence("Layanan prioritas", "Priority service"),
      Priority.allCases.map {
        Form.Choice($0.rawValue, ($0.name ?? Sentence("tidak", "none of these")).capitalized)
      },
      chosen: priority.isEmpty ? Priority.none.rawValue : priority,
      hint: Sentence(
        "Permohonan prioritas didahulukan saat menjadwalkan.", "Priority requests come first in scheduling."))
    return markup
  }
}
