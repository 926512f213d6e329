/// What is written in a mail and what comes with it, taken from its parts.
struct BodyReading {
  /// The text.
  private(set) var text = ""
  /// Whether there is more text.
  private(set) var isTextCut = false
  /// The calendar objects, each content once.
  private(set) var calendars: [[UInt8]] = []
  /// Whether one of them states another METHOD than its part.
  private(set) var hasDifferingMethod = false
  /// The METHODs of the calendar objects, in upper case.
  private(set) var methods: [String] = []
  /// The files.
  private(set) var attachments: [ReceivedMail.Attachment] = []

  private let bytes: [UInt8]
  private let parts: [MessagePart]
  private let limits: MailLimits
  private var contents: Set<[UInt8]> = []
  /// The parts that are calendar objects, as they are written: what is there twice is looked at once.
  private var written: Set<ArraySlice<UInt8>> = []
  /// The largest calendar object that is one, in bytes: an answer has some kilobytes. A larger one is a file.
  private static let largestCalendar = 256 << 10
  /// How many bytes of text may still be taken from the parts.
  private var roomForText = MailReading.longestText * 4

  /// A text that is shown, and whether it was written as plain text.
  private struct Shown {
    let text: String
    let isPlain: Bool
  }

  /// Reads the parts of a mail. Fails at the first cap.
  init(
    of bytes: [UInt8], structure: MessageStructure, limits: MailLimits
  ) throws(MailReadingError.Problem) {
    self.bytes = bytes
    parts = structure.parts
    self.limits = limits
    let shown = try read(0)?.text ?? ""
    let cut = SafeText.lines(shown, atMost: MailReading.longestText)
    text = cut.text
    isTextCut = isTextCut || cut.isCut
  }

  /// What a part shows; what it brings along is kept. The depth is capped, so that this may call itself.
  private mutating func read(_ index: Int) throws(MailReadingError.Problem) -> Shown? {
    let part = parts[index]
    guard !part.children.isEmpty, !part.isMessage else { return try readLeaf(part) }
    var shown: [Shown] = []
    for child in part.children {
      if let text = try read(child) { shown.append(text) }
    }
    switch part.type.value {
    case "multipart/alternative": return shown.first(where: \.isPlain) ?? shown.first
    // What people are to read of a report is its first part (RFC 6522, section 3).
    case "multipart/report": return shown.first
    default:
      guard let first = shown.first else { return nil }
      guard shown.count > 1 else { return first }
      let text = shown.map(\.text).joined(separator: "\n\n")
      return Shown(text: text, isPlain: shown.allSatisfy(\.isPlain))
    }
  }

  private mutating func readLeaf(_ part: MessagePart) throws(MailReadingError.Problem) -> Shown? {
    let name = part.fileName
    if mayBeCalendar(part, named: name) {
      guard !written.contains(bytes[part.body]) else { return nil }
      if let calendar = calendar(in: part) {
        written.insert(bytes[part.body])
        guard written.count <= 2 * limits[.calendars] else {
          throw .overLimit(.calendars, limits[.calendars])
        }
        try keep(calendar, of: part)
        return nil
      }
    }
    let isFile = part.disposition.value == "attachment" || !name.isEmpty
    let isText = ["text/plain", "text/html", "text/enriched"].contains(part.type.value)
    if !isFile, isText || part.type.value.hasPrefix("multipart/") { return shown(part) }
    let content = GMimeReading.decoded(bytes[part.body], encoding: part.encoding)
    guard attachments.count < limits[.attachments] else {
      throw .overLimit(.attachments, limits[.attachments])
    }
    let isShownInside =
      part.fields.first("content-id") != nil && part.disposition.value != "attachment"
      && part.type.value.hasPrefix("image/")
    attachments.append(
      ReceivedMail.Attachment(
        name: name, mediaType: part.mediaType, bytes: content, isShownInside: isShownInside))
    return nil
  }

  private mutating func shown(_ part: MessagePart) -> Shown {
    var content = GMimeReading.decoded(bytes[part.body], encoding: part.encoding)
    // Much of HTML is no text, and no text is longer than is shown.
    let isHTML = part.type.value == "text/html"
    guard roomForText > 0 else {
      isTextCut = true
      return Shown(text: "", isPlain: !isHTML)
    }
    let most = isHTML ? MailReading.longestText * 8 : roomForText
    if content.count > most {
      // Not inside a character: back to the last line end.
      content.removeSubrange((content[..<most].lastIndex(of: Byte.lf) ?? most)...)
      isTextCut = true
    }
    let text = MailCharset.text(content, charset: part.type["charset"])
    if isHTML {
      let inside = HTMLText.text(of: text)
      roomForText = max(0, roomForText - inside.utf8.count)
      return Shown(text: inside, isPlain: false)
    }
    roomForText = max(0, roomForText - content.count)
    guard part.type["format"]?.lowercased() == "flowed" else { return Shown(text: text, isPlain: true) }
    let deletes = part.type["delsp"]?.lowercased() == "yes"
    return Shown(text: FlowedText.unfolded(text, deletingSpaces: deletes), isPlain: true)
  }

  /// Whether a part says that it is a calendar object.
  private func mayBeCalendar(_ part: MessagePart, named name: String) -> Bool {
    !part.isMessage
      && (["text/calendar", "application/ics", "application/calendar"].contains(part.type.value)
        || name.lowercased().hasSuffix(".ics"))
  }

  /// The calendar object that a part is, in UTF-8; `nil` where it is none.
  private func calendar(in part: MessagePart) -> [UInt8]? {
    let content = GMimeReading.decoded(bytes[part.body], encoding: part.encoding)
    guard content.count <= Self.largestCalendar else { return nil }
    let text = MailCharset.text(content, charset: part.type["charset"] ?? "utf-8")
    let isCalendar = text.drop { $0.isWhitespace }.prefix(15).uppercased() == "BEGIN:VCALENDAR"
    guard isCalendar || part.type.value == "text/calendar" else { return nil }
    return Array(text.utf8)
  }

  private mutating func keep(
    _ lines: [UInt8], of part: MessagePart
  ) throws(MailReadingError.Problem) {
    let inside = Self.method(in: lines)
    // An answer that says so outside alone is none (RFC 6047, section 2.4).
    if let stated = part.type["method"]?.uppercased(), stated != inside,
      inside != nil || ["REPLY", "COUNTER"].contains(stated)
    {
      hasDifferingMethod = true
    }
    // The same object is often there twice, as text/calendar and as a file, with another end.
    var content: [UInt8] = []
    for line in lines.split(separator: Byte.lf) { content += line + [Byte.cr, Byte.lf] }
    guard contents.insert(content).inserted else { return }
    guard calendars.count < limits[.calendars] else { throw .overLimit(.calendars, limits[.calendars]) }
    calendars.append(content)
    if let inside { methods.append(inside) }
  }

  /// The METHOD of a calendar object, in upper case, as its lines state it; `nil` for none.
  private static func method(in lines: [UInt8]) -> String? {
    var depth = 0
    for line in lines.split(separator: Byte.lf) {
      let upper = String(decoding: line.prefix(100), as: UTF8.self).uppercased()
      if upper.hasPrefix("BEGIN:") { depth += 1 }
      if upper.hasPrefix("END:") { depth -= 1 }
      // It is a property of the object, not of a component in it (RFC 5545, section 3.7.2).
      if depth == 1, upper.hasPrefix("METHOD:") { return SafeText.line(String(upper.dropFirst(7))) }
    }
    return nil
  }
}
