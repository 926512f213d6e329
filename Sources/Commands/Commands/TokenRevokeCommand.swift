import Casework
import Office
import Wording

/// `jadwal token revoke`
enum TokenRevokeCommand {
  static let declaration = CommandDeclaration(
    "token revoke",
    summary: Sentence("cabut sebuah token", "revoke a token"),
    details: Sentence(
      """
      Token dengan nomor itu tidak berlaku lagi. Hanya selagi layanan tidak berjalan atas folder data yang \
      sama.
      """,
      """
      The token with that number is no longer valid. Only while no service runs over the same data folder.
      """
    ),
    operand: OperandDeclaration(
      value: .integer(1...Int.max), help: Sentence("nomor token", "the number of the token"), count: 1...1),
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let number = Int64(context.arguments.operands[0]) ?? 0
    try context.withOffice { office in
      do {
        try office.perform(RevokeToken(Identifier(number)), as: .service)
      } catch Refusal.notFound {
        throw ServiceProblem.unknownToken(number)
      }
    }
    return .success
  }
}
