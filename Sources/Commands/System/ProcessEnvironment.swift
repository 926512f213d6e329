import Glibc
import WorkCalendar

/// What the process was given from outside, besides its arguments.
struct ProcessEnvironment {
  /// The value of an environment variable; `nil` where it is not set or empty.
  var variable: (String) -> String?
  /// The path of the running program, links resolved; `nil` where the system does not say.
  var executable: String?
  /// Seconds since 1970-01-01T00:00:00Z on the machine's clock.
  var machineClock: @Sendable () -> Instant
  /// Whether standard input, and standard error, are a terminal.
  var inputIsTerminal: Bool
  var diagnosticsAreTerminal: Bool

  /// The environment of this process.
  static func current() -> ProcessEnvironment {
    ProcessEnvironment(
      variable: { name in
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
      },
      executable: linkTarget("/proc/self/exe"),
      machineClock: { Instant(secondsSinceEpoch: Int64(time(nil))) },
      inputIsTerminal: isatty(STDIN_FILENO) == 1,
      diagnosticsAreTerminal: isatty(STDERR_FILENO) == 1)
  }

  /// The moment that counts as now: `JADWAL_NOW` where it is set, else the machine's clock.
  /// Fails where `JADWAL_NOW` is no instant.
  func now() throws(UsageProblem) -> Instant {
    guard let text = variable("JADWAL_NOW") else { return machineClock() }
    guard let instant = Instant(iso8601: text) else {
      throw .badValue(of: "JADWAL_NOW", text: text, expected: .instant)
    }
    return instant
  }

  private static func linkTarget(_ path: String) -> String? {
    let count = Int(PATH_MAX)
    let target = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = buffer.baseAddress.map { max(0, readlink(path, $0, count)) } ?? 0
    }
    return target.isEmpty ? nil : String(decoding: target, as: UTF8.self)
  }
}

/// A clock that only goes forward, for how long something takes.
enum StopWatch {
  /// Nanoseconds since some moment before the process began.
  static func nanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
