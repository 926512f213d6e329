extension CompletionScript {
  /// Completions for fish 3 or later.
  var fish: String {
    var lines = ["# fish completion for jadwal", "", "complete -c jadwal -f"]
    for (word, summary) in catalog.groups.map({ ($0.name, $0.summary) })
      + catalog.commands.map({ ($0.path[0], $0.summary) })
    {
      lines.append(
        "complete -c jadwal -n __fish_use_subcommand -a \(word) -d \(ShellWord.quoted(say(summary)))")
    }
    for group in catalog.groups {
      let names = group.commands.compactMap(\.path.last)
      let condition =
        "\(seen([group.name])); and not \(seen(names))"
      for command in group.commands {
        lines.append(
          "complete -c jadwal -n '\(condition)' -a \(command.path.last ?? "") -d "
            + ShellWord.quoted(say(command.summary)))
      }
    }
    lines += catalog.globalOptions.map { option($0, when: nil) }
    for command in catalog.allCommands {
      let condition = condition(of: command)
      lines += command.options.map { option($0, when: condition) }
      lines += operand(of: command, when: condition)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Holds once the words of a command were typed. A command of one word may share it with one of a group.
  private func condition(of command: CommandDeclaration) -> String {
    guard command.path.count == 1 else { return command.path.map { seen([$0]) }.joined(separator: "; and ") }
    return "\(seen(command.path)); and not \(seen(catalog.groups.map(\.name)))"
  }

  private func seen(_ words: [String]) -> String {
    "__fish_seen_subcommand_from \(words.joined(separator: " "))"
  }

  private func option(_ option: OptionDeclaration, when condition: String?) -> String {
    let guarded = condition.map { " -n '\($0)'" } ?? ""
    let value =
      switch option.value {
      case nil: ""
      case .choice(let words): " -x -a \(ShellWord.quoted(words.joined(separator: " ")))"
      case .folder: " -x -a '(__fish_complete_directories)'"
      case .file: " -r -F"
      case .integer, .date, .instant, .text: " -x"
      }
    return "complete -c jadwal\(guarded) -l \(option.name)\(value) -d \(ShellWord.quoted(say(option.help)))"
  }

  private func operand(of command: CommandDeclaration, when condition: String) -> [String] {
    switch command.operand?.value {
    case .choice(let words):
      ["complete -c jadwal -n '\(condition)' -a \(ShellWord.quoted(words.joined(separator: " ")))"]
    case .file(let ending):
      ["complete -c jadwal -n '\(condition)' -k -a '(__fish_complete_suffix .\(ending))'"]
    default: []
    }
  }
}
