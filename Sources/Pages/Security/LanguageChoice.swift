import HTTPServer
import Web
import Wording

/// The language that a reader has chosen. The switch on every page leads to the same address with `?lang=en` or
/// `?lang=id`; that is remembered in a cookie, which says nothing but the language. Until then an applicant reads the
/// request in the language that it was written for, others in what the browser asks for, and in Indonesian where it asks for
/// neither.
enum LanguageChoice {
  static let name = "lang"
  /// A year.
  private static let seconds = 31_536_000

  /// The language that the reader has chosen, now or earlier; `nil` where none was.
  static func chosen(in request: HTTPRequest) -> Language? {
    asked(in: request) ?? Cookies.value(of: name, in: request).flatMap(Language.init(rawValue:))
  }

  /// The cookie that remembers a choice; `nil` where the reader has not chosen just now.
  static func cookie(for request: HTTPRequest, isSecure: Bool) -> String? {
    asked(in: request).map { Cookies.text(name, $0.rawValue, seconds: seconds, isSecure: isSecure) }
  }

  private static func asked(in request: HTTPRequest) -> Language? {
    request.query.last { $0.name == name }.flatMap { Language(rawValue: $0.value) }
  }
}
