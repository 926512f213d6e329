import Casework
import Office
import Web
import Wording

/// `/ajukan/SECRET`: the draft as a whole, to be taken up again or thrown away; and what its steps have in common.
enum DraftPage {
  private static let path = "/ajukan/{secret}"

  static let routes: [PageRoute] =
    ApplicantStep.routes + ProblemStep.routes + ConsultationStep.routes + DocumentStep.routes
    + TimeStep.routes
    + ReviewStep.routes + [
      .get(path, .draft, overview),
      .post("\(path)/hapus", .draft, showing: overview) { visit in
        try visit.perform(DiscardDraft(try visit.draftSecret))
        return .redirect(to: "/", telling: Sentence("Draf sudah dihapus.", "The draft is erased."))
      },
    ]

  /// A step of a draft as a page.
  static func page(_ step: DraftStep, _ reading: DraftReading, _ visit: Visit, _ content: Markup) -> Page {
    Page(
      Sentence("Ajukan permohonan", "Make a request") + Sentence(same: " – ") + step.title,
      address: step.path(reading.secret), width: .wide,
      main: DraftFrame(visit: visit, reading: reading, step: step).markup(content))
  }

  /// Keeps what was entered in a step. Who goes on is told what does not fit first; who leaves can do so with anything.
  static func keep(
    _ names: some Sequence<String>, of step: DraftStep, in visit: Visit, read: (FormReader) throws -> Void
  ) throws -> PageAnswer {
    let secret = try visit.draftSecret
    let button = visit.form.text(TimeWishes.act)
    if button != "nanti" { try visit.entered(read) }
    try visit.perform(ChangeDraft(secret, setting: visit.form.kept(names)))
    switch button {
    case "nanti":
      return .redirect(
        to: "/ajukan/\(secret.text)", telling: Sentence("Draf disimpan.", "The draft is kept."))
    case "baris": return .redirect(to: step.path(secret.text) + "?baris=ya#tambahan")
    default: return .redirect(to: step.next.path(secret.text))
    }
  }

  @Sendable private static func overview(_ visit: Visit) throws -> Page {
    let reading = try DraftReading(visit)
    let language = visit.language
    let todo = DraftStep.allCases.first { step in
      reading.problems.contains { DraftPage.step(of: $0.path) == step }
    }
    let form = Form(visit, to: "/ajukan/\(reading.secret)/hapus")
    let content: Markup = """
      <p>\(LinkButton(Sentence("Lanjutkan", "Continue"), to: (todo ?? .review).path(reading.secret)).markup(in: language))</p>
      <h2>\(Sentence("Tidak jadi?", "Changed your mind?"), in: language)</h2>
      <p>\(Sentence(
        "Draf dapat dihapus sekarang juga, beserta semua dokumennya.",
        "The draft can be erased right now, with all its documents."), in: language)</p>
      \(form.markup(form.button(Sentence("Hapus draf ini", "Erase this draft"), .grave)))
      """
    let subject = reading.text("subject")
    return Page(
      Sentence("Draf permohonan", "Draft of a request"),
      lead: subject.isEmpty
        ? Sentence("Belum dikirim.", "Not sent yet.")
        : Sentence("Belum dikirim: \(subject)", "Not sent yet: \(subject)"),
      address: "/ajukan/\(reading.secret)", width: .wide,
      main: DraftFrame(visit: visit, reading: reading, step: nil).markup(content))
  }

  /// The step in which a field is entered.
  static func step(of path: String) -> DraftStep {
    if path.hasPrefix("applicant.") { return .applicant }
    if path.hasPrefix("consultations") || path.hasPrefix("relatedUnit") { return .consultation }
    if path.hasPrefix(DraftFields.proposals) { return .times }
    return path == "file" ? .documents : .problem
  }
}
