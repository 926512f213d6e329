private import CSodium

/// Comparison of secrets. Its time tells nothing of where they differ.
public enum ConstantTime {
  /// Whether two sequences of bytes are the same. The time depends on their lengths alone, which are no
  /// secret.
  public static func areEqual(_ lhs: [UInt8], _ rhs: [UInt8]) -> Bool {
    lhs.count == rhs.count && sodium_memcmp(lhs, rhs, lhs.count) == 0
  }
}
