import WorkCalendar
import Wording

/// What stands after an option, or as an operand.
enum ValueKind: Hashable, Sendable {
  /// A whole number within a range.
  case integer(ClosedRange<Int>)
  /// `2026-03-10`.
  case date
  /// `2026-03-10T09:00:00+07:00`.
  case instant
  /// The path of a folder.
  case folder
  /// The path of a file whose name ends so, such as `json`.
  case file(ending: String)
  /// One of a few words.
  case choice([String])
  /// Any text; the placeholder says what it means.
  case text(Sentence)

  /// Whether a text is such a value. Whether a file is there is not asked.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .integer(let range): Int(text).map { range.contains($0) } ?? false
    case .date: CivilDate(iso8601: text) != nil
    case .instant: Instant(iso8601: text) != nil
    case .folder, .file, .text: !text.isEmpty
    case .choice(let words): words.contains(text)
    }
  }
}

/// An option of a command, as data: what the parser accepts, help tells and a shell completes.
struct OptionDeclaration: Hashable, Sendable {
  /// The name without its two hyphens.
  let name: String
  /// What follows the name; `nil` for a switch, which stands alone.
  let value: ValueKind?
  /// What it is for.
  let help: Sentence
  /// Whether the command cannot do without it.
  let isRequired: Bool

  init(_ name: String, _ value: ValueKind? = nil, isRequired: Bool = false, help: Sentence) {
    self.name = name
    self.value = value
    self.help = help
    self.isRequired = isRequired
  }

  /// The option as it is written.
  var spelling: String { "--\(name)" }
}

/// What a command takes besides its options.
struct OperandDeclaration: Hashable, Sendable {
  let value: ValueKind
  let help: Sentence
  /// How many there may be.
  let count: ClosedRange<Int>
}
