public import Casework
import JSON
import Store
public import WorkCalendar
import Wording

/// Proposes new windows for the meeting in place of all earlier ones (rules of the service, section 2.2).
public struct ProposeWindows: UseCase {
  let request: Identifier<Record.Request>
  let windows: [InstantRange]

  /// New windows for a request, best first.
  public init(request: Identifier<Record.Request>, windows: [InstantRange]) {
    self.request = request
    self.windows = windows
  }

  /// Takes them. Fails where a window is refused, or where the request no longer waits for a time.
  public func perform(at desk: Desk) throws -> RequestView {
    var request = try desk.request(self.request)
    if case .staff = desk.principal { try desk.require(.registry) }
    guard ProposeWindows.states.contains(request.state) else {
      throw Refusal.step(.notInThisState(allowedIn: ProposeWindows.states))
    }
    try desk.queries.propose(try desk.weigh(windows, for: request), for: request.id)
    try desk.save(&request)
    try desk.record(
      .proposalsMade, of: request, detail: ["proposals": .integer(Int64(windows.count))],
      telling: [.registry, .director, .officers],
      facts: ["windows": .array(windows.map { .object($0.facts) })])
    return try desk.view(of: request)
  }

  /// The states in which the request waits for a time. While a meeting stands another time is agreed on
  /// instead.
  public static let states: [RequestState] = [
    .submitted, .returned, .registered, .disposed, .received, .assigned,
  ]
}

extension Desk {
  /// Asks the applicant for new windows, and tells what stands against each of those that were proposed.
  func askForProposals(of request: RequestRecord, detail: JSONObject) throws {
    let refused = try queries.proposals(of: request.id).map { proposal -> JSONValue in
      .object(proposal.time.facts.adding("state", .string(proposal.state.rawValue)))
    }
    try record(
      .proposalsNeeded, of: request, detail: detail, telling: [.applicant],
      facts: ["refused": .array(refused)])
  }
}
