import HTTPServer
import Office
import Secrets
import Web
import Wording

extension Visit {
  /// Does a use case once for the form that was sent, however often it comes: whoever presses twice, or goes back and
  /// sends anew, is told what came of it the first time. `telling` says where the answer leads, and what is told there.
  func performOnce<Case: UseCase>(
    _ useCase: Case, telling: @escaping @Sendable (Case.Outcome) -> (address: String, told: Sentence)
  ) throws -> (address: String, told: Sentence) {
    let stored = try office.perform(
      useCase, as: principal, once: Once(key: sentToken, fingerprint: Digest(of: Array(sentToken.utf8)))
    ) { outcome in
      let (address, told) = telling(outcome)
      let lines = [address, told.indonesian, told.english].joined(separator: "\n")
      return StoredAnswer(status: 303, body: Array(lines.utf8))
    }
    let lines = String(decoding: stored.body, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    guard lines.count == 3 else { throw Problem(.failure) }
    return (lines[0], Sentence(lines[1], lines[2]))
  }

  /// The token of the form that was sent: no other form has it.
  private var sentToken: String {
    guard case .form(let parts) = request.body, let token = parts.first(where: { $0.name == FormToken.field })
    else { return "" }
    return String(decoding: token.bytes, as: UTF8.self)
  }
}
