/// The address at which the outside reaches the service, as links and feeds begin with it.
public enum PublicAddress {
  /// The address in the form that it is used in: `http` or `https`, a host, perhaps a port and a path, no slash at
  /// the end; `nil` where a text is none.
  public static func read(_ text: String) -> String? {
    let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "http" || parts[0] == "https" else { return nil }
    var rest = parts[1]
    while rest.hasSuffix("/") { rest.removeLast() }
    let isPlain = rest.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._~:[]/".utf8.contains(byte)
      }
    }
    guard isPlain, let first = rest.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: ":") else {
      return nil
    }
    return "\(parts[0])://\(rest)"
  }
}
