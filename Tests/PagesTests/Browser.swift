import HTTPServer
@testable import Pages
import Testing

/// A browser as far as the pages know it: it keeps cookies, says where a form comes from, and follows nothing by
/// itself. For one thread.
final class Browser {
  private let test: TestSite
  private(set) var cookies: [String: String] = [:]
  /// The headers of every request besides.
  var headers: [String: String] = [:]
  var address = "127.0.0.1"

  init(_ test: TestSite) { self.test = test }

  /// Puts a cookie there as another site or person might.
  func plant(_ name: String, _ value: String) { cookies[name] = value }

  /// Reads a page.
  func read(_ path: String, method: String = "GET") -> HTTPResponse {
    call(method, path, headers: [:], .none)
  }

  /// Reads the page of a form and sends it with the token that it has.
  func send(_ path: String, from page: String? = nil, _ fields: [String: String] = [:]) throws -> HTTPResponse
  {
    let shown = try #require(self.token(on: page ?? path), "no form on \(page ?? path)")
    return post(path, fields.merging([FormToken.field: shown]) { $1 }, origin: "http://127.0.0.1:8080")
  }

  /// Reads the page of a form with a file and sends it with the token that it has. A file without a name is none, as
  /// browsers send it.
  func upload(
    _ path: String, from page: String? = nil, _ fields: [String: String],
    file: (field: String, name: String, text: String)
  ) throws -> HTTPResponse {
    let shown = try #require(self.token(on: page ?? path), "no form on \(page ?? path)")
    let parts = fields.merging([FormToken.field: shown]) { $1 }.sorted { $0.key < $1.key }.map {
      HTTPFormPart(name: $0.key, bytes: Array($0.value.utf8))
    }
    let sent = HTTPFormPart(name: file.field, fileName: file.name, bytes: Array(file.text.utf8))
    return call(
      "POST", path, headers: ["content-type": "multipart/form-data", "origin": "http://127.0.0.1:8080"],
      .form(parts + [sent]))
  }

  /// The value of a hidden field on a page, the first of its name.
  func value(of field: String, on page: String) -> String? {
    let parts = read(page).text.split(separator: "name=\"\(field)\" value=\"")
    return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : nil
  }

  /// The token of the last form on a page: the one of the content, behind that of the way out.
  func token(on page: String) -> String? {
    let parts = read(page).text.split(separator: "name=\"\(FormToken.field)\" value=\"")
    return parts.count > 1 ? parts.last.map { String($0.prefix { $0 != "\"" }) } : nil
  }

  /// Sends fields as they are. `origin` and `site` are what the browser says of the page that they come from.
  func post(
    _ path: String, _ fields: [String: String], origin: String? = nil, site: String? = nil
  ) -> HTTPResponse {
    var headers = ["content-type": "application/x-www-form-urlencoded"]
    headers["origin"] = origin
    headers["sec-fetch-site"] = site
    let body = fields.sorted { $0.key < $1.key }.map {
      "\(QueryText.escaped($0.key))=\(QueryText.escaped($0.value))"
    }
    return call("POST", path, headers: headers, .bytes(Array(body.joined(separator: "&").utf8)))
  }

  /// Sends bytes as they are, with the headers that are set.
  func sendRaw(_ path: String, _ body: String) -> HTTPResponse {
    call("POST", path, headers: [:], .bytes(Array(body.utf8)))
  }

  private func call(
    _ method: String, _ path: String, headers: [String: String], _ body: HTTPBody
  ) -> HTTPResponse {
    let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
    let query = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { part in
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return HTTPField(pair[0], pair.count > 1 ? pair[1].replacing("%2F", with: "/") : "")
    }
    var all = self.headers.merging(headers) { $1 }
    all["host"] = "127.0.0.1:8080"
    if !cookies.isEmpty {
      all["cookie"] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
        separator: "; ")
    }
    let answer = test.router.answer(
      HTTPRequest(
        method: method, path: (parts.first ?? "").split(separator: "/").map(String.init), query: query,
        headers: all.sorted { $0.key < $1.key }.map { HTTPField($0.key, $0.value) }, body: body,
        remoteAddress: address))
    for cookie in answer.all("set-cookie") {
      let pair = cookie.prefix { $0 != ";" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      cookies[String(pair[0])] = cookie.contains("Max-Age=0") ? nil : String(pair[1])
    }
    return answer
  }
}

extension HTTPResponse {
  /// The body as text.
  var text: String {
    switch body {
    case .none: ""
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .shared(let shared): String(decoding: shared.bytes, as: UTF8.self)
    }
  }

  /// The first header of a name, also of those that go with a shared body.
  func header(_ name: String) -> String? { all(name).first }

  /// Every header of a name.
  func all(_ name: String) -> [String] {
    var fields = headers
    if case .shared(let shared) = body { fields += shared.headers }
    return fields.filter { $0.name.lowercased() == name }.map(\.value)
  }
}
