import HTTPServer

/// What every answer of a page tells the browser not to do.
enum SecurityHeaders {
  /// Nothing but what this service sends: no inline script or style, no other site, no frame, no foreign target of
  /// forms.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    + "frame-ancestors 'none'; base-uri 'none'"

  /// The headers of a page. Where its address has a secret, links away from it tell nobody where they come from, and
  /// neither do those within.
  static func fields(hasSecret: Bool, isSecure: Bool) -> [HTTPField] {
    var fields = [
      HTTPField("Content-Security-Policy", contentSecurityPolicy),
      HTTPField("X-Content-Type-Options", "nosniff"),
      HTTPField("Referrer-Policy", hasSecret ? "no-referrer" : "same-origin"),
      HTTPField(
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
      HTTPField("Cross-Origin-Opener-Policy", "same-origin"),
      HTTPField("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    if hasSecret { fields.append(HTTPField("X-Robots-Tag", "noindex")) }
    if isSecure { fields.append(HTTPField("Strict-Transport-Security", "max-age=31536000")) }
    return fields
  }
}
