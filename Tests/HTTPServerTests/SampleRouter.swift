import HTTPServer

/// A router with a route of each kind. Its refusals say their reason and field as text.
func sampleRouter(also routes: [HTTPRoute] = []) -> HTTPRouter {
  let text = { @Sendable (status: Int, text: String) in
    HTTPResponse(
      status: status, headers: [HTTPField("Content-Type", "text/plain")], body: .bytes(Array(text.utf8)))
  }
  return HTTPRouter(
    [
      HTTPRoute(method: "GET", path: "/") { _, _ in text(200, "home") },
      HTTPRoute(method: "GET", path: "/things/{id}") { _, values in text(200, "thing " + values["id"]) },
      HTTPRoute(method: "DELETE", path: "/things/{id}") { _, values in text(200, "gone " + values["id"]) },
      HTTPRoute(method: "GET", path: "/feeds/{secret}.ics") { _, values in
        text(200, "feed " + values["secret"])
      },
      HTTPRoute(method: "GET", path: "/feeds/holidays.ics") { _, _ in text(200, "holidays") },
      HTTPRoute(method: "GET", path: "/query") { request, _ in
        text(200, request.query.map { "\($0.name)=\($0.value)" }.joined(separator: ";"))
      },
      HTTPRoute(method: "GET", path: "/header") { request, _ in text(200, request.header("x-note") ?? "none")
      },
      HTTPRoute(method: "POST", path: "/echo", body: .bytes(atMost: 3_000_000)) { request, _ in
        guard case .bytes(let bytes) = request.body else { return text(200, "nothing") }
        return HTTPResponse(status: 200, body: .bytes(bytes))
      },
      HTTPRoute(method: "PUT", path: "/echo", body: .bytes(atMost: 100)) { request, _ in
        guard case .bytes(let bytes) = request.body else { return text(200, "nothing") }
        return HTTPResponse(status: 200, body: .bytes(bytes))
      },
      HTTPRoute(method: "POST", path: "/form", body: .form(atMost: 1_000_000, parts: 3)) { request, _ in
        guard case .form(let parts) = request.body else { return text(500, "no form") }
        return text(
          200, parts.map { "\($0.name):\($0.fileName ?? "-"):\($0.bytes.count)" }.joined(separator: ";"))
      },
    ] + routes,
    notFound: { _ in text(404, "nothing here") },
    methodNotAllowed: { _, allowed in text(405, "only " + allowed.joined(separator: " ")) },
    refused: { _, refusal in
      text(
        refusal.status, "\(refusal.reason) \(refusal.field ?? "-") \(refusal.limit.map(String.init) ?? "-")")
    })
}

/// Runs `body` against a server on a free port, and stops it afterwards.
func withServer(
  _ router: HTTPRouter = sampleRouter(), options: HTTPServerOptions = HTTPServerOptions(),
  accessLog: HTTPServer.AccessLog? = nil, _ body: (UInt16) throws -> Void
) throws {
  let server = HTTPServer(router: router, options: options, accessLog: accessLog)
  let port = try server.start()
  defer { server.stop(within: 2) }
  try body(port)
}
