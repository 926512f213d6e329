import Wording

/// Help as text, from the declarations of the commands.
struct HelpText {
  private static let width = 88
  private let catalog: CommandCatalog
  private let language: Language
  private var lines: [String] = []

  /// The help about a topic, lines ended.
  static func about(_ topic: HelpTopic, _ catalog: CommandCatalog, in language: Language) -> String {
    var help = HelpText(catalog: catalog, language: language)
    switch topic {
    case .program: help.writeProgram()
    case .group(let group): help.writeGroup(group)
    case .command(let command): help.writeCommand(command)
    }
    return help.lines.joined(separator: "\n") + "\n"
  }

  private init(catalog: CommandCatalog, language: Language) {
    self.catalog = catalog
    self.language = language
  }

  private mutating func writeProgram() {
    writeTitle("jadwal", catalog.summary)
    writeUsage("jadwal \(say(Sentence("PERINTAH [OPSI…]", "COMMAND [OPTIONS…]")))")
    writeParagraph(catalog.details)
    writeTable(
      Sentence("Perintah", "Commands"),
      catalog.allCommands.map { ($0.path.joined(separator: " "), say($0.summary)) })
    writeOptions(Sentence("Opsi umum", "Common options"), catalog.globalOptions)
    lines += [
      "",
      say(
        Sentence(
          "Bantuan tiap perintah: jadwal PERINTAH --help", "Help on a command: jadwal COMMAND --help")),
    ]
  }

  private mutating func writeGroup(_ group: CommandGroup) {
    writeTitle("jadwal \(group.name)", group.summary)
    writeTable(
      Sentence("Perintah", "Commands"),
      group.commands.map { ($0.path.joined(separator: " "), say($0.summary)) })
  }

  private mutating func writeCommand(_ command: CommandDeclaration) {
    writeTitle(command.spelling, command.summary)
    writeUsage(usage(of: command))
    writeParagraph(command.details)
    if let operand = command.operand {
      writeTable(
        Sentence("Argumen", "Arguments"), [(say(operand.value.placeholder), say(operand.help))])
    }
    if let table = command.table {
      writeTable(table.title, table.rows.map { ($0.name, say($0.meaning)) })
    }
    writeOptions(Sentence("Opsi", "Options"), command.options)
    writeOptions(Sentence("Opsi umum", "Common options"), catalog.globalOptions)
    guard !command.examples.isEmpty else { return }
    lines += ["", say(Sentence("Contoh:", "Examples:"))]
    for example in command.examples {
      lines.append("  \(example.line)")
      lines += wrapped(say(example.meaning), indent: 6, first: 6)
    }
  }

  private func usage(of command: CommandDeclaration) -> String {
    let required = command.options.filter(\.isRequired).map(label)
    let optional =
      required.count < command.options.count + catalog.globalOptions.count
      ? [say(Sentence("[OPSI…]", "[OPTIONS…]"))] : []
    let operand = command.operand.map { operand in
      let name = say(operand.value.placeholder)
      let several = operand.count.upperBound > max(1, operand.count.lowerBound) ? "\(name)…" : name
      return operand.count.lowerBound > 0 ? several : "[\(several)]"
    }
    return ([command.spelling] + required + optional + [operand].compactMap(\.self)).joined(separator: " ")
  }

  private mutating func writeTitle(_ name: String, _ summary: Sentence) {
    lines += wrapped("\(name) – \(say(summary))", indent: 2, first: 0)
  }

  private mutating func writeUsage(_ usage: String) {
    lines += ["", "\(say(Sentence("Pemakaian", "Usage"))): \(usage)"]
  }

  private mutating func writeParagraph(_ text: Sentence) {
    lines.append("")
    lines += wrapped(say(text), indent: 0, first: 0)
  }

  private mutating func writeOptions(_ title: Sentence, _ options: [OptionDeclaration]) {
    writeTable(title, options.map { (label($0), say($0.help)) })
  }

  private mutating func writeTable(_ title: Sentence, _ rows: [(name: String, meaning: String)]) {
    guard !rows.isEmpty else { return }
    lines += ["", "\(say(title)):"]
    let column = (rows.map(\.name.count).max() ?? 0) + 4
    for row in rows {
      let head = "  \(row.name)"
      let text = wrapped(row.meaning, indent: column, first: column)
      lines.append(head + text[0].dropFirst(head.count))
      lines += text.dropFirst()
    }
  }

  private func label(_ option: OptionDeclaration) -> String {
    option.value.map { "\(option.spelling) \(say($0.placeholder))" } ?? option.spelling
  }

  private func say(_ sentence: Sentence) -> String { sentence.text(in: language) }

  /// The words of a text in lines of the help's width, at least one.
  private func wrapped(_ text: String, indent: Int, first: Int) -> [String] {
    TextWrapping.lines(of: text, width: HelpText.width, indent: indent, firstIndent: first)
  }
}
