/// Text as one word of a shell.
enum ShellWord {
  /// The text in single quotes, in which bash and zsh take everything as it stands; fish too, but for the
  /// backslash.
  static func quoted(_ text: String) -> String {
    "'" + text.reduce(into: "") { $0 += $1 == "'" ? "'\\''" : String($1) } + "'"
  }
}
