/// A piece of HTML. What stands in the source is taken as it is; every value that is put into it is escaped,
/// so that no foreign text becomes a tag or leaves its attribute. Attributes are written in quotation marks.
///
///     let row: Markup = "<p title=\"\(title)\">\(name), <a href=\"\(url: link)\">\(subject)</a></p>"
public struct Markup: Hashable, Sendable {
  /// The HTML.
  public private(set) var html: String

  /// Nothing.
  public init() { html = "" }

  /// A text as HTML shows it.
  public init(text: String) {
    html = ""
    html.append(escaped: text)
  }

  /// One piece after another, with nothing between.
  public static func += (lhs: inout Markup, rhs: Markup) { lhs.html += rhs.html }

  /// One piece after another, with nothing between.
  public static func + (lhs: Markup, rhs: Markup) -> Markup {
    var whole = lhs
    whole += rhs
    return whole
  }
}

extension Sequence<Markup> {
  /// All pieces after one another, with `separator` between them.
  public func joined(separator: Markup = Markup()) -> Markup {
    var whole = Markup()
    var isFirst = true
    for piece in self {
      if !isFirst { whole += separator }
      isFirst = false
      whole += piece
    }
    return whole
  }
}

extension Markup: ExpressibleByStringInterpolation {
  /// Takes text of the source only: a text that is made while the program runs goes through `init(text:)`.
  public init(stringLiteral literal: StaticString) { html = literal.description }

  /// HTML with values in it.
  public init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  /// What gathers the literals and the values.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html: String

    /// Room for what is to come.
    public init(literalCapacity: Int, interpolationCount: Int) {
      html = ""
      html.reserveCapacity(literalCapacity + 32 * interpolationCount)
    }

    /// Text of the source: as it is.
    @inline(never)
    public mutating func appendLiteral(_ literal: StaticString) { html += literal.description }

    /// A text: escaped.
    @inline(never)
    public mutating func appendInterpolation(_ text: String) { html.append(escaped: text) }

    /// A sentence in one language: escaped.
    @inline(never)
    public mutating func appendInterpolation(_ sentence: Sentence, in language: Language) {
      html.append(escaped: sentence.text(in: language))
    }

    /// A number.
    @inline(never)
    public mutating func appendInterpolation(_ number: Int) { html += String(number) }

    /// HTML: as it is.
    @inline(never)
    public mutating func appendInterpolation(_ markup: Markup) { html += markup.html }

    /// Several pieces of HTML after one another.
    @inline(never)
    public mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { html += piece.html }
    }

    /// An address for a link: of http, https, mailto, webcal or tel, or a path of the service itself. Anything
    /// else, such as `javascript:`, becomes an address that leads nowhere.
    @inline(never)
    public mutating func appendInterpolation(url address: String) {
      html.append(escaped: LinkAddress.isSafe(address) ? address : "about:invalid")
    }
  }
}

/// Which addresses links may have.
private enum LinkAddress {
  static func isSafe(_ address: String) -> Bool {
    // Browsers pass over control characters and blanks, which could hide a scheme, and take a backslash for
    // a slash.
    guard address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
      return false
    }
    if address.hasPrefix("/") { return !address.hasPrefix("//") }
    let lowercase = address.prefix(8).lowercased()
    return ["http://", "https://", "mailto:", "webcal:", "tel:"].contains { lowercase.hasPrefix($0) }
  }
}

extension String {
  /// Adds a text with everything written out that HTML would read as its own, both quotation marks too.
  /// Control characters, which HTML may not hold, become U+FFFD.
  @inline(never)
  fileprivate mutating func append(escaped text: String) {
    guard text.utf8.contains(where: { Self.replacement(of: $0) != nil }) else {
      self += text
      return
    }
    // UTF-8 holds these bytes only as the characters that they are.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      if let replacement = Self.replacement(of: byte) {
        bytes += Array(replacement.utf8)
      } else {
        bytes.append(byte)
      }
    }
    self += String(decoding: bytes, as: UTF8.self)
  }

  private static func replacement(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): nil
    case 0x00..<0x20, 0x7F: "\u{FFFD}"
    default: nil
    }
  }
}
