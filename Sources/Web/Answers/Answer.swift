public import HTTPServer
public import JSON
import Office

/// What a handler answers.
public struct Answer: Sendable {
  /// The content of an answer.
  public enum Content: Sendable {
    /// None.
    case none
    /// JSON.
    case json(JSONValue)
    /// Bytes of a media type.
    case bytes([UInt8], mediaType: String)
    /// Bytes that many answers share, with their headers.
    case shared(SharedBody)
  }

  /// The status code.
  public var status: Int
  /// The content.
  public var content: Content
  /// Headers besides those of the content.
  public var headers: [HTTPField]

  /// An answer.
  public init(status: Int, content: Content, headers: [HTTPField] = []) {
    self.status = status
    self.content = content
    self.headers = headers
  }

  /// An answer in JSON.
  public static func json(_ status: Int, _ value: JSONValue, headers: [HTTPField] = []) -> Answer {
    Answer(status: status, content: .json(value), headers: headers)
  }

  /// An answer in a media type that is no JSON, such as a document or a calendar.
  public static func bytes(
    _ status: Int, _ bytes: [UInt8], mediaType: String, headers: [HTTPField] = []
  ) -> Answer {
    Answer(status: status, content: .bytes(bytes, mediaType: mediaType), headers: headers)
  }

  /// An answer without content.
  public static let empty = Answer(status: 204, content: .none)

  /// The answer as the server sends it.
  func response(in call: Call) -> HTTPResponse {
    var response = HTTPResponse(status: status, headers: headers)
    switch content {
    case .none: break
    case .json(let value):
      response.headers += [
        HTTPField("Content-Type", "application/json"), HTTPField("Content-Language", call.language.rawValue),
        HTTPField(
          "Vary", call.operation.access.asksForToken ? "Accept-Language, Authorization" : "Accept-Language"),
      ]
      response.body = .bytes(Array(value.serialized().utf8))
    case .bytes(let bytes, let mediaType):
      response.headers.append(HTTPField("Content-Type", mediaType))
      response.body = .bytes(bytes)
    case .shared(let shared): response.body = .shared(shared)
    }
    if call.caller != .anonymous, !headers.contains(where: { $0.name.lowercased() == "cache-control" }) {
      response.headers.append(HTTPField("Cache-Control", "no-store"))
    }
    return response
  }
}
