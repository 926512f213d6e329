import Casework
import Office
import Wording

/// The fourth step of a draft: its documents.
enum DocumentStep {
  static let routes: [PageRoute] = [
    .get(DraftStep.documents.route, .draft, page),
    .post(DraftStep.documents.route, .draft, takes: .document, showing: page) { visit in
      let secret = try visit.draftSecret
      let document = try DocumentForm.read(visit)
      _ = try visit.perform(AddDraftDocument(secret, document))
      return .redirect(
        to: DraftStep.documents.path(secret.text),
        telling: Sentence("\(document.name) diunggah.", "\(document.name) is handed in."))
    },
    .post("\(DraftStep.documents.route)/{document}/hapus", .draft, showing: page) { visit in
      let secret = try visit.draftSecret
      try visit.perform(RemoveDraftDocument(secret, visit.identifier("document")))
      return .redirect(
        to: DraftStep.documents.path(secret.text),
        telling: Sentence("Dokumen dihapus dari draf.", "The document is removed from the draft."))
    },
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let reading = try DraftReading(visit)
    let language = visit.language
    let path = DraftStep.documents.path(reading.secret)
    let items = reading.draft.documents.map { document -> Markup in
      let form = Form(visit, to: "\(path)/\(document.id)/hapus")
      return """
        <li>\(document.role.name.capitalized, in: language): <strong>\(document.name)</strong> <span class="hint">\(DocumentForm.size(document.size), in: language)</span>
        \(form.markup("""
          <button type="submit" class="plain">\(Sentence("Hapus", "Remove"), in: language)<span class="unseen">: \(document.name)</span></button>

          """))</li>

        """
    }
    let list: Markup =
      items.isEmpty
      ? EmptyState(Sentence("Belum ada dokumen", "No documents yet")).markup(in: language)
      : "<ul class=\"documents\">\n\(items)</ul>\n"
    let wanted = reading.missing.compactMap { item in DocumentForm.roles.first { $0.item == item } }.first
    return DraftPage.page(
      .documents, reading, visit,
      """
      <p>\(Sentence(
        "Data dukung selalu diminta, misalnya tangkapan layar. Formulir ini sendiri adalah suratnya; surat resmi boleh ditambahkan.",
        "Supporting data is always asked for, such as screenshots. This form is itself the letter; an official letter may be added."), in: language)</p>
      \(list)<h2>\(Sentence("Unggah", "Hand in"), in: language)</h2>
      \(DocumentForm.markup(visit, to: path, chosen: wanted))<p class="buttons">\(LinkButton(Sentence("Lanjutkan", "Continue"), to: DraftStep.times.path(reading.secret)).markup(in: language))</p>

      """)
  }
}
