import HTTPServer
import Testing

@Suite("A form without files is read strictly (URL standard, section 5)")
struct URLEncodedFormTests {
  static let type = "application/x-www-form-urlencoded"

  @Test(
    "Whole forms",
    arguments: [
      (
        "two fields", type, "email=ayu%40example.go.id&name=Ayu+Lestari",
        "email=ayu@example.go.id;name=Ayu Lestari"
      ),
      ("a parameter of the type", "\(type); charset=UTF-8", "a=b", "a=b"),
      ("a name twice, in its order", type, "a=2&a=1", "a=2;a=1"),
      ("no value", type, "a&b=", "a=;b="), ("nothing", type, "", ""),
      ("letters of all kinds", type, "a=%C3%A9", "a=é"),
      ("lines", type, "a=b%0D%0Ac", "a=b\r\nc"), ("an equals sign in a value", type, "a=b=c", "a=b=c"),
    ])
  func whole(name: String, mediaType: String, text: String, fields: String) {
    #expect(answer(mediaType, text) == (200, fields))
  }

  @Test(
    "Broken forms are refused",
    arguments: [
      ("a cut escape", type, "a=%2", 400), ("no escape", type, "a=%zz", 400),
      ("no UTF-8", type, "a=%FF", 400),
      ("a NUL", type, "a=%00", 400), ("another type", "text/plain", "a=b", 415), ("no type", nil, "a=b", 415),
      ("too many fields", type, "a&b&c&d&e", 413),
      ("too many bytes", type, "a=" + String(repeating: "b", count: 99), 413),
    ])
  func broken(name: String, mediaType: String?, text: String, status: Int) {
    #expect(answer(mediaType, text).0 == status)
  }

  /// The status, and the fields as the handler got them.
  private func answer(_ mediaType: String?, _ text: String) -> (Int, String) {
    let route = HTTPRoute(method: "POST", path: "/form", body: .fields(atMost: 80, count: 4)) { request, _ in
      guard case .form(let parts) = request.body else { return HTTPResponse(status: 500) }
      let fields = parts.map { "\($0.name)=\(String(decoding: $0.bytes, as: UTF8.self))" }
      return HTTPResponse(status: 200, body: .bytes(Array(fields.joined(separator: ";").utf8)))
    }
    let router = HTTPRouter(
      [route], notFound: { _ in HTTPResponse(status: 404) },
      methodNotAllowed: { _, _ in HTTPResponse(status: 405) },
      refused: { _, refusal in HTTPResponse(status: refusal.status) })
    let response = router.answer(
      HTTPRequest(
        method: "POST", path: ["form"], headers: mediaType.map { [HTTPField("content-type", $0)] } ?? [],
        body: .bytes(Array(text.utf8))))
    guard case .bytes(let bytes) = response.body else { return (response.status, "") }
    return (response.status, String(decoding: bytes, as: UTF8.self))
  }
}
