/// A calendar file cut into unfolded lines and its tree of components, before libical sees a byte of it.
///
/// What could hurt libical is refused on the way, with the number of the line: oversize, overlong lines, deep
/// nesting, control characters, bytes that are no UTF-8, and components that do not close.
struct ScannedCalendar {
  /// A component of the file, in the order in which they begin.
  struct Component {
    /// The name in upper case, such as `VEVENT`.
    let name: String
    /// The number of the line on which it begins.
    let line: Int
    /// The index of the component around it; `nil` for a `VCALENDAR`.
    let parent: Int?
  }

  /// A line, unfolded.
  struct Line {
    /// The number of its first line in the file, from 1.
    let number: Int
    /// The index of the component in which it stands. `BEGIN` and `END` stand in the component that they
    /// bound.
    let component: Int
    /// Where its bytes lie in `text`; a zero byte follows them.
    let range: Range<Int>
    /// The bytes before the first `;` or `:`.
    let name: Range<Int>
  }

  /// Every line's bytes, unfolded, each line closed with a zero byte as C wants it.
  let text: [UInt8]
  /// The lines in the order of the file.
  let lines: [Line]
  /// The components in the order in which they begin.
  let components: [Component]
  /// The name of the file.
  let file: String

  /// The place of a line.
  func place(of line: Line, component: String? = nil) -> ICalendarPlace {
    let isBoundary = ["BEGIN", "END"].contains(upperCased(line.name))
    return ICalendarPlace(
      file: file, line: line.number, component: component ?? components[line.component].name,
      property: isBoundary ? nil : upperCased(line.name))
  }

  /// The part of the text, in upper case.
  func upperCased(_ range: Range<Int>) -> String { text[range].asciiUpperCased }

  /// What follows a line's first colon outside of quotation marks.
  func value(of line: Line) -> Range<Int> {
    var index = line.name.upperBound
    var quoted = false
    while index < line.range.upperBound {
      let byte = text[index]
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      index += 1
      if byte == UInt8(ascii: ":"), !quoted { break }
    }
    return index..<line.range.upperBound
  }
}

extension Collection<UInt8> {
  /// The bytes as text, with ASCII letters in upper case.
  var asciiUpperCased: String {
    String(
      decoding: map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 - 32 : $0 }, as: UTF8.self)
  }

  /// The bytes as text to be quoted in an error: cut short, without control characters.
  var quotedInError: String {
    var quoted = String.UnicodeScalarView()
    for scalar in String(decoding: prefix(80), as: UTF8.self).unicodeScalars
    where scalar.properties.generalCategory != .control {
      quoted.append(scalar)
    }
    return String(quoted)
  }
}
