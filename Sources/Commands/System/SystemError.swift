import Glibc

/// What the operating system answered when a call failed.
struct SystemError: Error, Hashable, Sendable {
  /// The error number, such as `ENOENT`.
  let code: Int32

  /// There is nothing of that name.
  static let notFound = SystemError(code: ENOENT)

  /// The error of the call that failed last on this thread.
  static var last: SystemError { SystemError(code: errno) }
}

/// Repeats a call that a signal interrupted; -1 becomes the error. The one place where return codes become
/// errors.
func systemCall<Result: FixedWidthInteger>(_ call: () -> Result) throws(SystemError) -> Result {
  while true {
    let result = call()
    if result != -1 { return result }
    if errno != EINTR { throw .last }
  }
}
