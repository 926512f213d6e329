import Casework
import HTTPServer
import Office
@testable import Pages
import Testing
import Web
import WorkCalendar

@Suite("What was entered into a form")
struct FormReaderTests {
  /// What is wrong with a field, as an English reader is told; `nil` where it was taken.
  private func problem<Value>(
    _ fields: [String: String], _ read: (FormReader) -> Value
  ) throws -> (Value?, String?) {
    let test = try TestSite()
    var visit = try test.site.visit(HTTPRequest(method: "POST", path: ["coba"]))
    visit.form = FormEntry(
      action: "/coba", parts: fields.map { HTTPFormPart(name: $0.key, bytes: Array($0.value.utf8)) })
    do {
      return (try visit.entered(read), nil)
    } catch let problem as Problem {
      return (nil, problem.fields.map { "\($0.path): \($0.message.english)" }.joined(separator: "; "))
    }
  }

  @Test(
    "A line has no blanks around it, and is one line",
    arguments: [
      ("  Ayu ", "Ayu", nil), ("", nil, "a: fill this in"), (" \r\n ", nil, "a: fill this in"),
      ("a\r\nb", nil, "a: write it on one line"), ("a\u{0}b", nil, "a: write it on one line"),
      ("123456", nil, "a: at most 5 characters; now 6"), ("é😀é😀é", "é😀é😀é", nil),
    ] as [(String, String?, String?)])
  func line(entered: String, taken: String?, told: String?) throws {
    let (value, problem) = try problem(["a": entered]) { $0.line("a", 1...5) }
    #expect(value == taken && problem == told)
  }

  @Test("Lines of a text end in one way, whatever the browser sends")
  func paragraphs() throws {
    #expect(try problem(["a": "\r\na\r\nb\rc\n\n"]) { $0.paragraphs("a") }.0 == "a\nb\nc")
    #expect(try problem(["a": "a\u{7}"]) { $0.paragraphs("a") }.1 == "a: a character cannot be read")
    #expect(try problem(["a": " "]) { $0.optionalParagraphs("a") }.0 == .some(nil))
  }

  @Test("A secret is taken as it was typed")
  func secret() throws { #expect(try problem(["a": " a  "]) { $0.secret("a") }.0 == " a  ") }

  @Test("Numbers, dates, choices and addresses say what they want")
  func typed() throws {
    #expect(try problem(["a": "12"]) { $0.integer("a", in: 1...20) }.0 == 12)
    #expect(try problem(["a": "21"]) { $0.integer("a", in: 1...20) }.1 == "a: write a number from 1 to 20")
    #expect(try problem(["a": "2026-03-10"]) { $0.date("a") }.0 == CivilDate(year: 2026, month: 3, day: 10))
    #expect(try problem(["a": "10/3/2026"]) { $0.date("a") }.1 == "a: write the date as 2026-03-10")
    #expect(try problem([:]) { $0.date("a") }.1 == "a: choose a date")
    #expect(try problem(["a": "deputy"]) { $0.choice("a", Role.self) }.0 == .deputy)
    #expect(try problem(["a": "king"]) { $0.choice("a", Role.self) }.1 == "a: choose one of those offered")
    #expect(try problem([:]) { $0.choice("a", Role.self) }.1 == "a: choose one")
    #expect(try problem(["a": "x"]) { $0.email("a") }.1?.hasPrefix("a: write an e-mail address") ?? false)
    #expect(try problem(["a": "12"]) { $0.identifier("a", of: Record.Officer.self) }.0 == Identifier(12))
    #expect(try problem(["a": "012"]) { $0.identifier("a", of: Record.Officer.self) }.1 == "a: choose one")
  }

  @Test("Everything that does not fit is told at once, in the order of the reading")
  func together() throws {
    let told = try problem(["b": "x"]) { ($0.line("a"), $0.integer("b", in: 1...2), $0.isTicked("c")) }.1
    #expect(told == "a: fill this in; b: write a number from 1 to 2")
  }
}
