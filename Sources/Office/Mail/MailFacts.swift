import Casework
import JSON
import Store
import WorkCalendar
import Wording

/// What a queued mail is made of: the event, who reads it, and what is told.
struct MailFacts {
  /// What has happened.
  let event: Event
  /// When.
  let at: Instant
  /// The request that it is about; `nil` where it is about none.
  let request: Identifier<Record.Request>?
  /// As what the reader is told.
  let audience: Audience
  /// The reader's name.
  let name: String
  /// The reader's address of electronic mail.
  let email: String
  /// The reader's language.
  let language: Language
  /// The name of the reader's zone.
  let timeZone: String
  /// Everything that is told, by name, as the event has it.
  let members: JSONObject

  /// The facts of a message in the queue, or `nil` where it holds none that this version can read.
  init?(_ message: OutgoingMessage) {
    guard case .object(let members)? = try? JSONValue(parsing: Array(message.facts.utf8)),
      case .string(let word)? = members["event"], let event = Event(rawValue: word),
      case .string(let moment)? = members["at"], let at = Instant(iso8601: moment),
      case .string(let to)? = members["to"], let audience = Audience(rawValue: to),
      case .string(let name)? = members["name"], case .string(let language)? = members["language"],
      case .string(let timeZone)? = members["timeZone"]
    else { return nil }
    self.event = event
    self.at = at
    if case .string(let number)? = members["request"] { request = Identifier(number) } else { request = nil }
    self.audience = audience
    self.name = name
    email = message.recipient
    self.language = Language(rawValue: language) ?? .indonesian
    self.timeZone = timeZone
    self.members = members
  }

  /// A text that is told; `nil` where there is none of this name.
  func text(_ name: String) -> String? {
    if case .string(let text)? = members[name] { text } else { nil }
  }

  /// A moment that is told; `nil` where there is none of this name.
  func instant(_ name: String) -> Instant? { text(name).flatMap(Instant.init(iso8601:)) }

  /// The whole numbers that are told in a row; none where there are none of this name.
  func integers(_ name: String) -> [Int] {
    guard case .array(let values)? = members[name] else { return [] }
    return values.compactMap { if case .integer(let number) = $0 { Int(number) } else { nil } }
  }

  /// The texts that are told in a row; none where there are none of this name.
  func texts(_ name: String) -> [String] {
    guard case .array(let values)? = members[name] else { return [] }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// The objects that are told in a row; none where there are none of this name.
  func objects(_ name: String) -> [JSONObject] {
    guard case .array(let values)? = members[name] else { return [] }
    return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
  }

  /// A whole number that is told; `nil` where there is none of this name.
  func integer(_ name: String) -> Int64? {
    if case .integer(let number)? = members[name] { number } else { nil }
  }
}
