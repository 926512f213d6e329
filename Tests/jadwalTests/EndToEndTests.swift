import Foundation
import JSON
import Testing

@testable import Commands

/// The built program, run as a shell runs it.
@Suite("The program from outside")
struct EndToEndTests {
  private func run(
    _ line: String, input: String = "", variables: [String: String] = [:]
  ) throws -> ChildProcess {
    try ChildProcess.run(
      ChildProcess.jadwal, line.split(separator: " ").map(String.init), input: input, variables: variables)
  }

  @Test("It finds the calendars of the source tree that it was built in")
  func findsItsCalendars() throws {
    let count = try run("workdays count --from 2026-01-01 --to 2027-01-01")
    #expect(count.output == "240\n")
    #expect(count.diagnostics.isEmpty)
    #expect(count.status == 0)
    #expect(try run("holidays check").status == 0)
  }

  @Test("Instants are read from standard input, with either line end and none after the last")
  func standardInput() throws {
    let lines = "2026-03-11T10:00:00+07:00\r\n2026-03-10T10:00:00+07:00\n2026-03-09T10:00:00+07:00"
    #expect(try run("workdays earliest", input: lines).output == "2026-03-25\n2026-03-17\n2026-03-16\n")
    let json = try run("workdays earliest --json", input: lines).output
    let first = try #require(json.split(separator: "\n").first)
    #expect(
      try JSONValue(parsing: Array(first.utf8)) == [
        "receivedAt": "2026-03-11T10:00:00+07:00", "effectiveReceiptDate": "2026-03-11",
        "date": "2026-03-25", "tentative": false,
      ])
    let explained = try run("workdays earliest --explain", input: lines).output
    #expect(explained.split(separator: "\n").count { $0.hasPrefix("2026-") } == 3)
    #expect(explained.contains("Nyepi"))
  }

  @Test("The same answers come from arguments, from standard input, and with an explanation")
  func sameAnswers() throws {
    let instants = (1...28).map { "2026-02-\($0 < 10 ? "0" : "")\($0)T23:30:00+09:00" }
    let piped = try run("workdays earliest", input: instants.joined(separator: "\n")).output
    #expect(try run("workdays earliest \(instants.joined(separator: " "))").output == piped)
    let explained = try run("workdays earliest --explain", input: instants.joined(separator: "\n")).output
    let dates = explained.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(dates.joined(separator: "\n") + "\n" == piped)
  }

  @Test(
    "A wrong line stops it with its number, after the answers before it",
    arguments: ["", " --explain", " --json", " --json --explain"])
  func wrongLine(options: String) throws {
    let result = try run(
      "workdays earliest --lang en\(options)", input: "2026-03-11T10:00:00+07:00\nyesterday\n")
    #expect(result.status == 2)
    #expect(result.output.contains("2026-03-25"))
    #expect(result.diagnostics.contains("input line 2: "))
    #expect(result.diagnostics.split(separator: "\n").count == 1)
    let blank = try run("workdays earliest --lang en\(options)", input: "2026-03-11T10:00:00+07:00\n\n")
    #expect(blank.status == 2)
    #expect(blank.diagnostics.contains("input line 2: blank"))
    let long = try run(
      "workdays earliest --lang en\(options)",
      input: "2026-03-11T10:00:00+07:00\n" + String(repeating: "1", count: 5000) + "\n")
    #expect(long.status == 2)
    #expect(long.diagnostics.contains("input line 2: longer than 1024 bytes"))
  }

  @Test("Exit codes are 2 for wrong use or bad input, 1 for a refusal, 0 otherwise")
  func exitCodes() throws {
    #expect(try run("--help").status == 0)
    #expect(try run("").status == 2)
    #expect(try run("workdays list --from 2026-03-01").status == 2)
    #expect(try run("match /nowhere/scenario.json").status == 2)
    #expect(try run("workdays earliest 2049-03-01T09:00:00+07:00").status == 1)
    #expect(try run("holidays check --calendars /nowhere").status == 2)
    #expect(try run("completions fish").status == 0)
  }

  @Test("It ends quietly when its reader goes away")
  func closedPipe() throws {
    for command in ["workdays list --from 2022-01-01 --to 2037-01-01", "--help", "completions zsh"] {
      let line = "'\(ChildProcess.jadwal)' \(command) | head -n 1; echo ${PIPESTATUS[0]}"
      let bash = try ChildProcess.run("/bin/bash", ["-c", line])
      #expect(bash.output.split(separator: "\n").last == "0", "\(command)")
      #expect(bash.diagnostics.isEmpty, "\(bash.diagnostics)")
    }
  }

  @Test("An output that takes no more is an error")
  func fullOutput() throws {
    let bash = try ChildProcess.run(
      "/bin/bash", ["-c", "'\(ChildProcess.jadwal)' --help --lang en > /dev/full"])
    #expect(bash.status == 1)
    #expect(bash.diagnostics.contains("cannot be written"))
  }

  @Test("A calendar folder may be named by the environment, and an option goes before it")
  func calendarsByEnvironment() throws {
    let variables = ["JADWAL_CALENDARS": "/nowhere"]
    #expect(try run("holidays check", variables: variables).status == 2)
    let option = "holidays check --calendars \(Fixture.root)/calendars"
    #expect(try run(option, variables: variables).status == 0)
  }

  @Test("Installed, it finds the calendars beside it")
  func installed() throws {
    try Fixture.withFolder { folder in
      let files = FileManager.default
      for name in ["bin", "share/jadwal"] {
        try files.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      }
      try files.copyItem(atPath: ChildProcess.jadwal, toPath: "\(folder)/bin/jadwal")
      try files.copyItem(atPath: "\(Fixture.root)/calendars", toPath: "\(folder)/share/jadwal/calendars")
      let words = ["workdays", "count", "--from", "2026-01-01", "--to", "2027-01-01"]
      #expect(try ChildProcess.run("\(folder)/bin/jadwal", words).output == "240\n")
      try files.removeItem(atPath: "\(folder)/share")
      #expect(try ChildProcess.run("\(folder)/bin/jadwal", words).status == 2)
    }
  }

  @Test(
    "What needs no calendar reads none",
    arguments: ["--version", "--help", "match --help", "completions bash"])
  func noCalendarNeeded(line: String) throws {
    let result = try run(line, variables: ["JADWAL_CALENDARS": "/nowhere"])
    #expect(result.status == 0)
    #expect(result.diagnostics.isEmpty)
  }

  /// The sanitizers keep a map of all memory there could be, and do not begin within little.
  private static let isSanitized = ["__asan_init", "__tsan_init"].contains { (name: String) in
    dlsym(UnsafeMutableRawPointer(bitPattern: 0), name) != nil
  }

  @Test(
    "A million requests are refused within 300 MB of memory",
    .disabled(if: isSanitized, "the sanitizers have no room within 300 MB"))
  func aMillionRequests() throws {
    try Fixture.withFolder { folder in
      let requests = (0..<1_000_000).map { "{\"id\":\"r\($0)\"}" }.joined(separator: ",")
      try Fixture.write(
        #"{"now":"2026-03-02T17:00:00Z","officers":[],"requests":["# + requests + "]}",
        to: "\(folder)/million.json")
      let bash = try ChildProcess.run(
        "/bin/bash",
        [
          "-c",
          "ulimit -v 300000; exec '\(ChildProcess.jadwal)' match \(folder)/million.json --out \(folder)/plan",
        ])
      #expect(bash.status == 2)
      #expect(bash.output.isEmpty)
      #expect(bash.diagnostics.hasPrefix("jadwal: \(folder)/million.json: "), "\(bash.diagnostics)")
      #expect(Fixture.names(in: folder) == ["million.json"])
    }
  }
}
