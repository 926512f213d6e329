import HTTPServer

/// The service, or work on its data, cannot go on.
enum ServiceProblem: CommandError {
  /// The folder has no database yet.
  case notInitialized(folder: String)
  /// The address or the port cannot be had.
  case cannotListen(HTTPServerError)
  /// The system has no thread left.
  case noThread(code: Int32)
  /// The calendars lack a year with a decree, or the office's hours.
  case calendarsMissing(folder: String)
  /// No active account has the address.
  case unknownAccount(String)
  /// No valid token has the number.
  case unknownToken(Int64)
  /// A file that would be overwritten.
  case fileExists(String)
  /// A folder that has to be empty.
  case folderNotEmpty(String)
  /// The file of the key of links holds none.
  case noLinkKey(String)

  var exitStatus: ExitStatus {
    switch self {
    case .notInitialized: .misuse
    case .cannotListen, .noThread, .calendarsMissing, .unknownAccount, .unknownToken, .fileExists,
      .folderNotEmpty, .noLinkKey:
      .refusal
    }
  }
}
