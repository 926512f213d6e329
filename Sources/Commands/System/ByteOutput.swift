import Glibc

/// The reader of standard output went away: nothing is wrong, and nobody is left to tell.
struct OutputClosed: Error {}

/// Bytes on their way out, gathered so that a line costs no system call.
final class ByteOutput {
  private let descriptor: Int32?
  private let capacity = 1 << 16
  private(set) var pending: [UInt8] = []

  /// An output to an open descriptor; to memory, where all stays in `pending`, if there is none.
  init(descriptor: Int32?) {
    self.descriptor = descriptor
    pending.reserveCapacity(capacity)
  }

  /// Writes text as UTF-8. Fails with `OutputClosed` or `FileProblem.outputFailed`.
  func write(_ text: String) throws {
    pending.append(contentsOf: text.utf8)
    if pending.count >= capacity { try flush() }
  }

  /// Writes text and ends the line.
  func writeLine(_ text: String) throws {
    pending.append(contentsOf: text.utf8)
    pending.append(UInt8(ascii: "\n"))
    if pending.count >= capacity { try flush() }
  }

  /// Writes bytes as they are.
  func write(_ bytes: [UInt8]) throws {
    pending.append(contentsOf: bytes)
    if pending.count >= capacity { try flush() }
  }

  /// Hands everything over to the system.
  func flush() throws {
    guard let descriptor else { return }
    var written = 0
    defer { pending.removeFirst(written) }
    do throws(SystemError) {
      while written < pending.count {
        let rest = pending[written...]
        written += try systemCall {
          rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        }
      }
    } catch {
      if error.code == EPIPE { throw OutputClosed() }
      throw FileProblem.outputFailed(error)
    }
  }
}
