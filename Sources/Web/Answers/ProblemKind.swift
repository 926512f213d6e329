public import Wording

/// A kind of problem: what a program decides by. Its address, `/masalah/NAME`, is a page that says more.
public struct ProblemKind: Hashable, Sendable {
  /// The name in the address, in Indonesian.
  public let name: String
  /// The status code of HTTP.
  public let status: Int
  /// The problem in a few words, the same for every case.
  public let title: Sentence
  /// When it comes, for whoever writes a program against the service.
  public let meaning: Sentence
  /// What the caller does about it.
  public let advice: Sentence

  /// A kind of problem.
  public init(_ name: String, _ status: Int, _ title: Sentence, meaning: Sentence, advice: Sentence) {
    self.name = name
    self.status = status
    self.title = title
    self.meaning = meaning
    self.advice = advice
  }

  /// The address of the kind, relative to the service (RFC 9457, section 3.1.1).
  public var type: String { "/masalah/\(name)" }

  /// Every kind, in the order of status codes.
  public static let all: [ProblemKind] = [
    .malformed, .notJSON, .unauthenticated, .forbidden, .notFound, .beyondCalendar, .methodNotAllowed,
    .wrongState, .taken, .alreadyThere, .tooEarly, .dayOff, .outsideHours, .roomsFull, .changed, .tooLarge,
    .wrongMediaType, .unmetExpectation, .keyReused, .invalid, .tooOften, .failure, .unknownCoding,
    .unavailable,
  ]
}
