import Glibc
import HTTPServer
import Locks
import WorkCalendar

/// Lines about the running service on standard error, without personal data. May be written from any thread.
final class ServiceLog: @unchecked Sendable {
  private let lock = PthreadLock()
  private let output: ByteOutput
  private let now: @Sendable () -> Instant

  init(_ output: ByteOutput, now: @escaping @Sendable () -> Instant) {
    self.output = output
    self.now = now
  }

  /// Writes a line with the time before it.
  func write(_ text: String) {
    let line = now().iso8601(offset: .wib) + " " + text.replacing("\n", with: " ")
    lock.withLock {
      // Where nobody reads standard error there is nobody to tell.
      try? output.writeLine(line)
      try? output.flush()
    }
  }

  /// Writes what was asked and answered: method, route, status, bytes, microseconds.
  func write(_ entry: AccessEntry) {
    let status = entry.status.map(String.init) ?? "-"
    write("\(entry.method) \(entry.route ?? "-") \(status) \(entry.bytes) \(entry.microseconds)")
  }
}
