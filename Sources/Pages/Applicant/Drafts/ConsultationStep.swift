import Casework
import Office
import Wording

/// The third step of a draft: which channels of the ministry were asked before, and why the related unit could not
/// solve it.
enum ConsultationStep {
  static let routes: [PageRoute] = [
    .get(DraftStep.consultation.route, .draft, page),
    .post(DraftStep.consultation.route, .draft, showing: page) { visit in
      let rows = (0..<ServiceLimits.consultations).flatMap { row in
        ["channel", "reference", "date"].map { DraftFields.field(row, $0) }
      }
      return try DraftPage.keep(rows + DraftFields.relatedUnit, of: .consultation, in: visit) { form in
        _ = DraftFields.readConsultations(form)
        _ = DraftFields.readRelatedUnit(form)
      }
    },
  ]

  private static let channels: [ConsultationChannel] = [.callCentre, .email, .whatsapp, .chat, .counter]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let reading = try DraftReading(visit)
    let language = visit.language
    let form = Form(visit, to: DraftStep.consultation.path(reading.secret))
    let kept = DraftFields.rows(
      in: form.entry.action == nil ? Set(reading.draft.fields.keys) : form.entry.names)
    let more = visit.query("baris") != nil && kept.count < ServiceLimits.consultations
    let count = max(1, (kept.last.map { $0 + 1 } ?? 0) + (more ? 1 : 0))
    let rows = (0..<min(count, ServiceLimits.consultations)).map {
      row($0, isLast: $0 == count - 1, form, reading)
    }
    let add: Markup =
      count < ServiceLimits.consultations
      ? form.button(
        Sentence("Tambah konsultasi lain", "Add another consultation"), .second, name: TimeWishes.act,
        value: "baris") : ""
    let unit =
      form.field(
        "relatedUnit.name", Sentence("Unit terkait di Kementerian", "Related unit of the ministry"),
        value: reading.text("relatedUnit.name"),
        hint: Sentence(
          "Unit yang seharusnya menangani kendala ini.", "The unit that would have to handle it."),
        isOptional: true)
      + form.area(
        "relatedUnit.reason",
        Sentence("Mengapa unit itu tidak dapat menyelesaikannya", "Why that unit could not solve it"),
        value: reading.text("relatedUnit.reason"), rows: 4, isOptional: true)
    return DraftPage.page(
      .consultation, reading, visit,
      form.markup(
        """
        <p>\(Sentence(
          "Standar pelayanan meminta bukti bahwa Anda sudah berkonsultasi lewat kanal Kementerian: nomor tiket di sini, atau dokumennya pada langkah berikut.",
          "The service standard asks for proof that you consulted the ministry's channels: a ticket number here, or its document in the next step."), in: language)</p>
        \(rows)<p>\(add)</p>
        <h2>\(Sentence("Unit terkait", "Related unit"), in: language)</h2>
        \(unit)\(DraftFrame.buttons(form))
        """))
  }

  private static func row(_ row: Int, isLast: Bool, _ form: Form, _ reading: DraftReading) -> Markup {
    let name = { (part: String) in DraftFields.field(row, part) }
    let title = Sentence("Konsultasi \(row + 1)", "Consultation \(row + 1)")
    let place: Markup = isLast ? " id=\"tambahan\" tabindex=\"-1\"" : ""
    return """
      <h2\(place)>\(title, in: form.language)</h2>
      \(form.select(
        name("channel"), Sentence("Kanal", "Channel"),
        channels.map { ($0.rawValue, $0.name.capitalized) }, chosen: reading.text(name("channel")),
        isOptional: true))\(form.field(
          name("reference"), Sentence("Nomor tiket atau rujukan", "Ticket or reference"),
          value: reading.text(name("reference")), isOptional: true))\(form.field(
            name("date"), Sentence("Tanggal", "Date"), .date, value: reading.text(name("date")),
            isOptional: true))
      """
  }
}
