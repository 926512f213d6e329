import JSON
import Office
import Wording

/// `jadwal token issue`
enum TokenIssueCommand {
  static let declaration = CommandDeclaration(
    "token issue",
    summary: Sentence("terbitkan token API untuk sebuah akun", "issue an API token for an account"),
    details: Sentence(
      """
      Menulis token baru satu kali ini saja; yang disimpan hanya sidiknya. Nomornya, untuk mencabutnya, \
      disebut di galat standar. Hanya selagi layanan tidak berjalan atas folder data yang sama.
      """,
      """
      Writes a new token this once; only its digest is kept. Its number, by which it can be revoked, is \
      told on standard error. Only while no service runs over the same data folder.
      """
    ),
    options: [UserAddCommand.email],
    examples: [
      .init(
        line: "jadwal token issue --email ayu@example.go.id",
        meaning: Sentence("token untuk akun itu", "a token for that account"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let email = context.arguments.text(UserAddCommand.email) ?? ""
    let issued = try context.withOffice { office in
      do {
        return try office.perform(IssueToken(email: email), as: .service)
      } catch Refusal.notFound {
        throw ServiceProblem.unknownAccount(email)
      }
    }
    if context.wantsJSON {
      let answer: JSONValue = ["id": .string(issued.id.description), "token": .string(issued.token.text)]
      try context.output.writeLine(answer.serialized())
    } else {
      try context.output.writeLine(issued.token.text)
      context.diagnostics.hint(.tokenNumber(issued.id.description))
    }
    return .success
  }
}
