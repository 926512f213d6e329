import Office
import Wording

/// The second step of a draft: what happened.
enum ProblemStep {
  static let routes: [PageRoute] = [
    .get(DraftStep.problem.route, .draft, page),
    .post(DraftStep.problem.route, .draft, showing: page) { visit in
      try DraftPage.keep(DraftFields.problem, of: .problem, in: visit) { _ = DraftFields.readProblem($0) }
    },
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let reading = try DraftReading(visit)
    let form = Form(visit, to: DraftStep.problem.path(reading.secret))
    let known = try visit.ask { Set(try $0.roster().officers.flatMap(\.competencies)) }
    // What was chosen stays to be seen, though nobody may have it any more.
    let codes = known.union(reading.problem.needs).sorted()
    var markup = form.field(
      "subject", Sentence("Perihal", "Subject"), value: reading.text("subject"),
      hint: Sentence(
        "Contoh: NIB tidak terbit sesudah pembayaran", "For example: NIB not issued after payment"))
    markup += form.boxes(
      "needs", Sentence("Kendalanya tentang", "It is about"),
      codes.map { Form.Choice($0, CompetenceName.name(of: $0)) }, ticked: reading.problem.needs,
      hint: Sentence(
        "Dicarikan petugas yang menguasai semua yang Anda pilih.",
        "An officer is found who knows all that you choose."))
    markup += form.area(
      "chronology", Sentence("Kronologi", "Chronology"), value: reading.text("chronology"),
      hint: Sentence(
        "Apa yang terjadi, kapan, dan apa yang sudah dicoba.",
        "What happened, when, and what was tried already."), rows: 8, isOptional: true)
    markup += form.field(
      "letter.number", Sentence("Nomor surat Anda", "Number of your letter"),
      value: reading.text("letter.number"), isOptional: true)
    markup += form.field(
      "letter.date", Sentence("Tanggal surat Anda", "Date of your letter"), .date,
      value: reading.text("letter.date"), isOptional: true)
    return DraftPage.page(.problem, reading, visit, form.markup(markup + DraftFrame.buttons(form)))
  }
}
