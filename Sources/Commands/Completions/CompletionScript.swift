import Wording

/// A shell for which completions can be written.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish
}

/// Completions of a shell, as a script that it sources; made from the same data as the parser and help.
struct CompletionScript {
  let catalog: CommandCatalog
  let language: Language

  /// The script for a shell.
  func text(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  func say(_ sentence: Sentence) -> String { sentence.text(in: language) }

  /// Every option of the program that takes a value, each spelling once, in the order of the commands.
  var optionsWithValue: [OptionDeclaration] {
    var seen: Set<String> = []
    let all = catalog.globalOptions + catalog.allCommands.flatMap(\.options)
    return all.filter { $0.value != nil && seen.insert($0.name).inserted }
  }
}
