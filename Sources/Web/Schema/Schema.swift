public import Wording

/// What a JSON value has to be: the one description from which values are checked and the OpenAPI document is
/// made.
///
///     let window = Schema.closed([
///       .required("start", .text(.instant)), .required("end", .text(.instant)),
///     ])
///
/// What it says is exactly what is accepted. Rules between fields, such as an end after its start, cannot be
/// said here; the handler keeps them.
public indirect enum Schema: Sendable {
  /// A member of an object.
  public struct Member: Sendable {
    /// The name.
    public let name: String
    /// What the value has to be.
    public let schema: Schema
    /// Whether the member has to be there.
    public let isRequired: Bool

    /// A member that has to be there.
    public static func required(_ name: String, _ schema: Schema) -> Member {
      Member(name: name, schema: schema, isRequired: true)
    }

    /// A member that may be left out.
    public static func optional(_ name: String, _ schema: Schema) -> Member {
      Member(name: name, schema: schema, isRequired: false)
    }
  }

  /// An object. Where it is closed, other members than these are refused; what the service answers stays
  /// open, so that fields can be added.
  case object([Member], isClosed: Bool)
  /// A text of a form; its length is counted in Unicode scalars, as JSON Schema does.
  case text(TextForm, length: ClosedRange<Int>)
  /// A text of any kind, in answers.
  case anyText
  /// One of a few words.
  case choice([String])
  /// The name of a time zone (IANA).
  case timeZone
  /// A whole number; `1.0` is one too (JSON Schema 2020-12, section 6.1.1).
  case integer(ClosedRange<Int>)
  /// Any number, in answers.
  case number
  /// `true` or `false`.
  case boolean
  /// An array. Where its elements are to differ, no two may be equal.
  case list(Schema, count: ClosedRange<Int>, isUnique: Bool)
  /// The value, or `null`.
  case nullable(Schema)
  /// A component with a name: it stands in the document once, and others point to it.
  case named(String, Schema)
  /// The same, with words about it.
  case described(Schema, Sentence)

  /// An object that takes no other members: what callers send.
  public static func closed(_ members: [Member]) -> Schema { .object(members, isClosed: true) }

  /// An object to which members may be added: what the service answers.
  public static func extensible(_ members: [Member]) -> Schema { .object(members, isClosed: false) }

  /// A text of a form, of any length that the form leaves it up to 255.
  public static func text(_ form: TextForm) -> Schema { .text(form, length: 0...255) }

  /// An e-mail address.
  public static let email = Schema.text(.email, length: 0...254)

  /// An array in which the same may occur twice.
  public static func list(_ element: Schema, count: ClosedRange<Int>) -> Schema {
    .list(element, count: count, isUnique: false)
  }

  /// An array of any length, in answers.
  public static func list(_ element: Schema) -> Schema { .list(element, count: 0...Int.max, isUnique: false) }

  /// The schema with words about it.
  public func described(_ indonesian: String, _ english: String) -> Schema {
    .described(self, Sentence(indonesian, english))
  }
}
