import Wording

/// What a call asks for.
enum Invocation: Sendable {
  /// To run a command.
  case run(CommandDeclaration, ParsedArguments)
  /// To explain the program, a group of commands, or a command.
  case help(HelpTopic)
  /// To tell the version.
  case version
}

/// What help is asked about.
enum HelpTopic: Sendable {
  case program
  case group(CommandGroup)
  case command(CommandDeclaration)
}

/// Reads the words of a call against the catalog of commands.
///
/// Options may stand anywhere after the command, the common ones anywhere; a value follows its option as the
/// next word or after `=`. After `--` every word is an operand.
struct ArgumentParser {
  private let catalog: CommandCatalog
  private var words: ArraySlice<String>
  private var group: CommandGroup?
  private var command: CommandDeclaration?
  private var parsed = ParsedArguments()
  private var wantsHelp = false
  private var wantsVersion = false

  private init(_ catalog: CommandCatalog, _ words: [String]) {
    self.catalog = catalog
    self.words = words[...]
  }

  /// What the words after the program's name ask for. Fails with the first thing that is wrong.
  static func parse(_ words: [String], _ catalog: CommandCatalog) throws(UsageProblem) -> Invocation {
    var parser = ArgumentParser(catalog, words)
    try parser.readWords()
    return try parser.invocation()
  }

  /// The language that the words ask for, wherever they do, so that even an error in them can be told in it.
  static func language(in words: [String]) -> Language? {
    let options = Array(words.prefix { $0 != "--" })
    for (index, word) in options.enumerated() {
      if word == "--lang", index + 1 < options.count { return Language(rawValue: options[index + 1]) }
      if word.hasPrefix("--lang=") { return Language(rawValue: String(word.dropFirst("--lang=".count))) }
    }
    return nil
  }

  private mutating func readWords() throws(UsageProblem) {
    while let word = words.popFirst() {
      if word == "--" {
        for operand in words { try readOperand(operand) }
        return
      } else if word.hasPrefix("-"), word != "-" {
        try readOption(word)
      } else {
        try readOperand(word)
      }
    }
  }

  private mutating func readOperand(_ word: String) throws(UsageProblem) {
    guard let command else { return try readCommandWord(word) }
    guard let operand = command.operand, parsed.operands.count < operand.count.upperBound else {
      throw .extraOperand(word, command: command.spelling)
    }
    // What is wrong with an instant is told by the command, which knows more than that it is none.
    guard operand.value == .instant || operand.value.accepts(word) else {
      throw .badValue(of: command.spelling, text: word, expected: operand.value)
    }
    parsed.operands.append(word)
  }

  private mutating func readCommandWord(_ word: String) throws(UsageProblem) {
    if let group {
      command = group.commands.first { $0.path.last == word }
      guard command != nil else {
        let names = group.commands.compactMap(\.path.last)
        throw .unknownCommand(word, group: group.name, nearest: NearestName.of(word, among: names))
      }
    } else if let found = catalog.groups.first(where: { $0.name == word }) {
      group = found
    } else {
      command = catalog.commands.first { $0.path == [word] }
      guard command != nil else {
        throw .unknownCommand(word, group: nil, nearest: NearestName.of(word, among: catalog.firstWords))
      }
    }
  }

  private mutating func readOption(_ word: String) throws(UsageProblem) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = parts[0] == "-h" ? "--help" : String(parts[0])
    let known = command.map { catalog.options(of: $0) } ?? catalog.globalOptions
    guard let option = known.first(where: { $0.spelling == spelling }) else {
      let nearest = NearestName.of(spelling, among: known.map(\.spelling))
      throw .unknownOption(spelling, command: command?.spelling, nearest: nearest)
    }
    guard !parsed.has(option) else { throw .repeatedOption(option.spelling) }
    guard let kind = option.value else {
      guard parts.count == 1 else { throw .unexpectedValue(option: option.spelling) }
      parsed.add(option, value: nil)
      if option == GlobalOptions.help { wantsHelp = true }
      if option == GlobalOptions.version { wantsVersion = true }
      return
    }
    let value: String
    if parts.count == 2 {
      value = String(parts[1])
    } else if let next = words.first, !next.hasPrefix("--") {
      value = next
      words.removeFirst()
    } else {
      throw .missingValue(option: option.spelling, expected: kind)
    }
    guard kind.accepts(value) else {
      throw .badValue(of: option.spelling, text: value, expected: kind)
    }
    parsed.add(option, value: value)
  }

  private func invocation() throws(UsageProblem) -> Invocation {
    if wantsHelp { return .help(command.map { .command($0) } ?? group.map { .group($0) } ?? .program) }
    if wantsVersion { return .version }
    guard let command else {
      let known = group.map { $0.commands.compactMap(\.path.last) } ?? catalog.firstWords
      throw .noCommand(group: group?.name, known: known)
    }
    for option in command.options where option.isRequired && !parsed.has(option) {
      throw .missingOption(option.spelling, command: command.spelling)
    }
    if let operand = command.operand, parsed.operands.count < operand.count.lowerBound {
      throw .missingOperand(operand.value, command: command.spelling)
    }
    return .run(command, parsed)
  }
}
