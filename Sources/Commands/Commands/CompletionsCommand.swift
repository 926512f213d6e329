import Wording

/// `jadwal completions`
enum CompletionsCommand {
  static let declaration = CommandDeclaration(
    "completions",
    summary: Sentence("pelengkap perintah untuk shell", "completions for a shell"),
    details: Sentence(
      "Menulis skrip pelengkap untuk bash, zsh, atau fish.",
      "Writes the script with which bash, zsh or fish completes commands."),
    operand: OperandDeclaration(
      value: .choice(Shell.allCases.map(\.rawValue)), help: Sentence("nama shell", "the name of the shell"),
      count: 1...1),
    examples: [
      .init(
        line: "source <(jadwal completions bash)",
        meaning: Sentence("pakai pelengkap dalam sesi ini", "use the completions in this session"))
    ],
    run: { context in
      for shell in context.arguments.operands.compactMap({ Shell(rawValue: $0) }) {
        let script = CompletionScript(catalog: .jadwal, language: context.language)
        try context.output.write(script.text(for: shell))
      }
      return .success
    })
}
