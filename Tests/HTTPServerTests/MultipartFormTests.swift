import HTTPServer
import Testing

@Suite("A form is read strictly (RFC 7578)")
struct MultipartFormTests {
  static let type = "multipart/form-data; boundary=XyZ"
  static let field = "--XyZ\r\nContent-Disposition: form-data; name=\"role\"\r\n\r\nletter\r\n"
  static let file =
    "--XyZ\r\ncontent-disposition: form-data; name=file; filename=\"C:\\surat\\a%22b.pdf\"\r\n"
    + "Content-Type: application/pdf\r\n\r\n%PDF\r\n--XyY\r\n\r\n"
  static let end = "--XyZ--\r\n"

  @Test(
    "Whole forms",
    arguments: [
      ("a field and a file", type, field + file + end, "role:-:6;file:a\"b.pdf:13"),
      ("no part", type, end, ""),
      ("no line end behind", type, field + "--XyZ--", "role:-:6"),
      ("an empty line before", type, "\r\n" + field + end, "role:-:6"),
      ("an empty part", type, "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n" + end, "a:-:0"),
      ("a quoted boundary", "Multipart/Form-Data; charset=utf-8; boundary=\"X Z\"", "--X Z--", ""),
      (
        "a boundary inside a line", type,
        "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\nb--XyZ\r\n" + end, "a:-:6"
      ),
      (
        "a name with escapes", type,
        "--XyZ\r\nContent-Disposition: form-data; name=\"a%22%0D%0A\\\"\"\r\n\r\n\r\n" + end, "a\"\r\n\":-:0"
      ),
    ])
  func whole(name: String, mediaType: String, text: String, parts: String) throws {
    #expect(answer(mediaType, text) == (200, parts))
  }

  @Test(
    "Broken forms are refused, never taken as empty ones",
    arguments: [
      ("nothing", type, "", 400), ("no boundary", "multipart/form-data", field + end, 415),
      ("an empty boundary", "multipart/form-data; boundary=\"\"", end, 415),
      (
        "a boundary of 71 characters", "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
        end, 415
      ),
      ("two boundaries", type + "; boundary=XyZ", field + end, 415),
      ("another type", "application/json", "{}", 415),
      ("another multipart", "multipart/mixed; boundary=XyZ", field + end, 415),
      ("another boundary", "multipart/form-data; boundary=ABC", field + end, 400),
      ("cut off behind a part", type, field, 400),
      ("cut off in a part", type, String(field.dropLast(4)), 400),
      ("cut off in the headers", type, String(field.prefix(30)), 400),
      ("cut off at the end", type, field + "--XyZ", 400),
      ("half an end", type, field + "--XyZ-", 400), ("text before", type, "hello\r\n" + field + end, 400),
      ("text behind", type, field + end + "more", 400),
      ("a second form behind", type, end + field + end, 400),
      ("no disposition", type, "--XyZ\r\nContent-Type: text/plain\r\n\r\na\r\n" + end, 400),
      (
        "another disposition", type, "--XyZ\r\nContent-Disposition: attachment; name=a\r\n\r\na\r\n" + end,
        400
      ),
      (
        "two dispositions", type,
        field.replacing("\r\n\r\n", with: "\r\nContent-Disposition: form-data; name=b\r\n\r\n") + end, 400
      ),
      ("no name", type, "--XyZ\r\nContent-Disposition: form-data\r\n\r\na\r\n" + end, 400),
      ("two names", type, "--XyZ\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\na\r\n" + end, 400),
      ("an open quote", type, "--XyZ\r\nContent-Disposition: form-data; name=\"a\r\n\r\na\r\n" + end, 400),
      (
        "base64", type,
        "--XyZ\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nYQ==\r\n"
          + end, 400
      ),
      (
        "a NUL in a header", type, "--XyZ\r\nContent-Disposition: form-data; name=a\0\r\n\r\na\r\n" + end, 400
      ),
      (
        "a folded header", type, "--XyZ\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\na\r\n" + end, 400
      ),
      (
        "9,000 bytes of headers", type,
        "--XyZ\r\nX: " + String(repeating: "a", count: 9_000) + "\r\n\r\na\r\n" + end, 400
      ),
      ("line feeds only", type, (field + end).replacing("\r\n", with: "\n"), 400),
      ("too many parts", type, field + field + field + field + end, 413),
      ("too many bytes", type, "--XyZ\r\n" + String(repeating: "a", count: 1_000_000), 413),
    ])
  func broken(name: String, mediaType: String, text: String, status: Int) {
    #expect(answer(mediaType, text).0 == status)
  }

  @Test("A form that is cut off anywhere is refused")
  func cutAnywhere() {
    let whole = Self.field + Self.file + "--XyZ--"
    for length in 0..<whole.utf8.count {
      #expect(answer(Self.type, String(decoding: whole.utf8.prefix(length), as: UTF8.self)).0 == 400)
    }
    #expect(answer(Self.type, whole).0 == 200)
  }

  @Test("A form goes the same way through a port")
  func live() throws {
    try withServer { port in
      let body = Self.field + Self.file + Self.end
      let client = RawClient(port: port)
      client.send(
        "POST /form HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: \(Self.type)\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
      #expect(client.readToEnd().hasSuffix("role:-:6;file:a\"b.pdf:13"))
    }
  }

  private func answer(_ mediaType: String, _ text: String) -> (Int, String) {
    let response = sampleRouter().answer(
      HTTPRequest(
        method: "POST", path: ["form"], headers: [HTTPField("content-type", mediaType)],
        body: .bytes(Array(text.utf8))))
    guard case .bytes(let bytes) = response.body else { return (response.status, "") }
    return (response.status, String(decoding: bytes, as: UTF8.self))
  }
}
