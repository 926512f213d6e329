import Foundation
import ICalendar
import Testing
import WorkCalendar

/// The files that tests read: the fixtures beside this file, and the calendars that the project ships.
enum TestFiles {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  static let calendars = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "calendars")

  static func bytes(_ file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }

  static func text(_ file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// Compares a text with a file. With JADWAL_RECORD_GOLDEN=1 in the environment the file is written instead,
  /// and the test fails, so that nobody takes a recording for a check.
  static func expect(
    _ text: String, equals golden: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard ProcessInfo.processInfo.environment["JADWAL_RECORD_GOLDEN"] == "1" else {
      let expected = try self.text(golden)
      #expect(text == expected, "\(golden.lastPathComponent) differs", sourceLocation: sourceLocation)
      return
    }
    try FileManager.default.createDirectory(
      at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: golden)
    Issue.record("recorded \(golden.lastPathComponent)", sourceLocation: sourceLocation)
  }

  /// A zone of the system's database.
  @Sendable static func zone(_ identifier: String) -> Zone? {
    guard let data = try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo").appending(path: identifier))
    else {
      return nil
    }
    return try? Zone(identifier: identifier, tzif: Array(data))
  }
}

/// Small words for dates and times in tests.
func date(_ text: String) throws -> CivilDate { try CivilDate(parsingISO8601: text) }

func instant(_ text: String) throws -> Instant { try Instant(parsingISO8601: text) }

func range(_ start: String, _ end: String) throws -> InstantRange {
  try #require(InstantRange(start: instant(start), end: instant(end)))
}
