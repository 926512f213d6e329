import Wording

/// A command, as data.
struct CommandDeclaration: Sendable {
  /// A line to try, and what it does.
  struct Example: Sendable {
    let line: String
    let meaning: Sentence
  }

  /// The words that call it, without the program's name: `workdays earliest`.
  let path: [String]
  /// What it does, in a few words.
  let summary: Sentence
  /// What else one has to know, in a paragraph.
  let details: Sentence
  let options: [OptionDeclaration]
  let operand: OperandDeclaration?
  /// Names that it knows, for its help; `nil` where there are none.
  let table: HelpTable?
  let examples: [Example]
  /// Does it. Fails with a `CommandError`, or `OutputClosed`.
  let run: @Sendable (CommandContext) throws -> ExitStatus

  init(
    _ path: String, summary: Sentence, details: Sentence, options: [OptionDeclaration] = [],
    operand: OperandDeclaration? = nil, table: HelpTable? = nil, examples: [Example] = [],
    run: @escaping @Sendable (CommandContext) throws -> ExitStatus
  ) {
    self.path = path.split(separator: " ").map(String.init)
    self.summary = summary
    self.details = details
    self.options = options
    self.operand = operand
    self.table = table
    self.examples = examples
    self.run = run
  }

  /// The command as one types it.
  var spelling: String { (["jadwal"] + path).joined(separator: " ") }
}

/// Names with what they mean, as help shows them.
struct HelpTable: Sendable {
  /// A line.
  struct Row: Sendable {
    let name: String
    let meaning: Sentence
  }

  let title: Sentence
  let rows: [Row]
}

/// Commands under a common word.
struct CommandGroup: Sendable {
  let name: String
  let summary: Sentence
  let commands: [CommandDeclaration]
}

/// The program as data: what the parser accepts, help tells and a shell completes.
struct CommandCatalog: Sendable {
  let summary: Sentence
  let details: Sentence
  /// Options that every command takes.
  let globalOptions: [OptionDeclaration]
  let groups: [CommandGroup]
  /// Commands of a single word.
  let commands: [CommandDeclaration]

  /// Every command, those of groups first.
  var allCommands: [CommandDeclaration] { groups.flatMap(\.commands) + commands }

  /// The first words of all commands.
  var firstWords: [String] { groups.map(\.name) + commands.map { $0.path[0] } }

  /// The options of a command, the common ones last.
  func options(of command: CommandDeclaration) -> [OptionDeclaration] { command.options + globalOptions }
}
