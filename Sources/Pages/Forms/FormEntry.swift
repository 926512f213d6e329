import HTTPServer
import Office
import Web
import Wording

/// What was entered into a form, and what is wrong with it. A page that shows the form puts both into its fields
/// again; on a first visit both are empty.
struct FormEntry: Sendable {
  /// Where the form was sent to; `nil` where none was. A page with several forms knows by it which of them it is.
  let action: String?
  private let parts: [HTTPFormPart]
  /// What is wrong with single fields, by the names of the fields.
  private(set) var problems: [FieldProblem] = []
  /// What is wrong with the whole.
  private(set) var detail: Sentence?

  /// Nothing was sent.
  static let none = FormEntry(action: nil, parts: [])

  /// The parts of a form that was sent to a path.
  init(action: String?, parts: [HTTPFormPart]) {
    self.action = action
    self.parts = parts
  }

  /// The texts that were entered before and kept, by the names of their fields.
  init(kept fields: [String: [String]]) {
    self.init(
      action: nil,
      parts: fields.flatMap { name, texts in
        texts.map { HTTPFormPart(name: name, bytes: Array($0.utf8)) }
      })
  }

  /// What was entered into some fields, to be kept: the texts by name, none where a field was left empty.
  func kept(_ names: some Sequence<String>) -> [String: [String]] {
    Dictionary(
      names.map { name in (name, texts(name).filter { text in text.contains { !$0.isWhitespace } }) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The names of all fields that are no files.
  var names: Set<String> { Set(parts.filter { $0.fileName == nil }.map(\.name)) }

  /// Whether anything is wrong.
  var isRefused: Bool { !problems.isEmpty || detail != nil }

  /// The text of a field as it was entered; `nil` where the field was not sent, or is no text.
  func text(_ name: String) -> String? { texts(name).first }

  /// The texts of all fields of a name, in their order: boxes that were ticked, rows of a list.
  func texts(_ name: String) -> [String] {
    parts.filter { $0.name == name && $0.fileName == nil }.compactMap {
      String(validating: $0.bytes, as: UTF8.self)
    }
  }

  /// The files that were chosen for a name; browsers send an empty one without a name where none was.
  func files(_ name: String) -> [HTTPFormPart] {
    parts.filter { part in
      part.name == name && (part.fileName.map { !$0.isEmpty } ?? false || !part.bytes.isEmpty)
        && part.fileName != nil
    }
  }

  /// What is wrong with a field, or nothing.
  func problem(of name: String) -> Sentence? { problems.first { $0.path == name }?.message }

  /// The same with what stands against it.
  func refused(_ problem: Problem) -> FormEntry {
    var entry = self
    entry.problems = problem.fields
    // What names single fields says it beside them.
    if problem.fields.isEmpty { entry.detail = problem.detail ?? problem.kind.title }
    return entry
  }
}
