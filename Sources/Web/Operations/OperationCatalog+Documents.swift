import Casework
import HTTPServer
import JSON
import Office
import Wording

extension OperationCatalog {
  /// The documents of requests.
  static let documents: [Operation] = [
    Operation(
      "addDocument", .post, "/api/v1/requests/{id}/documents", area: .requests,
      summary: Sentence("serahkan dokumen", "hand in a document"),
      details: Sentence(
        "PDF, JPEG, PNG atau teks UTF-8 sampai 20 MB; jenisnya dilihat dari isinya.",
        "PDF, JPEG, PNG or UTF-8 text up to 20 MB; the kind is told from the content."),
      path: [.identifier("id")], headers: [.idempotencyKey],
      body: .form(
        [.text("role", RequestSchema.choice(DocumentRole.self)), .file("file")],
        atMost: ServiceLimits.documentBytes + 64 << 10),
      access: .staff(.registry, .director, .officer).orApplicant(), rate: .submitting,
      answers: [
        .json(201, Sentence("dokumen yang dicatat", "the document as taken in"), RequestSchema.document)
      ],
      problems: [.wrongState], handler: addDocument),
    Operation(
      "readDocumentContent", .get, "/api/v1/requests/{id}/documents/{document}", area: .requests,
      summary: Sentence("isi dokumen", "the content of a document"),
      path: [.identifier("id"), .identifier("document")],
      access: .staff(.registry, .deputy, .director, .officer).orApplicant(),
      answers: [
        AnswerDeclaration(
          status: 200, meaning: Sentence("isinya", "the content"),
          content: DocumentType.allCases.map { ($0.rawValue, nil) }, headers: [])
      ],
      handler: readDocument),
  ]

  @Sendable private static func addDocument(_ call: Call) throws -> Answer {
    guard case .form(let fields, _) = call.body, let file = call.file("file") else {
      throw Problem(.malformed)
    }
    guard file.bytes.count <= ServiceLimits.documentBytes else { throw Problem(.tooLarge) }
    guard let type = DocumentType(of: file.bytes) else {
      throw Problem(fields: [
        FieldProblem(
          "file", Sentence("bukan PDF, JPEG, PNG atau teks UTF-8", "is no PDF, JPEG, PNG or UTF-8 text"))
      ])
    }
    return try call.perform(
      AddDocument(
        request: try call.path.identifier("id"), role: try fields.word("role"),
        name: DocumentName.plain(file.fileName ?? ""), mediaType: type, content: file.bytes)
    ) { .json(201, $0.json) }
  }

  /// The content is sent as a file to keep, never to be shown in the service's own origin.
  @Sendable private static func readDocument(_ call: Call) throws -> Answer {
    let (document, content) = try call.context.office.ask(as: call.caller) { desk in
      try desk.document(call.path.identifier("document"), of: call.path.identifier("id"))
    }
    return .bytes(
      200, content, mediaType: document.mediaType,
      headers: [
        HTTPField(
          "Content-Disposition", "attachment; filename*=UTF-8''\(DocumentName.encoded(document.name))"),
        HTTPField("X-Content-Type-Options", "nosniff"),
        HTTPField("Content-Security-Policy", "default-src 'none'; sandbox"),
      ])
  }
}

/// The names of files that were handed in.
public enum DocumentName {
  /// A name without folders, control characters and characters that turn the direction of writing; `dokumen`
  /// where nothing is left.
  public static func plain(_ name: String) -> String {
    let kept = name.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: scalar != "/" && scalar != "\\"
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: kept.prefix(120))
    return text.contains { !$0.isWhitespace } ? text : "dokumen"
  }

  /// A name for a header (RFC 8187): UTF-8 with everything but letters and digits in percent form.
  static func encoded(_ name: String) -> String {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
