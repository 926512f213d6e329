import HTTPServer
import Testing

@Suite("What the other side takes decides what is sent (RFC 9110 section 12.5)")
struct AcceptanceTests {
  static let json = "application/json"
  static let csv = "text/csv"

  @Test(
    "Accept chooses by weight, the most special range first, then by the offer",
    arguments: [
      (nil, json), ("", nil), ("*/*", json), ("text/csv", csv), ("TEXT/CSV", csv), ("text/*", csv),
      ("text/csv;q=0.9, application/json;q=0.1", csv), ("text/csv, application/json", json),
      ("*/*, application/json;q=0", csv), ("text/html", nil), ("text/csv;q=0", nil),
      ("text/*;q=0.2, text/csv;q=0.9, application/json;q=0.5", csv), ("text/csv;charset=utf-8;q=1.000", csv),
      ("text/csv;q=2", json), ("text/csv;q=0.1234", json), ("<>", json), ("text/csv;q=1.001", json),
    ] as [(String?, String?)])
  func mediaType(accept: String?, chosen: String?) {
    #expect(Acceptance.mediaType(accept, offered: [Self.json, Self.csv]) == chosen)
  }

  @Test(
    "gzip is sent where it is taken, and not less gladly than the plain bytes",
    arguments: [
      (nil, false), ("", false), ("gzip", true), ("GZIP", true), ("x-gzip", true), ("gzip;q=0", false),
      ("gzip;q=0.0", false), ("gzip;q=0.001", true), ("*", true), ("*;q=0", false), ("*;q=0, gzip", true),
      ("gzip;q=0, *", false), ("identity, gzip;q=0.5", false), ("deflate, gzip, br", true),
      ("deflate", false),
      ("gzip;q=x", false), ("identity;q=0.5, gzip;q=0.5", true),
    ] as [(String?, Bool)])
  func gzip(header: String?, isTaken: Bool) { #expect(Acceptance.takesGzip(header) == isTaken) }

  @Test(
    "Accept-Language chooses among what there is, the first where it names none",
    arguments: [
      (nil, "id"), ("en", "en"), ("en-GB, id;q=0.5", "en"), ("fr", "id"), ("fr, en;q=0.1", "en"), ("*", "id"),
      ("*, id;q=0.1", "en"), ("EN-us", "en"), ("id-ID,id;q=0.9,en;q=0.8", "id"), (";", "id"),
    ] as [(String?, String)])
  func language(header: String?, chosen: String) {
    #expect(Acceptance.language(header, offered: ["id", "en"]) == chosen)
  }
}
