import HTTPServer
import Web
import Wording

/// The language that a reader has chosen. The switch on every page leads to the same address with `?lang=en` or
/// `?lang=id`; that is remembered in a cookie, which says nothing but the language. Until then it is what the browser
/// asks for, and Indonesian where it asks for neither.
enum LanguageChoice {
  static let name = "lang"
  /// A year.
  private static let seconds = 31_536_000

  /// The language of a request, and the cookie that remembers it where the reader has just chosen.
  static func language(of request: HTTPRequest, isSecure: Bool) -> (Language, cookie: String?) {
    let asked = request.query.last { $0.name == name }.flatMap { Language(rawValue: $0.value) }
    if let asked {
      return (asked, Cookies.text(name, asked.rawValue, seconds: seconds, isSecure: isSecure))
    }
    let kept = Cookies.value(of: name, in: request).flatMap(Language.init(rawValue:))
    return (kept ?? Language(accepting: request.header("accept-language")), nil)
  }
}
