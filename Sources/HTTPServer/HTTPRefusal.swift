/// Why a request was refused before a handler saw it. Whoever runs the router puts it into words.
public struct HTTPRefusal: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: String, CaseIterable, Sendable {
    /// The request line or a header breaks RFC 9112 or RFC 9110; `field` names the header where it is known.
    case malformedHead
    /// The path has a bad percent-encoding, an encoded slash or control character, or a dot segment.
    case malformedPath
    /// The query has a bad percent-encoding or a NUL.
    case malformedQuery
    /// A transfer coding other than `chunked` (RFC 9112 section 6.1).
    case unsupportedTransferCoding
    /// An expectation other than `100-continue` (RFC 9110 section 10.1.1).
    case unsupportedExpectation
    /// The body has more than `limit` bytes.
    case bodyTooLarge
    /// The route takes no body.
    case unexpectedBody
    /// The body is in a media type, or a content coding, that the route does not take.
    case unsupportedMediaType
    /// The form breaks RFC 7578 or RFC 2046.
    case malformedForm
    /// The form has more than `limit` parts.
    case tooManyParts
    /// The bodies of all requests in hand have no room for this one; `limit` is what they may have together.
    case tooMuchInHand
  }

  /// What is wrong.
  public let reason: Reason
  /// The header that it is wrong with, in lower case, where it is one.
  public let field: String?
  /// The limit that was passed, where it is one: bytes or parts.
  public let limit: Int?

  /// A refusal.
  public init(_ reason: Reason, field: String? = nil, limit: Int? = nil) {
    self.reason = reason
    self.field = field
    self.limit = limit
  }

  /// The status code that says it (RFC 9110 section 15).
  public var status: Int {
    switch reason {
    case .malformedHead, .malformedPath, .malformedQuery, .unexpectedBody, .malformedForm: 400
    case .bodyTooLarge, .tooManyParts: 413
    case .unsupportedMediaType: 415
    case .unsupportedExpectation: 417
    case .unsupportedTransferCoding: 501
    case .tooMuchInHand: 503
    }
  }
}
