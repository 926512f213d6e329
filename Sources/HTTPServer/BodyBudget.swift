import Locks

/// The bytes that the bodies of all requests in hand may have together. Any thread may ask.
final class BodyBudget: @unchecked Sendable {
  let limit: Int
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var taken = 0

  init(limit: Int) { self.limit = limit }

  /// Takes so many bytes; `false`, and nothing taken, where they are not left.
  func take(_ count: Int) -> Bool {
    lock.withLock {
      guard count <= limit - taken else { return false }
      taken += count
      return true
    }
  }

  /// Gives so many bytes back.
  func giveBack(_ count: Int) {
    guard count > 0 else { return }
    lock.withLock { taken -= count }
  }
}
