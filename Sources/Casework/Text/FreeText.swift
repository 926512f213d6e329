/// What is wrong with a text that a person wrote.
public enum FreeTextProblem: Error, Hashable, Sendable {
  /// Nothing but blanks, where something is needed.
  case empty
  /// More characters (Unicode scalars) than the limit.
  case tooLong(count: Int, limit: Int)
  /// A character that no text may contain: its code point, and its place among the scalars, from 0.
  case character(codePoint: UInt32, at: Int)
}

/// A kind of text that people write, with how long it may be. The limits are far above what is needed, and
/// low enough that a request stays readable.
public enum FreeText: String, CaseIterable, Hashable, Sendable {
  /// The name of a person, an organisation or a unit; one line.
  case name
  /// The number of a letter, an agenda, a ticket, an identity; one line.
  case number
  /// The subject of a request; one line.
  case subject
  /// A chronology.
  case chronology
  /// A reason, a note, an answer.
  case note

  /// The most characters (Unicode scalars).
  public var limit: Int {
    switch self {
    case .name: 200
    case .number: 100
    case .subject: 300
    case .chronology: 20_000
    case .note: 5_000
    }
  }

  /// Whether it may have more than one line; only then are newlines and tabs taken.
  public var hasLines: Bool { self == .chronology || self == .note }

  /// The text as it is kept: without blanks at either end, with `\n` at the end of lines. Fails where it is
  /// empty or too long, or contains a control character, a noncharacter of Unicode, or one of the marks that
  /// turn the direction of writing, with which a text can be made to look like another one.
  public func checked(_ text: String) throws(FreeTextProblem) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      // A line end of two characters becomes one.
      if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
      scalars.append(scalar)
      // The text is refused as soon as it is known to be too long, blanks at the ends apart.
      guard scalars.count <= limit * 2 else {
        throw .tooLong(count: text.unicodeScalars.count, limit: limit)
      }
    }
    for (place, scalar) in scalars.enumerated() where !isAllowed(scalar) {
      throw .character(codePoint: scalar.value, at: place)
    }
    let first = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    let last = scalars.lastIndex { !$0.properties.isWhitespace } ?? scalars.startIndex
    guard first < scalars.endIndex else { throw .empty }
    let kept = scalars[first...last]
    guard kept.count <= limit else { throw .tooLong(count: kept.count, limit: limit) }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: kept)
    return String(result)
  }

  private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: hasLines
    case 0x00...0x1F, 0x7F...0x9F: false
    // Line and paragraph separators end a line in some programs and not in others.
    case 0x2028, 0x2029: false
    // Marks of direction: embeddings, overrides, isolates, and the plain marks.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    case 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }
}
