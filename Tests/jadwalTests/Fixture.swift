import Foundation
import Testing

/// Files beside the tests, and folders of their own to write into.
enum Fixture {
  /// The folder of these tests in the source tree.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().path

  /// The repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// A new, empty folder, removed when the body ends.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "jadwal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// The names in a folder, in order; empty where there is no folder.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}

/// Texts that a test holds against a file. With `RECORD_GOLDEN=1` in the environment the file is written
/// anew, and the test fails all the same, so that a recording cannot pass for a check.
enum Golden {
  static func expect(
    _ text: String, in name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = "\(Fixture.folder)/Golden/\(name)"
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Fixture.write(text, to: path)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    }
    let expected = try Fixture.read(path)
    if text == expected { return }
    let lines = zip(
      text.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false))
    let difference = lines.enumerated().first { $0.element.0 != $0.element.1 }
    let (found, wanted) = difference?.element ?? ("more or less lines", "")
    Issue.record(
      "\(name) differs from line \((difference?.offset ?? 0) + 1): \(found) instead of \(wanted)",
      sourceLocation: sourceLocation)
  }
}
