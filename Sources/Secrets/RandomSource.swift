import Locks
private import CSodium

/// Where random bytes come from. Passed to whoever needs some, so that a test can foretell them.
public protocol RandomSource: Sendable {
  /// So many random bytes. May be called from any thread.
  func bytes(_ count: Int) -> [UInt8]
}

/// The random bytes of the operating system, fit for secrets.
public struct SystemRandomSource: RandomSource {
  /// The one source of the system.
  public init() { Sodium.prepare() }

  /// So many random bytes, which nobody can foretell.
  public func bytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let start = buffer.baseAddress { randombytes_buf(start, count) }
      initialized = count
    }
  }
}

/// Bytes that look random and are the same for the same seed, for tests. Whoever knows the seed knows every
/// secret that comes from it: never for a service.
public final class SeededRandomSource: RandomSource, @unchecked Sendable {
  private let key: [UInt8]
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var drawn: UInt64 = 0

  /// The sequence of a seed.
  public init(seed: UInt64) {
    key = Digest(of: withUnsafeBytes(of: seed.littleEndian) { Array($0) }).bytes
  }

  /// The next bytes of the sequence.
  public func bytes(_ count: Int) -> [UInt8] {
    lock.withLock {
      var bytes: [UInt8] = []
      while bytes.count < count {
        drawn += 1
        bytes += MessageAuthentication.hmac(
          key: key, message: withUnsafeBytes(of: drawn.littleEndian) { Array($0) })
      }
      return Array(bytes.prefix(count))
    }
  }
}
