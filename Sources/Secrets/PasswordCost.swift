/// How much work it is to try a password.
public struct PasswordCost: Hashable, Sendable {
  /// Passes over the memory.
  public let passes: Int
  /// Memory in kibibytes.
  public let kibibytes: Int

  /// A cost; passes from 1 and memory from 8 KiB, both brought into what is allowed: at most
  /// ``mostPasses`` and ``mostKibibytes``.
  public init(passes: Int, kibibytes: Int) {
    self.passes = min(max(passes, 1), PasswordCost.mostPasses)
    self.kibibytes = min(max(kibibytes, 8), PasswordCost.mostKibibytes)
  }

  /// Two passes over 19 MiB, the least that is commonly advised for Argon2id. More would not make the service
  /// safer: each of the threads that answer can be asked for a login at the same time, and sixteen take 300
  /// MiB.
  public static let standard = PasswordCost(passes: 2, kibibytes: 19 * 1_024)

  /// The most memory that a stored hash may ask for, so that no forged one exhausts the machine.
  public static let mostKibibytes = 64 * 1_024
  /// The most passes that a stored hash may ask for.
  public static let mostPasses = 16

  var memoryBytes: Int { kibibytes * 1_024 }
}
