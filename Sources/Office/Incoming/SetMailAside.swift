import Casework
import Mail
import Secrets
public import Store
public import WorkCalendar
import Wording

/// Keeps a mail without reading it: whoever tried to read it did not come to an end. It waits for the administration
/// desk.
public struct SetMailAside: UseCase {
  let bytes: [UInt8]
  let arrivedAt: Instant?

  /// A mail as it came, at `arrivedAt` or now.
  public init(_ bytes: [UInt8], arrivedAt: Instant?) {
    self.bytes = bytes
    self.arrivedAt = arrivedAt
  }

  /// Keeps it. For the service itself. Returns what was kept, now or before.
  public func perform(at desk: Desk) throws -> IncomingMailRecord {
    guard desk.principal == .service else { throw Refusal.forbidden([.service]) }
    let digest = Digest(of: bytes).bytes
    if let known = try desk.queries.incomingMail(digest: digest) { return known }
    var record = IncomingMailRecord(
      digest: digest, bodyDigest: digest, arrivedAt: min(arrivedAt ?? desk.now, desk.now), kind: .unreadable,
      state: .open, sender: nil, senderName: "", subject: "", messageID: nil,
      authentication: ReceivedMail.Authentication.unknown.word, suspicions: "", size: bytes.count)
    record.reason = IncomingMailRecord.Reason(TakeMail.untaken)
    record.isTold = try desk.tellsOfWaitingMail()
    record.id = try desk.queries.add(record, content: bytes)
    try desk.tell(of: record, text: "", isOfItsPeople: false)
    return record
  }
}
