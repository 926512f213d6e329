import Foundation
import Testing

/// A program that a test runs to its end.
struct ChildProcess {
  let status: Int32
  let output: String
  let diagnostics: String

  /// The built program, beside the bundle of the tests.
  static var jadwal: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "jadwal").path
  }

  /// Runs a program with words, some input and nothing in its environment but what is given.
  static func run(
    _ program: String, _ words: [String], input: String = "", variables: [String: String] = [:]
  ) throws -> ChildProcess {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.environment = ["PATH": "/usr/bin:/bin"].merging(variables) { $1 }
    // Files, not pipes: a pipe that nobody empties would stop the program when it is full.
    let folder = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try ["in", "out", "err"].map { name in
      let file = folder.appending(path: name)
      try Data(name == "in" ? Array(input.utf8) : []).write(to: file)
      return file
    }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return ChildProcess(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      diagnostics: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}
