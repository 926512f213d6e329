public import Secrets

/// The key from which the secrets of the links in applicants' mail are made.
///
/// What an applicant is shown when the request is handed in is kept as a digest alone, so that no later mail can
/// repeat it. A mail has another secret instead, which this key makes whenever one is sent, and which opens the
/// same: nothing of it is stored. The key is kept beside the database, not in it, so that a copy of the database
/// opens nothing. Where the key is lost, the links in mail sent until then open nothing any more, and new mail has
/// new ones.
public struct LinkKey: Sendable {
  /// How many bytes a key has.
  public static let byteCount = 32

  /// The bytes, as they are kept.
  public let bytes: [UInt8]

  /// A new key.
  public init(from source: any RandomSource) { bytes = source.bytes(LinkKey.byteCount) }

  /// A key as it is kept, or `nil` where there are not 32 bytes.
  public init?(stored bytes: [UInt8]) {
    guard bytes.count == LinkKey.byteCount else { return nil }
    self.bytes = bytes
  }
}

extension LinkKey: CustomStringConvertible, CustomReflectable {
  /// Nothing of the key, so that it gets into no log by mistake.
  public var description: String { "LinkKey" }

  /// Nothing of the key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
