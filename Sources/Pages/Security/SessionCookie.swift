import HTTPServer

/// The cookie that names a session of the staff. Applicants have none: what opens their pages is in the address.
///
/// It is kept from scripts (`HttpOnly`), goes with no form of another site (`SameSite=Lax`), and where the outside
/// reaches the service over TLS it is `Secure` and bears the prefix `__Host-`, so that no neighbouring host can set it.
/// It ends with the browser; how long a session lasts is the service's to say.
enum SessionCookie {
  /// The name of the cookie.
  static func name(isSecure: Bool) -> String { isSecure ? "__Host-sesi" : "sesi" }

  /// The secret that a request shows, or `nil` where it shows none.
  static func secret(in request: HTTPRequest, isSecure: Bool) -> String? {
    Cookies.value(of: name(isSecure: isSecure), in: request)
  }

  /// What gives the browser a secret.
  static func setting(_ secret: String, isSecure: Bool) -> String {
    Cookies.text(name(isSecure: isSecure), secret, isSecure: isSecure)
  }

  /// What takes it from the browser.
  static func ending(isSecure: Bool) -> String {
    Cookies.text(name(isSecure: isSecure), "", seconds: 0, isSecure: isSecure)
  }
}
