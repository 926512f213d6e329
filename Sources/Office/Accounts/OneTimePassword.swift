import Casework
public import Secrets
import Store
public import WorkCalendar

/// A password that the administrator sets for somebody else: shown once, and replaced by its owner at the next sign-in.
public struct OneTimePassword: Sendable {
  /// How long it holds: from the end of one week to the beginning of the next (choice).
  public static let lifetime = Minutes(3 * 1440)

  /// The password: 80 random bits, four groups of small letters and digits.
  public let text: String
  /// What is kept of it.
  let hash: PasswordHash

  /// A new one.
  public init(from source: any RandomSource) throws {
    text = RecoveryCode.make(from: source).lowercased()
    hash = try AccountPassword.hash(text)
  }
}

extension OneTimePassword: CustomStringConvertible, CustomReflectable {
  /// Nothing of the password, so that it gets into no log by mistake.
  public var description: String { "OneTimePassword" }

  /// Nothing of the password.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
