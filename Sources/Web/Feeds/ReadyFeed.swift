import HTTPServer
import Office
import Secrets

/// A feed in every form in which it is sent: whole and compressed, with the heads that say that a client has
/// it already.
final class ReadyFeed: Sendable {
  /// One form.
  private struct Form: Sendable {
    let tag: EntityTag
    let whole: SharedBody
    let unchanged: SharedBody

    /// A form whose tag is of its very bytes: another encoding has another tag (RFC 9110, section 8.8.3.3).
    init(_ bytes: [UInt8], encoding: String?, of digest: Digest, lastModified: HTTPDate, isPublic: Bool) {
      let suffix = encoding.map { "-\($0)" } ?? ""
      tag = EntityTag(String(digest.hexadecimal.prefix(32)) + suffix)
      let validators = [
        HTTPField("ETag", tag.description), HTTPField("Last-Modified", lastModified.description),
        HTTPField("Cache-Control", isPublic ? "public, max-age=3600" : "private, no-cache"),
        HTTPField("Vary", "Accept-Encoding"),
      ]
      var fields = validators
      fields.append(HTTPField("Content-Type", "text/calendar; charset=utf-8"))
      fields.append(HTTPField("X-Content-Type-Options", "nosniff"))
      if !isPublic { fields.append(HTTPField("X-Robots-Tag", "noindex")) }
      if let encoding { fields.append(HTTPField("Content-Encoding", encoding)) }
      whole = SharedBody(bytes: bytes, headers: fields)
      unchanged = SharedBody(bytes: [], headers: validators)
    }
  }

  /// What it was made from.
  let document: FeedDocument
  /// About how many bytes of memory it takes: the bytes, and the file of each form.
  let cost: Int
  private let lastModified: HTTPDate
  private let plain: Form
  private let compressed: Form

  init(_ document: FeedDocument, isPublic: Bool) {
    let digest = Digest(of: document.bytes)
    let seconds = document.lastModified.secondsSinceEpoch
    let lastModified = HTTPDate(secondsSince1970: seconds)
    let gzip = Gzip.compress(document.bytes)
    self.document = document
    self.lastModified = lastModified
    cost = 3 * document.bytes.count + 2 * gzip.count + 4_096
    plain = Form(
      document.bytes, encoding: nil, of: digest, lastModified: lastModified, isPublic: isPublic)
    compressed = Form(gzip, encoding: "gzip", of: digest, lastModified: lastModified, isPublic: isPublic)
  }

  /// The answer to a GET or HEAD: the form that the client takes, or that it has that form already.
  func answer(_ request: HTTPRequest) -> HTTPResponse {
    let form = Acceptance.takesGzip(request.header("accept-encoding")) ? compressed : plain
    if request.hasCurrent(form.tag, lastModified: lastModified) {
      return HTTPResponse(status: 304, body: .shared(form.unchanged))
    }
    return HTTPResponse(status: 200, body: .shared(form.whole))
  }
}
