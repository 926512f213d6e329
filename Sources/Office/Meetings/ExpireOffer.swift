public import Casework
import Store

/// Ends a rescheduling of whose last offer nothing can be accepted any more; done by the service itself as
/// time goes on.
struct ExpireOffer: UseCase {
  let rescheduling: Identifier<Record.Rescheduling>

  /// Ends it. Returns whether it was still open. Fails with `negotiation` where the offer still holds.
  func perform(at desk: Desk) throws -> Bool {
    guard let record = try desk.queries.rescheduling(rescheduling), record.state == .open,
      var request = try desk.queries.request(record.request)
    else { return false }
    try desk.end(try desk.negotiation(record), .expire, .reschedulingExpired, &request)
    return true
  }
}

extension Office {
  /// Ends every rescheduling whose offer has run out, each in a transaction of its own: one that cannot be
  /// ended is told to `failing`, and holds no other up. Returns how many were ended. Fails where they cannot
  /// be listed.
  public func expireOffers(
    failing: (Identifier<Record.Rescheduling>, any Error) -> Void
  ) throws -> Int {
    let over = try ask(as: .service) { try $0.queries.reschedulingsOver(at: $0.now) }
    var ended = 0
    for rescheduling in over {
      do {
        if try perform(ExpireOffer(rescheduling: rescheduling), as: .service) { ended += 1 }
      } catch {
        failing(rescheduling, error)
      }
    }
    return ended
  }
}
