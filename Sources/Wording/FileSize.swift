/// A number of bytes as people say it.
public struct FileSize {
  private let bytes: Int

  /// A number of bytes.
  public init(_ bytes: Int) { self.bytes = bytes }

  /// Whole mebibytes as `32 MB`, kibibytes as `100 KB`, or else bytes.
  public var text: String {
    if bytes >= 1 << 20, bytes.isMultiple(of: 1 << 20) { return "\(bytes >> 20) MB" }
    if bytes >= 1 << 10, bytes.isMultiple(of: 1 << 10) { return "\(bytes >> 10) KB" }
    return "\(bytes) B"
  }

  /// About how large it is, as a list of files says it: `3 MB`, `120 KB`; never less than 1 KB.
  public var rounded: String {
    bytes < 1 << 20 ? "\(max(1, (bytes + 512) >> 10)) KB" : "\((bytes + (1 << 19)) >> 20) MB"
  }
}
