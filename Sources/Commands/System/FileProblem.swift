/// A file or a folder that could not be used.
enum FileProblem: CommandError, Hashable {
  /// It could not be opened or read.
  case unreadable(path: String, SystemError)
  /// It is a folder where a file is needed.
  case isFolder(path: String)
  /// It is larger than what is read of its kind.
  case tooLarge(path: String, limit: Int)
  /// It could not be made, written or renamed.
  case unwritable(path: String, SystemError)
  /// A folder to write into that holds what this program did not write.
  case foreignContent(folder: String, entry: String)
  /// A symbolic link where a folder to write into is needed.
  case symbolicLink(path: String)
  /// Standard input cannot be read.
  case inputFailed(SystemError)
  /// Standard output takes no more, and not because its reader went away.
  case outputFailed(SystemError)

  var exitStatus: ExitStatus {
    switch self {
    case .unreadable, .isFolder, .tooLarge, .inputFailed: .misuse
    case .unwritable, .foreignContent, .symbolicLink, .outputFailed: .refusal
    }
  }
}
