import Casework
import Office
import Store
import Web
import Wording

/// `/permohonan/SECRET/dokumen`: where an applicant hands in documents, and has back those that are there.
enum RequestDocumentsPage {
  static let path = "\(RequestPage.path)/dokumen"

  static let routes: [PageRoute] = [
    .get(path, .applicant, page),
    .post(path, .applicant, takes: .document, showing: page) { visit in
      let document = try DocumentForm.read(visit)
      _ = try visit.perform(AddDocument(request: try visit.applicantRequest, document))
      return .redirect(
        to: "/permohonan/\(try visit.applicantSecret)/dokumen",
        telling: Sentence("\(document.name) diunggah.", "\(document.name) is handed in."))
    },
    .answering("\(path)/{document}", .applicant) { visit in
      let (document, content) = try visit.ask { desk in
        try desk.document(visit.identifier("document"), of: visit.applicantRequest)
      }
      return .file(content, mediaType: document.mediaType, name: document.name)
    },
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let view = try ApplicantView(visit)
    let language = visit.language
    let items = view.view.documents.map { document -> Markup in
      "<li>\(document.role.name.capitalized, in: language): <a href=\"\(url: "\(view.path)/dokumen/\(document.id)")\">\(document.name)</a> <span class=\"hint\">\(DocumentForm.size(document.size), in: language)</span></li>\n"
    }
    let list: Markup =
      items.isEmpty
      ? EmptyState(Sentence("Belum ada dokumen", "No documents yet")).markup(in: language)
      : "<ul class=\"documents\">\n\(items)</ul>\n"
    let wanted = view.view.missing.compactMap { item in DocumentForm.roles.first { $0.item == item } }.first
    let form =
      view.request.state.isOpen
      ? DocumentForm.markup(visit, to: "\(view.path)/dokumen", chosen: wanted)
      : Box(
        .note,
        Sentence(
          "Permohonan sudah selesai; dokumen tidak dapat ditambahkan lagi.",
          "The request is done; no documents can be added.")
      ).markup(in: language)
    return Page(
      Sentence("Dokumen", "Documents"), lead: Sentence(same: view.request.reference),
      address: "\(view.path)/dokumen",
      main: """
        \(list)\(form)<p><a href="\(url: view.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>

        """)
  }
}
