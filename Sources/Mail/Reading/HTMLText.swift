/// The text of an HTML mail as a person would retype it: what is written, without tags, with the addresses of
/// its links. It is no browser: what it does not know it leaves out.
struct HTMLText {
  private let html: [UInt8]
  private var place = 0
  private var output: [UInt8] = []
  /// The element whose content nobody sees, while inside it.
  private var hidden: String?
  /// The address of the link that is open, and where its text begins.
  private var link: (address: String, start: Int)?

  /// The text of an HTML document.
  static func text(of html: String) -> String {
    var reading = HTMLText(html: Array(html.utf8))
    reading.read()
    return String(decoding: reading.output, as: UTF8.self)
  }

  private init(html: [UInt8]) { self.html = html }

  private mutating func read() {
    while place < html.count {
      let byte = html[place]
      if let hidden {
        // Only its own end ends what nobody sees.
        if html[place...].starts(with: "</".utf8), isName(hidden, at: place + 2) {
          self.hidden = nil
          readMarkup()
        } else {
          place = html.firstIndex(of: UInt8(ascii: "<"), in: (place + 1)..<html.count) ?? html.count
        }
      } else if byte == UInt8(ascii: "<"), isMarkup(at: place + 1) {
        readMarkup()
      } else if byte == UInt8(ascii: "&") {
        readReference()
      } else {
        appendText(byte)
        place += 1
      }
    }
  }

  private func isMarkup(at index: Int) -> Bool {
    guard index < html.count else { return false }
    let byte = html[index]
    return (0x61...0x7A).contains(byte | 0x20) || "/!?".utf8.contains(byte)
  }

  private func isName(_ name: String, at index: Int) -> Bool {
    html[min(index, html.count)...].prefix(name.utf8.count).elementsEqual(name.utf8) { $0 | 0x20 == $1 }
  }

  private mutating func readMarkup() {
    if html[place...].starts(with: "<!--".utf8) {
      skipComment()
      return
    }
    let end = html.firstIndex(of: UInt8(ascii: ">"), in: place..<html.count) ?? html.count
    let tag = html[(place + 1)..<end]
    place = min(end + 1, html.count)
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = String(
      decoding: tag.drop { $0 == UInt8(ascii: "/") }.prefix(12).prefix(while: Self.isOfName), as: UTF8.self
    )
    .lowercased()
    if Self.hiddenElements.contains(name) {
      if !isEnd, tag.last != UInt8(ascii: "/") { hidden = name }
      return
    }
    if name == "a" { isEnd ? closeLink() : openLink(tag) }
    if name == "td" || name == "th", isEnd { output.append(Byte.space) }
    if name == "li", !isEnd {
      breakLine()
      output += "- ".utf8
    } else if name == "br" {
      output.append(Byte.lf)
    } else if Self.blocks.contains(name) {
      breakLine()
      if Self.paragraphs.contains(name) { output.append(Byte.lf) }
    }
  }

  /// A comment ends at the first `-->`; one without an end hides the rest.
  private mutating func skipComment() {
    var from = place + 4
    while let end = html.firstIndex(of: UInt8(ascii: ">"), in: min(from, html.count)..<html.count) {
      from = end + 1
      if html[end - 1] == Byte.hyphen, html[end - 2] == Byte.hyphen {
        place = from
        return
      }
    }
    place = html.count
  }

  private mutating func readReference() {
    let body = html[(place + 1)...].prefix(10)
    guard let end = body.firstIndex(of: UInt8(ascii: ";")),
      let scalar = HTMLReference.scalar(String(decoding: body[..<end], as: UTF8.self))
    else {
      appendText(html[place])
      place += 1
      return
    }
    place = end + 1
    if scalar == "\u{A0}" { output.append(Byte.space) } else { output += Array(String(scalar).utf8) }
  }

  /// Blanks and line ends between words are one blank.
  private mutating func appendText(_ byte: UInt8) {
    guard Byte.isBlank(byte) || byte == Byte.lf || byte == Byte.cr else {
      output.append(byte)
      return
    }
    if let last = output.last, last != Byte.space, last != Byte.lf { output.append(Byte.space) }
  }

  private mutating func breakLine() {
    if let last = output.last, last != Byte.lf { output.append(Byte.lf) }
  }

  private mutating func openLink(_ tag: ArraySlice<UInt8>) {
    closeLink()
    guard let address = Self.address(in: tag) else { return }
    link = (address, output.count)
  }

  /// The address follows the text of its link where the text is another.
  private mutating func closeLink() {
    guard let link else { return }
    self.link = nil
    let text = String(decoding: output[link.start...], as: UTF8.self)
    let bare = link.address.hasPrefix("mailto:") ? String(link.address.dropFirst(7)) : link.address
    if text != bare, "https://" + text != bare { output += " <\(link.address)>".utf8 }
  }

  /// The value of `href` where it leads somewhere that can be written down.
  private static func address(in tag: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: tag.prefix(4_000), as: UTF8.self)
    guard let name = text.lowercased().firstRange(of: "href=") else { return nil }
    let offset = text.lowercased().utf8.distance(from: text.lowercased().startIndex, to: name.upperBound)
    guard let start = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) else {
      return nil
    }
    var value = text[start...]
    if let quote = value.first, quote == "\"" || quote == "'" {
      value = value.dropFirst().prefix { $0 != quote }
    } else {
      value = value.prefix { !$0.isWhitespace }
    }
    let address = SafeText.line(String(value).replacing("&amp;", with: "&"))
    let schemes = ["https://", "http://", "mailto:", "tel:"]
    return schemes.contains(where: address.lowercased().hasPrefix) ? address : nil
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static let hiddenElements: Set = ["script", "style", "title", "template"]
  private static let paragraphs: Set = [
    "p", "blockquote", "ul", "ol", "table", "h1", "h2", "h3", "h4", "pre",
  ]
  private static let blocks: Set = [
    "p", "blockquote", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "div", "tr", "hr",
    "section", "article", "header", "footer", "address", "dl", "dt", "dd", "center", "body", "form",
  ]
}
