import HTTPServer
import Wording

extension OperationCatalog {
  /// What a monitor asks.
  static let metrics: [Operation] = [
    Operation(
      "readMetrics", .get, "/metrics", area: .service,
      summary: Sentence("angka bagi pemantau, tanpa data pribadi", "figures for a monitor, no personal data"),
      access: .everyone,
      answers: [
        .content(200, Sentence("teks Prometheus", "the text of Prometheus"), "text/plain")
      ],
      problems: [.unavailable]
    ) { call in
      let text = try call.context.metrics.text(asking: call.context.office)
      return .bytes(
        200, Array(text.utf8), mediaType: "text/plain; version=0.0.4; charset=utf-8",
        headers: [HTTPField("Cache-Control", "no-store")])
    }
  ]
}
