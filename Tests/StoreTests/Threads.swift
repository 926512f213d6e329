import Foundation

/// Threads of a test; a task would not do, for what is tested blocks.
enum Threads {
  /// Runs `body` on so many threads at the same time, each with its number from 0, and waits for all.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let done = DispatchGroup()
    for number in 0..<count {
      done.enter()
      Thread {
        body(number)
        done.leave()
      }.start()
    }
    done.wait()
  }
}

/// What threads collect together.
final class Collected<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var collected: [Value] = []

  func add(_ value: Value) { lock.withLock { collected.append(value) } }

  var values: [Value] { lock.withLock { collected } }
}
