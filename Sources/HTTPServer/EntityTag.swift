/// An entity tag (RFC 9110 section 8.8.3).
public struct EntityTag: Hashable, Sendable, CustomStringConvertible {
  /// What stands in the quotes.
  public let opaque: String
  /// Whether it names a meaning rather than the very bytes.
  public let isWeak: Bool

  /// A tag. Traps where `opaque` holds a quote, a space or a control character.
  public init(_ opaque: String, isWeak: Bool = false) {
    precondition(opaque.utf8.allSatisfy(Self.isAllowed), "a character that no entity tag may hold")
    self.opaque = opaque
    self.isWeak = isWeak
  }

  /// As it stands in a header: `"v7"`, `W/"v7"`.
  public var description: String { (isWeak ? "W/" : "") + "\"\(opaque)\"" }

  /// The comparison of `If-Match`: the same bytes, so neither may be weak (section 8.8.3.2).
  public func stronglyEquals(_ other: EntityTag) -> Bool { !isWeak && self == other }

  /// The comparison of `If-None-Match`: the same meaning (section 8.8.3.2).
  public func weaklyEquals(_ other: EntityTag) -> Bool { opaque == other.opaque }

  static func isAllowed(_ byte: UInt8) -> Bool {
    byte == 0x21 || (0x23...0x7E).contains(byte) || byte >= 0x80
  }
}

/// The value of an `If-Match` or `If-None-Match` header (RFC 9110 sections 13.1.1 and 13.1.2).
public enum EntityTagCondition: Hashable, Sendable {
  /// `*`: whatever there is.
  case any
  /// One of these.
  case tags([EntityTag])

  /// `nil` where the text is out of form. Empty list items are let through (section 5.6.1).
  public init?(_ text: String) {
    var scanner = FieldScanner(text)
    scanner.skipSpace()
    if text.trimmingHTTPSpace == "*" {
      self = .any
      return
    }
    var tags: [EntityTag] = []
    while !scanner.isAtEnd {
      if !scanner.skip(UInt8(ascii: ",")) {
        guard let tag = scanner.entityTag() else { return nil }
        tags.append(tag)
        scanner.skipSpace()
        guard scanner.isAtEnd || scanner.skip(UInt8(ascii: ",")) else { return nil }
      }
      scanner.skipSpace()
    }
    guard !tags.isEmpty else { return nil }
    self = .tags(tags)
  }

  /// Whether `If-Match` lets a change of what has `current` through; `nil` stands for what does not exist.
  public func allowsChange(of current: EntityTag?) -> Bool {
    guard let current else { return false }
    switch self {
    case .any: return true
    case .tags(let tags): return tags.contains { $0.stronglyEquals(current) }
    }
  }

  /// Whether `If-None-Match` says that the other side has `current` already, so that a 304 is the answer to a
  /// GET.
  public func holds(_ current: EntityTag) -> Bool {
    switch self {
    case .any: true
    case .tags(let tags): tags.contains { $0.weaklyEquals(current) }
    }
  }
}

extension HTTPRequest {
  /// Whether what the other side has already is still current, so that a 304 is the answer to a GET or HEAD
  /// (RFC 9110 section 13.2.2): `If-None-Match` decides where it is there, `If-Modified-Since` else. A
  /// condition out of form is none.
  public func hasCurrent(_ tag: EntityTag, lastModified: HTTPDate?) -> Bool {
    let conditions = headers.filter { $0.name == "if-none-match" }.map(\.value)
    if !conditions.isEmpty {
      return EntityTagCondition(conditions.joined(separator: ","))?.holds(tag) ?? false
    }
    guard let lastModified, let since = header("if-modified-since").flatMap(HTTPDate.init) else {
      return false
    }
    return lastModified <= since
  }
}

extension FieldScanner {
  fileprivate mutating func entityTag() -> EntityTag? {
    let isWeak = skip(UInt8(ascii: "W"))
    if isWeak, !skip(UInt8(ascii: "/")) { return nil }
    guard skip(UInt8(ascii: "\"")) else { return nil }
    let opaque = text(while: EntityTag.isAllowed)
    guard skip(UInt8(ascii: "\"")) else { return nil }
    return EntityTag(opaque, isWeak: isWeak)
  }
}
