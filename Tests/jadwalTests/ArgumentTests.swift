import Testing

@testable import Commands

@Suite("Words of a call")
struct ArgumentTests {
  struct Row: CustomTestStringConvertible {
    let line: String
    let problem: UsageProblem
    var testDescription: String { line.isEmpty ? "nothing" : line }
  }

  static let dates = "--from 2026-03-01 --to 2026-04-01"

  static let wrong = [
    Row(
      line: "",
      problem: .noCommand(group: nil, known: CommandCatalog.jadwal.firstWords)),
    Row(line: "workdays", problem: .noCommand(group: "workdays", known: ["earliest", "list", "count"])),
    Row(line: "workdasy", problem: .unknownCommand("workdasy", group: nil, nearest: "workdays")),
    Row(line: "frobnicate", problem: .unknownCommand("frobnicate", group: nil, nearest: nil)),
    Row(line: "workdays lst", problem: .unknownCommand("lst", group: "workdays", nearest: "list")),
    Row(
      line: "workdays list --form 2026-03-01",
      problem: .unknownOption("--form", command: "jadwal workdays list", nearest: "--from")),
    Row(
      line: "--days 3 workdays earliest", problem: .unknownOption("--days", command: nil, nearest: "--data")),
    Row(
      line: "workdays list -x", problem: .unknownOption("-x", command: "jadwal workdays list", nearest: nil)),
    Row(
      line: "workdays earliest --days", problem: .missingValue(option: "--days", expected: .integer(0...1000))
    ),
    Row(
      line: "workdays earliest --days --json",
      problem: .missingValue(option: "--days", expected: .integer(0...1000))),
    Row(
      line: "workdays earliest --days 1001",
      problem: .badValue(of: "--days", text: "1001", expected: .integer(0...1000))),
    Row(
      line: "workdays earliest --days -1",
      problem: .badValue(of: "--days", text: "-1", expected: .integer(0...1000))),
    Row(
      line: "workdays earliest --days=",
      problem: .badValue(of: "--days", text: "", expected: .integer(0...1000))),
    Row(line: "workdays earliest --json=yes", problem: .unexpectedValue(option: "--json")),
    Row(line: "workdays earliest --json --json", problem: .repeatedOption("--json")),
    Row(line: "workdays earliest --days 1 --days=2", problem: .repeatedOption("--days")),
    Row(
      line: "workdays count --from 2026-03-01",
      problem: .missingOption("--to", command: "jadwal workdays count")),
    Row(
      line: "workdays count --from 2026-02-30 --to 2026-03-01",
      problem: .badValue(of: "--from", text: "2026-02-30", expected: .date)),
    Row(
      line: "workdays count \(dates) more",
      problem: .extraOperand("more", command: "jadwal workdays count")),
    Row(
      line: "completions",
      problem: .missingOperand(.choice(["bash", "zsh", "fish"]), command: "jadwal completions")),
    Row(
      line: "completions tcsh",
      problem: .badValue(of: "jadwal completions", text: "tcsh", expected: .choice(["bash", "zsh", "fish"]))),
    Row(
      line: "completions bash zsh", problem: .extraOperand("zsh", command: "jadwal completions")),
    Row(
      line: "--lang de workdays list",
      problem: .badValue(of: "--lang", text: "de", expected: .choice(["id", "en"]))),
  ]

  @Test("A wrong call is refused with what is wrong", arguments: wrong)
  func wrongCallIsRefused(row: Row) throws {
    let problem = try #require(throws: UsageProblem.self) {
      try ArgumentParser.parse(row.line.split(separator: " ").map(String.init), .jadwal)
    }
    #expect(problem == row.problem)
  }

  @Test("A wrong call ends with code 2, one line on standard error and nothing else", arguments: wrong)
  func wrongCallEndsWithTwo(row: Row) {
    let call = Call(row.line)
    #expect(call.status == .misuse)
    #expect(call.output.isEmpty)
    #expect(call.diagnostics.hasPrefix("jadwal: "))
    #expect(call.diagnostics.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
  }

  private func parse(_ words: String...) throws -> (CommandDeclaration, ParsedArguments) {
    guard case .run(let command, let arguments) = try ArgumentParser.parse(words, .jadwal) else {
      throw UsageProblem.noCommand(group: nil, known: [])
    }
    return (command, arguments)
  }

  @Test("A value stands after its option or after an equals sign, and options stand anywhere")
  func valuesAndPlaces() throws {
    let (command, arguments) = try parse(
      "--lang=en", "workdays", "--json", "earliest", "2026-03-10T09:00:00Z", "--days", "7",
      "--calendars=a=b")
    #expect(command.path == ["workdays", "earliest"])
    #expect(arguments.integer(WorkdaysEarliest.days) == 7)
    #expect(arguments.text(GlobalOptions.language) == "en")
    #expect(arguments.text(GlobalOptions.calendars) == "a=b")
    #expect(arguments.has(GlobalOptions.json))
    #expect(arguments.operands == ["2026-03-10T09:00:00Z"])
  }

  @Test("After two hyphens every word is an operand")
  func twoHyphens() throws {
    let (_, arguments) = try parse("workdays", "earliest", "--", "--days", "x")
    #expect(arguments.operands == ["--days", "x"])
    #expect(!arguments.has(WorkdaysEarliest.days))
  }

  @Test(
    "Even a wrong call is told in the language that it asks for",
    arguments: ["--lang en nonsense", "nonsense --lang en", "nonsense --lang=en"])
  func languageOfErrors(line: String) {
    #expect(Call(line).diagnostics.contains("has no command"))
  }

  @Test("A language after two hyphens is an operand")
  func languageAfterTwoHyphens() {
    #expect(ArgumentParser.language(in: ["completions", "--", "--lang", "en"]) == nil)
  }

  @Test("Help is asked for by --help and -h, whatever else is missing", arguments: ["--help", "-h"])
  func helpWins(option: String) {
    let call = Call("workdays count \(option)")
    #expect(call.status == .success)
    #expect(call.output.contains("jadwal workdays count"))
  }

  @Test("The version is one line")
  func version() {
    #expect(Call("--version").output == "jadwal \(Jadwal.version)\n")
  }

  @Test(
    "The nearest name is the one that is a few letters away",
    arguments: [
      ("form", "from"), ("too", "to"), ("knownon", "known-on"), ("elarliest", "earliest"), ("xyz", nil),
      (String(repeating: "a", count: 100_000), nil),
    ] as [(String, String?)])
  func nearestName(text: String, expected: String?) {
    #expect(NearestName.of(text, among: ["from", "to", "known-on", "earliest"]) == expected)
  }

  @Test("No option is declared twice for a command, and every command has its own words")
  func declarationsAreUnambiguous() {
    for command in CommandCatalog.jadwal.allCommands {
      let names = CommandCatalog.jadwal.options(of: command).map(\.name)
      #expect(Set(names).count == names.count, "\(command.spelling)")
    }
    let paths = CommandCatalog.jadwal.allCommands.map(\.path)
    #expect(Set(paths).count == paths.count)
    let words = CommandCatalog.jadwal.firstWords
    #expect(Set(words).count == words.count)
  }
}
