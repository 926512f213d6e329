import HTTPServer
import Office
import QRCodes
import Secrets
import Wording

/// The QR code of a feed's address: who scans it with a phone subscribes there.
///
/// It is drawn for each call, and shows a secret as the address does: no proxy keeps it, no search engine lists it,
/// and what is opened from it is not told where it was.
enum FeedCode {
  /// The code as an SVG file: of a secret, or without one of the public feed of days off. `nil` where no feed has the
  /// secret, or it was revoked.
  static func answer(for secret: SecretToken?, in context: WebContext) throws -> Answer? {
    let address = try context.office.ask(as: .anonymous) { desk -> FeedAddress? in
      if let secret, try !desk.hasFeed(of: secret) { return nil }
      return try desk.feedAddress(of: secret)
    }
    guard let address else { return nil }
    var headers = [
      HTTPField("Cache-Control", secret == nil ? "public, max-age=3600" : "private, no-store"),
      HTTPField("Referrer-Policy", "no-referrer"), HTTPField("X-Content-Type-Options", "nosniff"),
      // Opened by itself it is a document, and needs nothing.
      HTTPField("Content-Security-Policy", "default-src 'none'"),
    ]
    if secret != nil { headers.append(HTTPField("X-Robots-Tag", "noindex")) }
    return .bytes(
      200, Array(try drawing(of: address.webcal).html.utf8), mediaType: "image/svg+xml", headers: headers)
  }

  private static func drawing(of text: String) throws -> Markup {
    let code = try QRCode(text)
    let side = code.drawnSide
    let title = Sentence("Langganan kalender", "Calendar subscription")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" shape-rendering="crispEdges">
      <title>\(title, in: .indonesian) / \(title, in: .english)</title>
      <rect width="\(side)" height="\(side)" fill="#fff"/>
      <path d="\(code.path)" fill="#000"/>
      </svg>

      """
  }
}
