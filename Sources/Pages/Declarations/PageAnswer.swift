import Wording

/// What a handler answers.
struct PageAnswer: Sendable {
  enum Content: Sendable {
    case page(Page)
    /// The way to another page.
    case redirect(to: String)
    /// A file that the browser keeps or shows elsewhere.
    case file([UInt8], mediaType: String, name: String)
  }

  let content: Content
  /// The status code of a page.
  var status = 200
  /// What the next page tells once, after a redirect.
  var telling: Sentence?
  /// Cookies, as they stand in `Set-Cookie`.
  var cookies: [String] = []

  /// A page.
  static func page(_ page: Page, status: Int = 200) -> PageAnswer {
    PageAnswer(content: .page(page), status: status)
  }

  /// The way to a page of ours, by GET (303). `address` begins with a slash; `telling` is what is told there once.
  static func redirect(to address: String, telling: Sentence? = nil) -> PageAnswer {
    PageAnswer(content: .redirect(to: address), status: 303, telling: telling)
  }

  /// A file under a name of our own making.
  static func file(_ bytes: [UInt8], mediaType: String, name: String) -> PageAnswer {
    PageAnswer(content: .file(bytes, mediaType: mediaType, name: name))
  }

  /// The same answer with a cookie.
  func setting(_ cookie: String) -> PageAnswer {
    var answer = self
    answer.cookies.append(cookie)
    return answer
  }
}
