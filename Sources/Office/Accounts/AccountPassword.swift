public import Secrets
import Wording

/// A password that somebody chooses for an account.
public enum AccountPassword {
  /// The fewest characters: long enough that guessing one over the network takes longer than anybody tries.
  public static let shortest = 12

  /// The hash of a password. Fails with `invalid` where it is too short, or longer than any is hashed.
  public static func hash(_ password: String, cost: PasswordCost = .standard) throws -> PasswordHash {
    guard password.count >= shortest else {
      throw Refusal.invalid([
        FieldProblem(
          "password",
          Sentence("paling sedikit \(shortest) karakter", "at least \(shortest) characters"))
      ])
    }
    guard let hash = PasswordHash(of: password, cost: cost) else {
      throw Refusal.invalid([
        FieldProblem(
          "password",
          Sentence(
            "paling panjang \(PasswordHash.mostPasswordBytes) bita",
            "at most \(PasswordHash.mostPasswordBytes) bytes"))
      ])
    }
    return hash
  }
}
