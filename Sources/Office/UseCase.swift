public import Secrets

/// One thing that somebody can have done: one transaction, all of it or nothing.
public protocol UseCase: Sendable {
  /// What comes of it.
  associatedtype Outcome: Sendable

  /// Does it. Fails with a `Refusal`, and with a `DatabaseError` where nothing could be written.
  func perform(at desk: Desk) throws -> Outcome
}

/// The key under which a caller may safely try again: the first answer is kept and given once more.
public struct Once: Hashable, Sendable {
  /// The key, at most 255 characters.
  public let key: String
  /// The digest of everything that was asked, so that the same key with other content is found out.
  public let fingerprint: Digest

  /// A key for one call.
  public init(key: String, fingerprint: Digest) {
    self.key = key
    self.fingerprint = fingerprint
  }
}

extension Once {
  /// The key as it is kept: an answer may show a secret, and only who sends the key again can read it.
  var storedKey: String { Digest(of: Array(key.utf8)).hexadecimal }
}

/// An answer as it was given, kept to be given again.
public struct StoredAnswer: Hashable, Sendable {
  /// The status code of HTTP.
  public let status: Int
  /// The body.
  public let body: [UInt8]

  /// An answer.
  public init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}
