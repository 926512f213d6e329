/// A request as a handler sees it: its head is checked, its body is whole.
public struct HTTPRequest: Sendable {
  /// The method, in capitals as it was sent: `GET`, `POST`.
  public let method: String
  /// The segments of the path, percent-decoded; none of them holds a slash or a NUL. `/a/b` is `["a", "b"]`.
  public let path: [String]
  /// The parts of the query in their order, percent-decoded; a part without `=` has an empty value.
  public let query: [HTTPField]
  /// The headers in their order, names in lower case.
  public let headers: [HTTPField]
  /// The body.
  public let body: HTTPBody
  /// The address of the other side, without port: `127.0.0.1`, `::1`.
  public let remoteAddress: String

  /// A request from its parts.
  public init(
    method: String, path: [String], query: [HTTPField] = [], headers: [HTTPField] = [],
    body: HTTPBody = .none,
    remoteAddress: String = "127.0.0.1"
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.remoteAddress = remoteAddress
  }

  /// The value of the first header with a name in lower case, or `nil` where there is none.
  public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// A name with a value: a header, or a part of a query.
public struct HTTPField: Hashable, Sendable {
  /// The name.
  public let name: String
  /// The value.
  public let value: String

  /// A named value.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The body of a request.
public enum HTTPBody: Sendable {
  /// There is none.
  case none
  /// The bytes as they came.
  case bytes([UInt8])
  /// The parts of a form (`multipart/form-data`, RFC 7578).
  case form([HTTPFormPart])
}

/// A part of a form.
public struct HTTPFormPart: Sendable {
  /// The name of the field.
  public let name: String
  /// The name of the file, where the part is one; the last segment of whatever path was sent.
  public let fileName: String?
  /// The media type that the sender states, or `nil`.
  public let mediaType: String?
  /// The content.
  public let bytes: [UInt8]

  /// A part of a form.
  public init(name: String, fileName: String? = nil, mediaType: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.fileName = fileName
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
