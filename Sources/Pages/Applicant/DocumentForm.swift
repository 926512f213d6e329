import Casework
import HTTPServer
import Office
import Web
import Wording

/// The form by which an applicant hands in a document: what it is, and its file.
enum DocumentForm {
  /// What an applicant hands in.
  static let roles = DocumentRole.allCases.filter(\.isOfApplicant)
  private static let types = DocumentType.allCases.map(\.rawValue).joined(separator: ",")

  /// The form that goes to a path, with a role chosen at first.
  static func markup(_ visit: Visit, to action: String, chosen: DocumentRole? = nil) -> Markup {
    let form = Form(visit, to: action, takesFiles: true)
    return form.markup(
      form.select(
        "role", Sentence("Jenis dokumen", "What it is"),
        roles.map { ($0.rawValue, $0.name.capitalized) }, chosen: chosen?.rawValue)
        + form.file(
          "file", Sentence("Berkas", "File"),
          hint: Sentence(
            "PDF, JPEG, PNG, atau teks, paling besar \(FileSize(ServiceLimits.documentBytes).text).",
            "PDF, JPEG, PNG or text, at most \(FileSize(ServiceLimits.documentBytes).text)."),
          accepting: types)
        + form.button(Sentence("Unggah dokumen", "Hand in the document"), .second))
  }

  /// The document that was sent. Fails with what does not fit.
  static func read(_ visit: Visit) throws -> HandedDocument {
    let (role, file) = try visit.entered { form in
      let role: DocumentRole = form.choice("role")
      if !role.isOfApplicant {
        form.refuse("role", Sentence("pilih salah satu yang tersedia", "choose one of those offered"))
      }
      let file = form.file("file")
      if file == nil { form.refuse("file", Sentence("pilih berkasnya", "choose the file")) }
      return (role, file)
    }
    guard let file else { throw Problem(.malformed) }
    guard file.bytes.count <= ServiceLimits.documentBytes else {
      let (most, has) = (FileSize(ServiceLimits.documentBytes).text, file.bytes.count >> 20)
      throw Problem(fields: [
        FieldProblem(
          "file",
          Sentence(
            "paling besar \(most); berkas ini sekitar \(has) MB",
            "at most \(most); this file has about \(has) MB"))
      ])
    }
    guard let type = DocumentType(of: file.bytes) else {
      throw Problem(fields: [
        FieldProblem(
          "file",
          Sentence("bukan PDF, JPEG, PNG, atau teks", "is no PDF, JPEG, PNG or text"))
      ])
    }
    return HandedDocument(
      role: role, name: DocumentName.plain(file.fileName ?? ""), mediaType: type, content: file.bytes)
  }

  /// A size as a reader sees it: `1,2 MB`, rounded.
  static func size(_ bytes: Int) -> Sentence {
    guard bytes >= 100 << 10 else { return Sentence(same: "\(max(1, (bytes + 512) >> 10)) KB") }
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return Sentence("\(tenths / 10),\(tenths % 10) MB", "\(tenths / 10).\(tenths % 10) MB")
  }
}
