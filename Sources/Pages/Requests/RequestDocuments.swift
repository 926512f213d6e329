import Casework
import HTTPServer
import Office
import Store
import Web
import Wording

/// The documents of a request: what there is, and the form by which another is handed in.
struct RequestDocuments {
  static let path = "\(StaffRequestPage.path)/dokumen"
  static let routes: [PageRoute] = [
    .post(
      path, .staff(.registry, .director, .officer), takes: .document, showing: StaffRequestPage.page, add),
    .answering("\(path)/{document}", .staff(.registry, .deputy, .director, .officer), download),
  ]

  private let visit: Visit
  private let sheet: RequestSheet
  private var language: Language { visit.language }

  init(_ visit: Visit, _ sheet: RequestSheet) {
    self.visit = visit
    self.sheet = sheet
  }

  var markup: Markup {
    """
    <section>
    <h2>\(Sentence("Dokumen", "Documents"), in: language)</h2>
    \(list)\(form)</section>

    """
  }

  private var list: Markup {
    guard !sheet.view.documents.isEmpty else {
      return "<p>\(Sentence("Belum ada dokumen.", "There are no documents yet."), in: language)</p>\n"
    }
    let isOpen = visit.principal.worksOnRequests
    let items = sheet.view.documents.map { document -> Markup in
      let name: Markup =
        isOpen
        ? "<a href=\"\(url: "\(sheet.path)/dokumen/\(document.id)")\">\(document.name)</a>"
        : "\(document.name)"
      return """
        <li>\(Icon.letter)\(name) <span class="hint">\(document.role.name, in: language), \(FileSize(document.size).rounded), \(TimeText.moment(document.addedAt, language))</span></li>

        """
    }
    return "<ul class=\"plain\">\n\(items)</ul>\n"
  }

  private var form: Markup {
    let roles = RequestDocuments.roles(for: visit.principal)
    guard sheet.request.state.isOpen, !roles.isEmpty else { return "" }
    let form = Form(visit, to: "\(sheet.path)/dokumen", takesFiles: true)
    let choices = roles.map { ($0.rawValue, $0.name.capitalized) }
    let open: Markup = form.entry.isRefused ? " open" : ""
    return """
      <details\(open)>
      <summary>\(Sentence("Tambah dokumen", "Add a document"), in: language)</summary>
      \(form.markup(
        form.version(of: sheet.request)
          + form.select("role", Sentence("Dokumen apa", "Which document"), choices)
          + RequestDocuments.field(in: form)
          + form.button(Sentence("Tambahkan", "Add"), .second)))</details>

      """
  }

  /// The field for a file.
  static func field(in form: Form, isOptional: Bool = false) -> Markup {
    let most = FileSize(ServiceLimits.documentBytes).text
    return form.file(
      "file", Sentence("Berkas", "File"),
      hint: Sentence(
        "PDF, JPEG, PNG, atau teks, paling besar \(most).", "PDF, JPEG, PNG or text, at most \(most)."),
      accepting: DocumentType.allCases.map(\.rawValue).joined(separator: ","), isOptional: isOptional)
  }

  /// What somebody may hand in: the desk what comes from applicants, the unit what it writes itself.
  static func roles(for principal: Principal) -> [DocumentRole] {
    let isDesk = principal.roles.contains(.registry)
    let isUnit = !principal.roles.isDisjoint(with: [.director, .officer])
    return DocumentRole.allCases.filter { $0.isOfApplicant ? isDesk : isUnit }
  }

  @Sendable private static func add(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let document = try visit.entered { form -> HandedDocument? in
      let role: DocumentRole = form.choice("role")
      let document = form.document("file", as: role)
      if document == nil { form.missesDocument("file") }
      return document
    }
    guard let document else { throw Problem(.invalid) }
    _ = try visit.performOnRequest(AddDocument(request: id, document))
    return .redirect(
      to: RequestSheet.path(of: id), telling: Sentence("Dokumen ditambahkan.", "The document was added."))
  }

  /// The content is a file to keep, never shown in the service's own origin.
  @Sendable private static func download(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let number: Identifier<Record.Document> = try visit.identifier("document")
    let (document, content) = try visit.ask { try $0.document(number, of: id) }
    return .file(content, mediaType: document.mediaType, name: document.name)
  }
}

extension FormReader {
  /// A file as the document that it is for; `nil` where none was chosen. What cannot be taken is refused.
  func document(_ name: String, as role: DocumentRole) -> HandedDocument? {
    guard let file = file(name) else { return nil }
    guard file.bytes.count <= ServiceLimits.documentBytes else {
      let most = FileSize(ServiceLimits.documentBytes).text
      refuse(name, Sentence("paling besar \(most)", "at most \(most)"))
      return nil
    }
    guard let type = DocumentType(of: file.bytes) else {
      refuse(
        name, Sentence("bukan PDF, JPEG, PNG, atau teks UTF-8", "is no PDF, JPEG, PNG or UTF-8 text"))
      return nil
    }
    return HandedDocument(
      role: role, name: DocumentName.plain(file.fileName ?? ""), mediaType: type, content: file.bytes)
  }

  /// Refuses that no file was chosen, unless the one that was is refused already.
  func missesDocument(_ name: String) {
    guard !isRefused(name) else { return }
    refuse(name, Sentence("pilih berkas", "choose a file"))
  }
}
