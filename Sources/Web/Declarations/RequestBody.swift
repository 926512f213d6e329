public import Wording

/// What the body of a call has to be.
public enum RequestBody: Sendable {
  /// A part of a form.
  public struct Part: Sendable {
    /// The name of the field.
    public let name: String
    /// What a text has to be; `nil` for a file.
    public let schema: Schema?
    /// Whether it has to be there; none may be there twice.
    public let isRequired: Bool

    /// A field with a text.
    public static func text(_ name: String, _ schema: Schema, isRequired: Bool = true) -> Part {
      Part(name: name, schema: schema, isRequired: isRequired)
    }

    /// A file; its type and content are for the handler to judge.
    public static func file(_ name: String, isRequired: Bool = true) -> Part {
      Part(name: name, schema: nil, isRequired: isRequired)
    }
  }

  /// JSON of at most so many bytes.
  case json(Schema, atMost: Int)
  /// A form (`multipart/form-data`) of at most so many bytes in all.
  case form([Part], atMost: Int)
  /// One iCalendar stream (`text/calendar`) of at most so many bytes.
  case calendar(atMost: Int)
  /// One iCalendar stream or a table with tabs (`text/tab-separated-values`), as the media type says.
  case calendarOrTable(atMost: Int)
  /// JSON or an iCalendar stream, as the media type says.
  case jsonOrCalendar(Schema, atMost: Int)

  /// JSON of at most 256 KB: ten times the longest request.
  public static func json(_ schema: Schema) -> RequestBody { .json(schema, atMost: 256 << 10) }

  /// Whether a call may come without it.
  var mayBeLeftOut: Bool {
    if case .json(let schema, _) = self { schema.acceptsEmptyObject } else { false }
  }

  /// The media types that are taken.
  public var mediaTypes: [String] {
    switch self {
    case .json: ["application/json"]
    case .form: ["multipart/form-data"]
    case .calendar: ["text/calendar"]
    case .calendarOrTable: ["text/calendar", "text/tab-separated-values"]
    case .jsonOrCalendar: ["application/json", "text/calendar"]
    }
  }
}

/// An answer of an operation where all goes well.
public struct AnswerDeclaration: Sendable {
  /// A header of an answer.
  public struct Header: Sendable {
    /// The name.
    public let name: String
    /// What it tells.
    public let help: Sentence

    /// The version of the record, for `If-Match`.
    public static let entityTag = Header(
      name: "ETag", help: Sentence("versi catatan, untuk If-Match", "the version of the record, for If-Match")
    )
    /// Where the new record is.
    public static let location = Header(
      name: "Location", help: Sentence("alamat catatan baru", "the new record's path"))
  }

  /// The status code.
  public let status: Int
  /// What it means.
  public let meaning: Sentence
  /// The media types, each with what the content is, where that is JSON.
  public let content: [(mediaType: String, schema: Schema?)]
  /// Headers besides the usual ones.
  public let headers: [Header]

  /// An answer in JSON.
  public static func json(_ status: Int, _ meaning: Sentence, _ schema: Schema, headers: [Header] = [])
    -> Self
  {
    Self(status: status, meaning: meaning, content: [("application/json", schema)], headers: headers)
  }

  /// An answer in a media type that is no JSON.
  public static func content(_ status: Int, _ meaning: Sentence, _ mediaType: String) -> Self {
    Self(status: status, meaning: meaning, content: [(mediaType, nil)], headers: [])
  }

  /// An answer in JSON, or in another media type where `Accept` asks for it.
  public static func json(_ status: Int, _ meaning: Sentence, _ schema: Schema, or mediaType: String) -> Self
  {
    Self(
      status: status, meaning: meaning, content: [("application/json", schema), (mediaType, nil)], headers: []
    )
  }

  /// An answer without content: 204.
  public static func empty(_ meaning: Sentence) -> Self {
    Self(status: 204, meaning: meaning, content: [], headers: [])
  }
}
