private import CSodium

/// The library behind this target. Its functions may be called from any thread once it is ready.
enum Sodium {
  /// Makes the library ready. To be called before anything that draws random bytes or hashes passwords.
  static func prepare() { precondition(isReady, "libsodium finds no source of randomness") }

  // A second call of the library's function is harmless, but costs a lock.
  private static let isReady = sodium_init() >= 0
}
