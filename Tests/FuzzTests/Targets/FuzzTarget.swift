import Wording

/// Something of the program that takes bytes from outside. Each is a function of bytes that must never trap,
/// whatever they are, and that holds what was read against the rules of its reader.
///
/// The raw value is the name of the folder of its seeds, and what the program of libFuzzer knows it by.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// Addresses of the web, of mail and of WhatsApp.
  case addresses
  /// What calendar clients answer to an invitation (iTIP).
  case answers
  /// The calendars that officers publish, with everything that recurs in them.
  case availability
  /// Calls of the API, up to where a handler gets them.
  case calls
  /// Forms, as parts and as fields.
  case forms
  /// Header values.
  case headers
  /// Calendars of days off.
  case holidays
  /// JSON.
  case json
  /// Mail as it comes from outside.
  case mail
  /// What servers of mail answer.
  case mailbox
  /// Files of office hours.
  case officeHours = "office-hours"
  /// What one process hands to another, and the files of whoever runs the service.
  case orders
  /// Targets of requests: paths and queries.
  case queries
  /// Rows as they are kept.
  case rows
  /// Scenario files.
  case scenarios
  /// Tables of days off.
  case tables
  /// Dates, times and moments.
  case times
  /// Time zone files.
  case zones

  /// Reads the bytes. Fails with the rule that does not hold of them.
  func run(_ bytes: [UInt8]) throws {
    switch self {
    case .addresses: try Self.addresses(bytes)
    case .answers: try Self.answers(bytes)
    case .availability: try Self.availability(bytes)
    case .calls: try Self.calls(bytes)
    case .forms: try Self.forms(bytes)
    case .headers: try Self.headers(bytes)
    case .holidays: try Self.holidays(bytes)
    case .json: try Self.json(bytes)
    case .mail: try Self.mail(bytes)
    case .mailbox: try Self.mailbox(bytes)
    case .officeHours: try Self.officeHours(bytes)
    case .orders: try Self.orders(bytes)
    case .queries: try Self.queries(bytes)
    case .rows: try Self.rows(bytes)
    case .scenarios: try Self.scenarios(bytes)
    case .tables: try Self.tables(bytes)
    case .times: try Self.times(bytes)
    case .zones: try Self.zones(bytes)
    }
  }
}

/// A rule that does not hold.
struct BrokenRule: Error, CustomStringConvertible {
  /// The rule.
  let description: String
}

extension FuzzTarget {
  /// Fails with a rule where it does not hold.
  static func hold(_ isSo: Bool, _ rule: @autoclosure () -> String) throws {
    if !isSo { throw BrokenRule(description: rule()) }
  }

  /// What `read` makes of bytes, or `nil` where it refuses them. A refusal is put into words, which have to stay
  /// on one line: they go into logs and to terminals.
  static func taken<Value>(_ read: () throws -> Value) throws -> Value? {
    do {
      return try read()
    } catch let rule as BrokenRule {
      throw rule
    } catch {
      if let explained = error as? any Explained { try holdOneLine(explained.sentence) }
      return nil
    }
  }

  /// Holds that a sentence is a line without control characters in both languages.
  static func holdOneLine(_ sentence: Sentence) throws {
    for text in [sentence.indonesian, sentence.english] {
      try hold(isOneLine(text), "a sentence is one line without control characters: \(text.debugDescription)")
    }
  }

  /// Whether a text has no control characters, line ends among them.
  static func isOneLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
  }

  /// Bytes as a text; what is no UTF-8 becomes U+FFFD.
  static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

  /// The lines of bytes, each without its line end.
  static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 10, omittingEmptySubsequences: false).map { $0.last == 13 ? $0.dropLast() : $0 }
  }
}
