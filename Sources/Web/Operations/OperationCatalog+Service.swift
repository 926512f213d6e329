import HTTPServer
import JSON
import Office
import Store
import Wording

extension OperationCatalog {
  /// The service itself.
  static let service: [Operation] = [
    Operation(
      "checkHealth", .get, "/healthz", area: .service,
      summary: Sentence(
        "apakah layanan dan basis datanya hidup", "whether the service and its database are alive"),
      details: Sentence(
        "503 juga bila media penyimpanan gagal: yang tersimpan masih terbaca, tetapi tidak ada yang disimpan lagi sampai layanan dimulai ulang.",
        "503 also where the disk has failed: what is kept can still be read, but nothing is stored any more until the service is started anew."
      ),
      access: .everyone, rate: .unlimited,
      answers: [
        .json(200, Sentence("hidup", "alive"), .extensible([.required("status", .choice(["ok"]))]))
      ],
      problems: [.unavailable]
    ) { call in
      let database = call.context.office.database
      do {
        // Questions are still answered then, and a monitor would see nothing.
        if let failure = database.failure { throw failure }
        _ = try database.read { try $0.first("SELECT 1") { $0.integer(0) } }
      } catch let error as DatabaseError {
        call.context.log("checkHealth: \(error)")
        throw Problem(
          .unavailable, Sentence("basis data tidak menjawab", "the database does not answer"), retryAfter: 30)
      }
      return .json(200, ["status": "ok"])
    },
    Operation(
      "readDocument", .get, "/api/v1/openapi.json", area: .service,
      summary: Sentence("dokumen ini", "this document"), access: .everyone,
      answers: [
        .json(
          200, Sentence("dokumen OpenAPI 3.1", "the OpenAPI 3.1 document"),
          .extensible([.required("openapi", .anyText)]))
      ]
    ) { call in
      let context = call.context
      let bytes = context.document.bytes(in: call.language) {
        Array(OpenAPIDocument.make(all, language: call.language, zones: context.zones).serialized().utf8)
      }
      return .bytes(
        200, bytes, mediaType: "application/json",
        headers: [
          HTTPField("Content-Language", call.language.rawValue), HTTPField("Vary", "Accept-Language"),
        ])
    },
    Operation(
      "readService", .get, "/api/v1/service", area: .service,
      summary: Sentence("standar pelayanan sebagai data", "the service standard as data"), access: .everyone,
      answers: [.json(200, Sentence("standar pelayanan", "the service standard"), ServiceStandard.schema)]
    ) { call in
      let rules = try call.context.office.ask(as: call.caller) { try $0.settings().rules }
      return .json(200, ServiceStandard.json(in: call.language, by: rules))
    },
  ]
}
