import Wording

extension CompletionScript {
  /// A function for zsh's completion system; as a file `_jadwal` on `fpath`, or sourced after `compinit`.
  var zsh: String {
    let functions =
      catalog.groups.map(zshGroup) + catalog.allCommands.map(zshCommand) + [zshProgram]
    return """
      #compdef jadwal
      # zsh completion for jadwal

      \(functions.joined(separator: "\n\n"))

      if [[ "$funcstack[1]" == "_jadwal" ]]; then
        _jadwal "$@"
      else
        compdef _jadwal jadwal
      fi

      """
  }

  private var zshProgram: String {
    let choices =
      catalog.groups.map { ([$0.name], $0.summary) } + catalog.commands.map { ($0.path, $0.summary) }
    return zshBranch("_jadwal", choices: choices)
  }

  private func zshGroup(_ group: CommandGroup) -> String {
    zshBranch("_jadwal_\(group.name)", choices: group.commands.map { ($0.path, $0.summary) })
  }

  /// A function that completes the next command word, and then hands over to the function of that word.
  private func zshBranch(_ name: String, choices: [(path: [String], summary: Sentence)]) -> String {
    let described = choices.map { path, summary in
      "    \(quoted((path.last ?? "") + ":" + say(summary)))"
    }
    let arms = choices.map { path, _ in
      "        \(path.last ?? "")) _jadwal_\(path.joined(separator: "_")) ;;"
    }
    return """
      \(name)() {
        local context state state_descr line
        typeset -A opt_args
        local -a commands=(
      \(described.joined(separator: "\n"))
        )
        _arguments -C \\
      \(catalog.globalOptions.map { "    \(zshOption($0)) \\" }.joined(separator: "\n"))
          '1: :->command' '*:: :->rest' && return
        case $state in
          command) _describe \(quoted(say(Sentence("perintah", "command")))) commands ;;
          rest)
            case $words[1] in
      \(arms.map { "  " + $0 }.joined(separator: "\n"))
            esac ;;
        esac
      }
      """
  }

  private func zshCommand(_ command: CommandDeclaration) -> String {
    var specifications = catalog.options(of: command).map(zshOption)
    if let operand = command.operand {
      let times = operand.count.upperBound > 1 ? "*" : "1"
      let label = say(operand.value.placeholder).replacingColons
      specifications.append(quoted("\(times):\(label):\(zshAction(operand.value))"))
    }
    return """
      _jadwal_\(command.path.joined(separator: "_"))() {
        _arguments \\
      \(specifications.map { "    \($0)" }.joined(separator: " \\\n"))
      }
      """
  }

  private func zshOption(_ option: OptionDeclaration) -> String {
    let meaning = say(option.help).escapingBrackets
    guard let kind = option.value else { return quoted("\(option.spelling)[\(meaning)]") }
    return quoted(
      "\(option.spelling)=[\(meaning)]:\(say(kind.placeholder).replacingColons):\(zshAction(kind))")
  }

  private func zshAction(_ kind: ValueKind) -> String {
    switch kind {
    case .folder: "_files -/"
    case .file(let ending): "_files -g \"*.\(ending)(-.)\""
    case .choice(let words): "(\(words.joined(separator: " ")))"
    case .integer, .date, .instant, .text: " "
    }
  }

  private func quoted(_ text: String) -> String { ShellWord.quoted(text) }
}

extension String {
  /// Brackets end a description in zsh unless they are escaped, and so do colons.
  fileprivate var escapingBrackets: String {
    reduce(into: "") { $0 += "[]:\\".contains($1) ? "\\\($1)" : String($1) }
  }

  fileprivate var replacingColons: String { String(map { $0 == ":" ? " " : $0 }) }
}
