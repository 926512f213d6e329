extension CompletionScript {
  /// A function for bash 4 or later, which needs no other package.
  var bash: String {
    """
    # bash completion for jadwal

    _jadwal() {
      local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
      local command="" words="" ending="" index
      for ((index = 1; index < COMP_CWORD; index++)); do
        case "${COMP_WORDS[index]}" in
          \(optionsWithValue.map(\.spelling).joined(separator: "|"))) ((index++)) ;;
          -*) ;;
          *) command+="${command:+ }${COMP_WORDS[index]}" ;;
        esac
      done
      COMPREPLY=()
      case "$previous" in
    \(bashValues)
      esac
      case "$command" in
    \(bashCommands)
      esac
      mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
      if [[ -n "$ending" && "$current" != -* ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(
          compgen -f -X "!*.$ending" -- "$current"
          compgen -d -- "$current"
        )
      fi
    }

    complete -F _jadwal jadwal

    """
  }

  /// What follows an option that takes a value, an arm of `case` a kind of value.
  private var bashValues: String {
    optionsWithValue.compactMap { option -> String? in
      guard let kind = option.value else { return nil }
      let offer =
        switch kind {
        case .choice(let words):
          "mapfile -t COMPREPLY < <(compgen -W \"\(words.joined(separator: " "))\" -- \"$current\"); "
        case .folder:
          "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$current\"); "
        case .file: "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); "
        case .integer, .date, .instant, .text: ""
        }
      return "    \(option.spelling)) \(offer)return ;;"
    }.joined(separator: "\n")
  }

  /// The words that can follow a command, an arm of `case` a command.
  private var bashCommands: String {
    let common = catalog.globalOptions.map(\.spelling)
    var arms = [#"    "") words="\#((catalog.firstWords + common).joined(separator: " "))" ;;"#]
    for group in catalog.groups {
      let names = group.commands.compactMap(\.path.last)
      arms.append(#"    "\#(group.name)") words="\#((names + common).joined(separator: " "))" ;;"#)
    }
    for command in catalog.allCommands {
      var words = catalog.options(of: command).map(\.spelling)
      var ending = ""
      switch command.operand?.value {
      case .choice(let choices): words = choices + words
      case .file(let suffix): ending = "; ending=\(suffix)"
      default: break
      }
      arms.append(
        #"    "\#(command.path.joined(separator: " "))"*) words="\#(words.joined(separator: " "))"\#(ending) ;;"#
      )
    }
    return arms.joined(separator: "\n")
  }
}
