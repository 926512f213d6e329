public import Wording

extension Language {
  /// The language that a reader asks for with `Accept-Language` (RFC 9110, section 12.5.4): the one with the greatest
  /// weight, Indonesian where both weigh the same, where neither is named, and where the header is missing or cannot
  /// be read.
  public init(accepting header: String?) {
    var weights: [Language: Int] = [:]
    var others = 0
    for part in (header ?? "").split(separator: ",").prefix(50) {
      let pieces = part.split(separator: ";", omittingEmptySubsequences: false)
      let range = Self.trimmed(pieces[0]).lowercased()
      guard let weight = Self.weight(pieces.dropFirst()) else { continue }
      if range == "*" {
        others = max(others, weight)
      } else if let language = Language(rawValue: String(range.prefix { $0 != "-" })) {
        weights[language] = max(weights[language] ?? 0, weight)
      }
    }
    let indonesian = weights[.indonesian] ?? others
    let english = weights[.english] ?? others
    self = english > indonesian ? .english : .indonesian
  }

  /// The weight in thousandths; 1,000 where none is given, `nil` where it is malformed.
  private static func weight(_ parameters: ArraySlice<Substring>) -> Int? {
    guard let parameter = parameters.first else { return 1000 }
    let text = trimmed(parameter).lowercased()
    guard parameters.count == 1, text.hasPrefix("q=") else { return nil }
    let digits = Array(text.utf8.dropFirst(2))
    guard let first = digits.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else {
      return nil
    }
    guard digits.count > 1 else { return Int(first - UInt8(ascii: "0")) * 1000 }
    let fraction = digits.dropFirst(2)
    guard digits[1] == UInt8(ascii: "."), fraction.count <= 3, fraction.allSatisfy(TextForm.isDigit) else {
      return nil
    }
    var thousandths = 0
    for place in 0..<3 {
      thousandths = thousandths * 10
      if place < fraction.count {
        thousandths += Int(fraction[fraction.startIndex + place] - UInt8(ascii: "0"))
      }
    }
    if first == UInt8(ascii: "1") { return thousandths == 0 ? 1000 : nil }
    return thousandths
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " || text.first == "\t" { text = text.dropFirst() }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return text
  }
}
