public import Casework
import JSON
import Secrets
import Store
import WorkCalendar
import Wording

/// Erases from a request that has ended what tells of a person, because the person asks for it (rules of the service,
/// section 9; law 27/2022). The history stays, and all that is counted.
public struct EraseRequest: UseCase {
  let request: Identifier<Record.Request>

  /// The request to erase.
  public init(_ request: Identifier<Record.Request>) { self.request = request }

  /// Erases it. For the director, and for the service itself. Fails with `step` where the request has not ended,
  /// and with `complaintOpen` where a complaint about it waits for its answer. Once more changes nothing.
  public func perform(at desk: Desk) throws -> RequestView {
    if desk.principal != .service { try desk.require(.director) }
    let request = try desk.request(self.request)
    guard !request.state.isOpen else {
      throw Refusal.step(.notInThisState(allowedIn: RequestState.allCases.filter { !$0.isOpen }))
    }
    guard try !desk.queries.hasOpenComplaint(about: request.id) else { throw Refusal.complaintOpen }
    if request.erasedAt == nil { try desk.erase(request.id, because: .asked) }
    return try desk.view(of: request.id)
  }
}

/// Erases what tells of a person from requests and complaints that ended long ago; done by the service itself, a part
/// at a time. How long they are kept is the setting `retention-days`; nothing is erased where it is 0.
public struct EraseAfterRetention: UseCase {
  /// How many requests are erased at once, so that nobody waits for it.
  public static let atOnce = 20

  /// Looks for what was kept long enough.
  public init() {}

  /// Erases some. Returns whether there may be more.
  public func perform(at desk: Desk) throws -> Bool {
    guard let keeping = try desk.settings().retention else { return false }
    let end = desk.now - keeping
    _ = try desk.queries.eraseComplaints(answeredBefore: end, at: desk.now)
    let old = try desk.queries.requestsToErase(endedBefore: end, atMost: EraseAfterRetention.atOnce)
    for request in old { try desk.erase(request, because: .retention) }
    return old.count == EraseAfterRetention.atOnce
  }
}

/// Why something was erased, as the history keeps it.
private enum ErasureGround: String {
  /// Whom it tells of has asked for it.
  case asked
  /// It was kept as long as the setting says.
  case retention
}

extension Desk {
  fileprivate func erase(_ id: Identifier<Record.Request>, because ground: ErasureGround) throws {
    // The digest of a number that nobody is told.
    try queries.erase(id, secretDigest: Digest(of: bytes(32)).bytes, at: now)
    for topic in [Topic.accounts, .meetings, .feeds] { try touch(topic) }
    let erased = try acting(as: .service).request(id)
    try record(.requestErased, of: erased, detail: ["ground": .string(ground.rawValue)])
  }
}
