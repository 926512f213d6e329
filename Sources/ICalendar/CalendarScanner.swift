/// Cuts the bytes of a calendar file into unfolded lines and checks them; the file's first reader.
struct CalendarScanner {
  private let bytes: [UInt8]
  private let file: String
  private var text: [UInt8] = []
  private var lines: [ScannedCalendar.Line] = []
  private var components: [ScannedCalendar.Component] = []
  /// The indices of the components that are open, outermost first.
  private var open: [Int] = []

  /// Scans a file. Fails at the first line that must not reach libical.
  static func scan(_ bytes: [UInt8], named file: String) throws(ICalendarError) -> ScannedCalendar {
    var scanner = CalendarScanner(bytes: bytes, file: file)
    try scanner.run()
    return ScannedCalendar(
      text: scanner.text, lines: scanner.lines, components: scanner.components, file: file)
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    text.reserveCapacity(min(bytes.count, ICalendarLimit.fileSize.value))
  }

  private mutating func run() throws(ICalendarError) {
    guard bytes.count <= ICalendarLimit.fileSize.value else {
      throw error(.overLimit(.fileSize, found: bytes.count), line: nil)
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var index = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    var number = 0
    var lineStart = 0
    var lineNumber = 0
    while index < bytes.count {
      number += 1
      let end = try endOfLine(from: index, number: number, after: lineNumber)
      let isContinued = bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t")
      if !isContinued || lineNumber == 0 {
        try close(lineStart, number: lineNumber)
        lineStart = text.count
        lineNumber = number
      }
      text.append(contentsOf: bytes[(isContinued ? index + 1 : index)..<end])
      guard text.count - lineStart <= ICalendarLimit.lineLength.value else {
        throw error(.overLimit(.lineLength, found: text.count - lineStart), line: lineNumber)
      }
      index = end
      if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
      if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
    }
    try close(lineStart, number: lineNumber)
    if let innermost = open.last {
      throw error(.truncated(open: components[innermost].name), line: components[innermost].line)
    }
    guard !lines.isEmpty else { throw error(.empty, line: nil) }
  }

  /// The index of the line feed, or of the carriage return before it, that ends a line, or of the end of the
  /// file. `pending` is the number of the line before it, which is not closed yet.
  private func endOfLine(
    from start: Int, number: Int, after pending: Int
  ) throws(ICalendarError) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x7F {
        switch byte {
        case UInt8(ascii: "\t"): break
        case UInt8(ascii: "\n"): return index
        case UInt8(ascii: "\r") where index + 1 == bytes.count || bytes[index + 1] == UInt8(ascii: "\n"):
          return index
        default:
          guard !lines.isEmpty || isBeginning(text[...]) || isBeginning(bytes[start...]) else {
            throw error(.notCalendar, line: pending > 0 ? pending : number)
          }
          throw error(.controlCharacter(byte), line: number)
        }
      }
      index += 1
    }
    return index
  }

  /// Whether bytes begin as a calendar does.
  private func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.prefix("BEGIN:VCALENDAR".utf8.count).asciiUpperCased == "BEGIN:VCALENDAR"
  }

  /// Takes the bytes from `start` to the end of the text as one line.
  private mutating func close(_ start: Int, number: Int) throws(ICalendarError) {
    let range = start..<text.count
    defer { text.append(0) }
    guard text[range].contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else { return }
    guard text[range].allSatisfy({ $0 < 0x80 }) || String(validating: text[range], as: UTF8.self) != nil
    else {
      throw error(lines.isEmpty ? .notCalendar : .notUTF8, line: number)
    }
    guard !lines.isEmpty || isBeginning(text[range]) else {
      throw error(.notCalendar, line: number)
    }
    guard let name = nameOfLine(range) else { throw error(.malformedLine, line: number) }
    switch text[name].asciiUpperCased {
    case "BEGIN": try begin(range, name: name, number: number)
    case "END": try end(range, name: name, number: number)
    default:
      guard let innermost = open.last else { throw error(.outsideCalendar, line: number) }
      lines.append(.init(number: number, component: innermost, range: range, name: name))
    }
  }

  private func nameOfLine(_ range: Range<Int>) -> Range<Int>? {
    let end = text[range].firstIndex { !isNameByte($0) }
    guard let end, end > range.lowerBound else { return nil }
    switch text[end] {
    case UInt8(ascii: ":"): return range.lowerBound..<end
    case UInt8(ascii: ";"):
      return text[end..<range.upperBound].contains(UInt8(ascii: ":")) ? range.lowerBound..<end : nil
    default: return nil
    }
  }

  /// Whether a byte may stand in the name of a property or a component: letters, digits and hyphens (RFC
  /// 5545, section 3.1), and the low lines and dots that some programs put into names of their own.
  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func begin(_ range: Range<Int>, name: Range<Int>, number: Int) throws(ICalendarError) {
    guard let component = componentName(range, name: name) else {
      throw error(.malformedLine, line: number)
    }
    guard !open.isEmpty || component == "VCALENDAR" else { throw error(.outsideCalendar, line: number) }
    guard open.count < ICalendarLimit.depth.value else {
      throw error(.overLimit(.depth, found: open.count + 1), line: number)
    }
    guard components.count < ICalendarLimit.components.value else {
      throw error(.overLimit(.components, found: components.count + 1), line: number)
    }
    components.append(.init(name: component, line: number, parent: open.last))
    open.append(components.count - 1)
    lines.append(.init(number: number, component: components.count - 1, range: range, name: name))
  }

  private mutating func end(_ range: Range<Int>, name: Range<Int>, number: Int) throws(ICalendarError) {
    guard let component = componentName(range, name: name) else {
      throw error(.malformedLine, line: number)
    }
    guard let innermost = open.last, components[innermost].name == component else {
      throw error(
        .unbalancedEnd(found: component.utf8.quotedInError, open: open.last.map { components[$0].name }),
        line: number)
    }
    lines.append(.init(number: number, component: innermost, range: range, name: name))
    open.removeLast()
  }

  /// The name after `BEGIN:` or `END:`, in upper case; `nil` where there is none or a parameter stands before
  /// it.
  private func componentName(_ range: Range<Int>, name: Range<Int>) -> String? {
    guard text[name.upperBound] == UInt8(ascii: ":") else { return nil }
    let value = text[(name.upperBound + 1)..<range.upperBound]
    let spaces = value.reversed().prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    let trimmed = value.dropLast(spaces)
    guard !trimmed.isEmpty, trimmed.count <= 64, trimmed.allSatisfy(isNameByte) else { return nil }
    return trimmed.asciiUpperCased
  }

  private func error(_ problem: ICalendarError.Problem, line: Int?) -> ICalendarError {
    ICalendarError(
      problem,
      at: ICalendarPlace(file: file, line: line, component: open.last.map { components[$0].name }))
  }
}
