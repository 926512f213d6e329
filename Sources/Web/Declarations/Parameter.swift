public import Wording

/// A variable of a path, a part of a query, or a header of an operation.
public struct Parameter: Sendable {
  /// Where it stands.
  public enum Place: String, Hashable, Sendable {
    case path, query, header
  }

  /// Its name; of a header as it is usually written.
  public let name: String
  /// Where it stands.
  public let place: Place
  /// What it has to be. In a query a list is written with commas, and numbers and words as they are.
  public let schema: Schema
  /// Whether it has to be there.
  public let isRequired: Bool
  /// What it is for.
  public let help: Sentence

  /// A variable of the path.
  public struct Variable: Sendable {
    let parameter: Parameter

    /// A variable; what does not fit its schema names nothing and is answered with 404.
    public static func variable(_ name: String, _ schema: Schema, _ help: Sentence) -> Variable {
      Variable(
        parameter: Parameter(name: name, place: .path, schema: schema, isRequired: true, help: help))
    }

    /// The number of a record.
    public static func identifier(
      _ name: String, _ help: Sentence = Sentence("nomor catatan", "the number of the record")
    ) -> Variable {
      variable(name, .text(.identifier, length: 1...18), help)
    }
  }

  /// A part of the query.
  public struct Query: Sendable {
    let parameter: Parameter

    /// A part that has to be there.
    public static func required(_ name: String, _ schema: Schema, _ help: Sentence) -> Query {
      Query(parameter: Parameter(name: name, place: .query, schema: schema, isRequired: true, help: help))
    }

    /// A part that may be left out.
    public static func optional(_ name: String, _ schema: Schema, _ help: Sentence) -> Query {
      Query(parameter: Parameter(name: name, place: .query, schema: schema, isRequired: false, help: help))
    }
  }

  /// A header.
  public struct Header: Sendable {
    let parameter: Parameter

    /// The key under which a call may safely be sent again. The first answer is kept and given once more; the
    /// same key with other content is refused.
    public static let idempotencyKey = Header(
      parameter: Parameter(
        name: "Idempotency-Key", place: .header, schema: .text(.idempotencyKey, length: 1...255),
        isRequired: false,
        help: Sentence(
          "kunci agar panggilan dapat diulang dengan aman",
          "the key under which the call may safely be sent again")
      ))

    /// The version that the caller has seen; the change is refused where it is no longer the last one.
    public static let ifMatch = ifMatch(isRequired: true)
    /// The same where it may be left out: then whatever there is is changed.
    public static let ifMatchOrNone = ifMatch(isRequired: false)

    private static func ifMatch(isRequired: Bool) -> Header {
      Header(
        parameter: Parameter(
          name: "If-Match", place: .header, schema: .text(.entityTags, length: 1...1_000),
          isRequired: isRequired,
          help: Sentence(
            "versi yang dibaca, dari ETag; ditolak dengan 412 bila sudah berubah",
            "the version that was read, from the ETag; refused with 412 where it has changed")))
    }
  }
}
