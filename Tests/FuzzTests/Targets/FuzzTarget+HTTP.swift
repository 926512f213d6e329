import Casework
@testable import HTTPServer
@testable import ICalendar
import JSON
import Mail
import Office
import Transfers
@testable import Web
import Wording

extension FuzzTarget {
  static func queries(_ bytes: [UInt8]) throws {
    if let target = try taken({ try RequestTarget(bytes, method: "GET") }) {
      let path = "/" + target.path.map { encoded($0) }.joined(separator: "/")
      let query = target.query.map { encoded($0.name) + "=" + encoded($0.value) }.joined(separator: "&")
      let again = try RequestTarget(Array("\(path)?\(query)".utf8), method: "GET")
      try hold(again == target, "a target is read as it was written")
    }
    if let fields = PercentEncoding.fields(of: bytes[...]) {
      for field in fields {
        try hold(!field.name.contains("\0") && !field.value.contains("\0"), "no field holds a NUL")
      }
    }
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// The first line is the media type, the rest the body.
  static func forms(_ bytes: [UInt8]) throws {
    let end = bytes.firstIndex(of: 10) ?? bytes.endIndex
    let mediaType = text(bytes[..<end])
    let body = Array(bytes[end...].dropFirst())
    var forms: [[HTTPFormPart]] = []
    if let boundary = MultipartForm.boundary(ofMediaType: mediaType),
      let parts = try taken({ try MultipartForm.parts(of: body, boundary: boundary, atMost: 20) })
    {
      forms.append(parts)
    }
    if let parts = try taken({ try URLEncodedForm.parts(of: body, mediaType: mediaType, atMost: 20) }) {
      forms.append(parts)
    }
    for parts in forms {
      try hold(parts.count <= 20, "a form has no more parts than are taken")
      try hold(parts.reduce(0) { $0 + $1.bytes.count } <= body.count, "parts are no longer than the form")
      for name in parts.compactMap(\.fileName) {
        try hold(!name.contains { $0 == "/" || $0 == "\\" }, "a file's name leads nowhere")
      }
    }
  }

  static func headers(_ bytes: [UInt8]) throws {
    let fields = lines(bytes).map { HTTPField("x-forwarded-for", text($0)) }
    if let proxies = TrustedProxies(["127.0.0.1", "2001:db8::1"]) {
      try hold(!proxies.client(of: fields, from: "::ffff:127.0.0.1").isEmpty, "a client has an address")
    }
    for value in fields.map(\.value) {
      _ = ParameterizedValue(value)
      _ = Language(accepting: value)
      if let boundary = MultipartForm.boundary(ofMediaType: value) {
        try hold((1...70).contains(boundary.count), "a boundary has 1 to 70 bytes")
      }
      if case .tags(let tags)? = EntityTagCondition(value) {
        let written = tags.map(\.description).joined(separator: ", ")
        try hold(EntityTagCondition(written) == .tags(tags), "entity tags are read as they were written")
      }
      if let date = HTTPDate(value) {
        try hold(HTTPDate(date.description) == date, "a date of HTTP is read as it was written")
      }
    }
  }

  static func addresses(_ bytes: [UInt8]) throws {
    let text = text(bytes)
    if let address = try taken({ try HTTPAddress(text, allowing: .none) }) {
      try hold(address.isSecure && address.host.specialPurpose == nil, "what is called is public, over TLS")
    }
    if let address = NetworkAddress(text) {
      try hold(NetworkAddress(bytes: address.bytes) == address, "an address is its bytes")
    }
    if let number = WhatsAppNumber(text) {
      try hold(WhatsAppNumber(number.e164) == number, "a number is read as it is kept")
    }
    if let address = PublicAddress.read(text) {
      try hold(PublicAddress.read(address) == address, "the address of the service is read as it is kept")
    }
    if let address = MailtoAddress.address(of: text) {
      let again = MailtoAddress.uri(of: address).flatMap(MailtoAddress.address)
      try hold(again == address, "an address of mail is read as it is written")
    }
    if EmailAddress.isValid(text) {
      try hold(MailAddress(email: text).isPlain, "an address that is taken can be written to")
    }
  }

  /// A call as text: method and target, headers, an empty line, the body.
  static func calls(_ bytes: [UInt8]) throws {
    let end = bytes.firstRange(of: [13, 10, 13, 10]) ?? bytes.endIndex..<bytes.endIndex
    let head = lines(Array(bytes[..<end.lowerBound]))
    let body = Array(bytes[end.upperBound...])
    let words = text(head.first ?? []).split(separator: " ").map(String.init)
    guard words.count == 2,
      let target = try taken({ try RequestTarget(Array(words[1].utf8), method: words[0]) })
    else { return }
    let headers = head.dropFirst().compactMap { line -> HTTPField? in
      let parts = text(line).split(separator: ":", maxSplits: 1)
      return parts.count == 2 ? HTTPField(parts[0].lowercased(), String(parts[1]).trimmingHTTPSpace) : nil
    }
    let request = HTTPRequest(
      method: words[0], path: target.path, query: target.query, headers: headers,
      body: body.isEmpty ? .none : .bytes(body))
    let answer = Doors.router.answer(request)
    try hold(answer.status != 500, "a call is read or refused")
    if case .bytes(let told) = answer.body { _ = try JSONValue(parsing: told) }
  }
}

/// The operations of the API, read up to where a handler would get the call.
private enum Doors {
  static let router: HTTPRouter = {
    let context = Surroundings.web()
    return HTTPRouter(
      OperationCatalog.all.map { operation in
        let route = operation.route(in: context)
        return HTTPRoute(method: route.method, path: route.path, body: route.body) { request, values in
          answer(CallReader(operation: operation, request: request, context: context), values)
        }
      }, notFound: OperationCatalog.nothing, methodNotAllowed: OperationCatalog.otherMethods,
      refused: OperationCatalog.refused)
  }()

  private static func answer(_ reader: CallReader, _ values: PathValues) -> HTTPResponse {
    do {
      _ = try reader.requestNumber(reader.path(values))
      _ = try reader.caller()
      _ = try reader.parameters()
      _ = try reader.body()
      return HTTPResponse(status: 204)
    } catch {
      return (Problem(describing: error) ?? Problem(.failure)).response(
        in: Language(accepting: reader.request.header("accept-language")))
    }
  }
}
