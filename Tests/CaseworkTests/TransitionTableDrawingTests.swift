import Casework
import Foundation
import Testing

@Suite("The page on the desks")
struct TransitionTableDrawingTests {
  private static func page() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  }

  @Test("The README draws the diagram of the table that decides")
  func diagram() throws {
    let expected = "```mermaid\n" + TransitionTable.standard.mermaid + "```\n"
    #expect(try TransitionTableDrawingTests.page().contains(expected), "expected in README.md:\n\(expected)")
  }

  @Test("The README lists the rows of the table that decides")
  func rows() throws {
    let expected = "\n" + TransitionTable.standard.markdown + "\n"
    #expect(try TransitionTableDrawingTests.page().contains(expected), "expected in README.md:\n\(expected)")
  }
}
