import Casework
import Foundation
import Testing

@Suite("The page on the desks")
struct TransitionTableDrawingTests {
  private static func page() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/desks.md"), encoding: .utf8)
  }

  @Test("The page on the desks draws the diagram of the table that decides")
  func diagram() throws {
    let expected = "```mermaid\n" + TransitionTable.standard.mermaid + "```\n"
    #expect(
      try TransitionTableDrawingTests.page().contains(expected), "expected in docs/desks.md:\n\(expected)")
  }

  @Test("The page on the desks lists the rows of the table that decides")
  func rows() throws {
    let expected = "\n" + TransitionTable.standard.markdown
    #expect(
      try TransitionTableDrawingTests.page().contains(expected), "expected in docs/desks.md:\n\(expected)")
  }
}
