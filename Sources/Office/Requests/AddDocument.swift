public import Casework
import JSON
import Secrets
public import Store
import WorkCalendar
import Wording

/// A document that is handed in. The media type is what the content shows it to be, whatever its sender says.
public struct HandedDocument: Hashable, Sendable {
  /// What it is for.
  public let role: DocumentRole
  /// The name of its file.
  public let name: String
  /// Its media type.
  public let mediaType: DocumentType
  /// Its content.
  public let content: [UInt8]

  /// A document.
  public init(role: DocumentRole, name: String, mediaType: DocumentType, content: [UInt8]) {
    self.role = role
    self.name = name
    self.mediaType = mediaType
    self.content = content
  }
}

/// Adds a document to a request. The same content is kept once, however often it is handed in.
public struct AddDocument: UseCase {
  let request: Identifier<Record.Request>
  let document: HandedDocument
  let digest: Digest

  /// A document of a request.
  public init(request: Identifier<Record.Request>, _ document: HandedDocument) {
    self.request = request
    self.document = document
    digest = Digest(of: document.content)
  }

  /// A document of a request, from its parts.
  public init(
    request: Identifier<Record.Request>, role: DocumentRole, name: String, mediaType: DocumentType,
    content: [UInt8]
  ) {
    self.init(
      request: request, HandedDocument(role: role, name: name, mediaType: mediaType, content: content))
  }

  /// Adds it. Fails where it is not the principal's to add, or the request is done.
  public func perform(at desk: Desk) throws -> DocumentRecord {
    let role = document.role
    var request = try desk.request(self.request)
    switch desk.principal {
    case .staff where role.isOfApplicant: try desk.require(.registry)
    case .staff: try desk.require(.officer, .director)
    default:
      guard role.isOfApplicant else { throw Refusal.forbidden([.staff(.officer), .staff(.director)]) }
    }
    guard request.state.isOpen else {
      throw Refusal.step(.notInThisState(allowedIn: RequestState.allCases.filter(\.isOpen)))
    }
    let present = try desk.queries.documents(of: request.id)
    try AddDocument.checkRoom(for: document.content.count, besides: present.map(\.size))
    let id = try desk.queries.addDocument(
      to: request.id, role: role, name: document.name, mediaType: document.mediaType.rawValue,
      content: document.content,
      digest: digest.bytes, at: desk.now, by: desk.principal.label)
    request.returnedFor.removeAll { $0 == role.item }
    try desk.save(&request)
    try desk.record(
      .documentAdded, of: request,
      detail: ["document": .string(id.description), "role": .string(role.rawValue)])
    return DocumentRecord(
      id: id, role: role, name: document.name, mediaType: document.mediaType.rawValue,
      size: document.content.count,
      digest: digest.bytes,
      addedAt: desk.now)
  }

  /// Fails with `invalid` where a document of some bytes is one too many beside others, or too large together with
  /// them.
  static func checkRoom(for bytes: Int, besides sizes: [Int]) throws {
    guard sizes.count < ServiceLimits.documents else {
      throw Refusal.invalid([
        FieldProblem(
          "file",
          Sentence(
            "sudah ada \(sizes.count) dokumen; lebih banyak tidak diterima",
            "there are \(sizes.count) documents already; no more are taken"))
      ])
    }
    let size = sizes.reduce(0, +)
    guard size + bytes <= ServiceLimits.documentBytesOfRequest else {
      let most = FileSize(ServiceLimits.documentBytesOfRequest).text
      let left = FileSize(max(0, ServiceLimits.documentBytesOfRequest - size)).text
      throw Refusal.invalid([
        FieldProblem(
          "file",
          Sentence(
            "semua dokumen satu permohonan paling besar \(most); masih tersisa \(left)",
            "all documents of a request have at most \(most); \(left) are left"))
      ])
    }
  }
}

extension Desk {
  /// A document of a request with its content. Fails with `notFound` where the principal may not know of it.
  public func document(
    _ id: Identifier<Record.Document>, of request: Identifier<Record.Request>
  ) throws -> (document: DocumentRecord, content: [UInt8]) {
    let request = try self.request(request)
    guard let document = try queries.documents(of: request.id).first(where: { $0.id == id }),
      let content = try queries.content(document.digest)
    else { throw Refusal.notFound }
    return (document, content)
  }
}
