import Testing

@testable import Web

@Suite("Tables as comma-separated values (RFC 4180)")
struct CSVTableTests {
  @Test(
    "Cells are quoted where they need it, and none is a formula",
    arguments: [
      ("a plain word", "Ayu", "Ayu"), ("a comma", "Ayu, S.Kom", "\"Ayu, S.Kom\""),
      ("a quotation mark", "5\" layar", "\"5\"\" layar\""), ("a line end", "a\r\nb", "\"a\r\nb\""),
      ("an equals sign in front", "=1+1", "'=1+1"), ("a plus sign in front", "+62", "'+62"),
      ("a minus sign in front", "-1", "'-1"), ("an at sign in front", "@SUM(A1)", "'@SUM(A1)"),
      ("a tab in front", "\t=1", "'\t=1"), ("a formula with a quotation mark", "=\"a\"", "\"'=\"\"a\"\"\""),
      ("a sign inside", "1-2", "1-2"), ("nothing", "", ""),
    ])
  func cells(name: String, value: String, written: String) {
    #expect(String(decoding: CSVTable(rows: [[value, "x"]]).text, as: UTF8.self) == "\(written),x\r\n")
  }
}
