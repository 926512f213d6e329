import Foundation
import Testing
import Wording

@testable import Commands

@Suite("Completions")
struct CompletionTests {
  @Test("Bash reads the script without complaint, in both languages", arguments: Language.allCases)
  func bashIsValid(language: Language) throws {
    let script = CompletionScript(catalog: .jadwal, language: language).text(for: .bash)
    try Fixture.withFolder { folder in
      try Fixture.write(script, to: "\(folder)/jadwal.bash")
      let bash = try ChildProcess.run("/bin/bash", ["-n", "\(folder)/jadwal.bash"])
      #expect(bash.status == 0)
      #expect(bash.diagnostics.isEmpty)
    }
  }

  struct Row: CustomTestStringConvertible {
    let words: String
    let offered: [String]
    var testDescription: String { words }
  }

  static let typed = [
    Row(words: "jadwal wo", offered: ["workdays"]),
    Row(words: "jadwal workdays c", offered: ["count"]),
    Row(words: "jadwal --lang en workdays e", offered: ["earliest"]),
    Row(words: "jadwal workdays count --f", offered: ["--from"]),
    Row(words: "jadwal workdays list --lang ", offered: ["id", "en"]),
    Row(words: "jadwal completions z", offered: ["zsh"]),
    Row(words: "jadwal workdays list --from ", offered: []),
  ]

  @Test("Bash offers what fits", arguments: typed)
  func bashOffers(row: Row) throws {
    let script = CompletionScript(catalog: .jadwal, language: .indonesian).text(for: .bash)
    let words = row.words.split(separator: " ", omittingEmptySubsequences: false)
    try Fixture.withFolder { folder in
      let words = words.map { "'\($0)'" }.joined(separator: " ")
      let call = "COMP_WORDS=(\(words)); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _jadwal"
      try Fixture.write(script + call + "\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n", to: "\(folder)/try.bash")
      let bash = try ChildProcess.run("/bin/bash", ["--norc", "\(folder)/try.bash"])
      #expect(bash.diagnostics.isEmpty)
      #expect(bash.output.split(separator: "\n").map(String.init) == row.offered)
    }
  }

  @Test("Every shell's script knows every command and every option", arguments: Shell.allCases)
  func everythingIsThere(shell: Shell) {
    let script = CompletionScript(catalog: .jadwal, language: .english).text(for: shell)
    for command in CommandCatalog.jadwal.allCommands {
      for word in command.path { #expect(script.contains(word), "\(shell): \(word)") }
      for option in command.options {
        let spelling = shell == .fish ? "-l \(option.name)" : option.spelling
        #expect(script.contains(spelling), "\(shell): \(spelling)")
      }
    }
  }

  @Test("A description may hold whatever a shell takes for its own")
  func quoting() {
    #expect(ShellWord.quoted("it's $HOME `x`") == "'it'\\''s $HOME `x`'")
  }
}
