import Testing

@testable import Commands

@Suite("Lines of text")
struct LineTextTests {
  @Test("A field of a line keeps its tabs and line ends to itself")
  func tabSeparatedFields() {
    #expect(TabSeparated.line(["a\tb", "c\nd", "é"]) == "a b\tc d\té")
  }

  @Test("Lines break at blanks, and a long word stands alone")
  func wrapping() {
    #expect(
      TextWrapping.lines(of: "aa bb cccccccccc d", width: 6, indent: 1, firstIndent: 0)
        == ["aa bb", " cccccccccc", " d"])
    #expect(TextWrapping.lines(of: "", width: 6, indent: 1, firstIndent: 2) == ["  "])
  }
}
