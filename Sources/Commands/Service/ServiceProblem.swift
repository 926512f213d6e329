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
  /// No account at all has the address.
  case noAccount(String)
  /// No valid token has the number.
  case unknownToken(Int64)
  /// No request is of an applicant with the address.
  case unknownApplicant(String)
  /// No request has the reference.
  case unknownReference(String)
  /// A file that would be overwritten.
  case fileExists(String)
  /// A folder that has to be empty.
  case folderNotEmpty(String)
  /// The file of the key of links holds none.
  case noLinkKey(String)
  /// The service ended before it answered: what it was asked is done whole, or not at all.
  case noAnswer
  /// The calendar has no version of the number.
  case unknownVersion(Int)
  /// A version of the calendar came with the program, and has no file.
  case versionOfProgram(Int)

  var exitStatus: ExitStatus {
    switch self {
    case .notInitialized: .misuse
    case .cannotListen, .noThread, .calendarsMissing, .unknownAccount, .noAccount, .unknownToken,
      .unknownApplicant, .unknownReference, .fileExists, .folderNotEmpty, .noLinkKey, .noAnswer,
      .unknownVersion, .versionOfProgram:
      .refusal
    }
  }
}
