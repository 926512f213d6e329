/// The path of a route, read from text such as `/api/v1/requests/{id}/documents/{document}` or
/// `/feeds/{secret}.ics`.
///
/// A segment is a literal, or a variable in braces with literal text before and behind it. A variable stands
/// for at least one character.
struct PathPattern: Sendable {
  enum Segment: Hashable, Sendable {
    case literal(String)
    case variable(prefix: String, name: String, suffix: String)

    /// The value of the variable in `text`: `nil` where this segment does not match it, empty for a literal.
    func value(in text: String) -> Substring? {
      switch self {
      case .literal(let literal): return literal == text ? "" : nil
      case .variable(let prefix, _, let suffix):
        var text = text
        return text.withUTF8 { bytes in
          let (before, behind) = (prefix.utf8.count, suffix.utf8.count)
          guard bytes.count > before + behind, bytes.prefix(before).elementsEqual(prefix.utf8),
            bytes.suffix(behind).elementsEqual(suffix.utf8)
          else { return nil }
          return Substring(decoding: bytes[before..<(bytes.count - behind)], as: UTF8.self)
        }
      }
    }

    /// Less stands first where several segments match one text: literals, then variables with the most
    /// literal text.
    var precedence: Int {
      switch self {
      case .literal: Int.min
      case .variable(let prefix, _, let suffix): -(prefix.utf8.count + suffix.utf8.count)
      }
    }
  }

  let segments: [Segment]
  /// Whether there is a variable.
  let isVariable: Bool

  /// `nil` where the text is no path of this form.
  init?(_ text: String) {
    guard text.hasPrefix("/") else { return nil }
    var segments: [Segment] = []
    var names: [String] = []
    for part in text == "/" ? [] : text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard !part.isEmpty else { return nil }
      guard let open = part.firstIndex(of: "{") else {
        guard !part.contains("}") else { return nil }
        segments.append(.literal(String(part)))
        continue
      }
      guard let close = part[open...].firstIndex(of: "}") else { return nil }
      let name = String(part[part.index(after: open)..<close])
      let (prefix, suffix) = (part[..<open], part[part.index(after: close)...])
      guard !name.isEmpty, !names.contains(name) else { return nil }
      guard !(prefix + suffix).contains(where: { $0 == "{" || $0 == "}" }) else { return nil }
      names.append(name)
      segments.append(.variable(prefix: String(prefix), name: name, suffix: String(suffix)))
    }
    self.segments = segments
    isVariable = !names.isEmpty
  }

  /// The values of the variables in a path that matches.
  func values(in path: [String]) -> PathValues {
    guard isVariable else { return PathValues() }
    return PathValues(
      zip(segments, path).compactMap { segment, text in
        guard case .variable(_, let name, _) = segment, let value = segment.value(in: text) else {
          return nil
        }
        return HTTPField(name, String(value))
      })
  }
}
