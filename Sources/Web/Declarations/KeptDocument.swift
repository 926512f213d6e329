import Locks
import Wording

/// The OpenAPI document as bytes, made once for each language. Any thread may ask.
final class KeptDocument: @unchecked Sendable {
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var documents: [Language: [UInt8]] = [:]

  /// The document of a language: the kept one, or else what `make` makes. One at a time makes it.
  func bytes(in language: Language, _ make: () -> [UInt8]) -> [UInt8] {
    lock.withLock {
      if let known = documents[language] { return known }
      let made = make()
      documents[language] = made
      return made
    }
  }
}
