public import Transfers

/// Fetches mail from a mailbox (RFC 3501), in rounds that each come to an end. It belongs to one thread.
///
/// A mail is looked at read-only first (EXAMINE), handed over, and only when it is durable marked, moved or
/// deleted over a second connection. Wherever a round is broken off, a mail is in the mailbox as it was, or
/// ours, or both: then it comes again, and whoever takes it knows it by its Message-ID.
///
/// In a mailbox where mails stay, those are fetched that nobody has read, and those that have come since the
/// last round whether somebody has read them or not. In one that mails leave, all are.
public final class MailboxPoller {
  private let settings: MailboxSettings
  private let connect: () -> any MailboxConnection
  private let receiver: any MailboxReceiving
  private var position: MailboxPosition?
  /// What is known of mails by their UIDs, as long as UIDVALIDITY stays.
  private var known = Known(validity: 0)

  /// What the poller has in mind of the mails of a mailbox.
  private struct Known {
    let validity: Int
    /// Those that are ours: a mail that could not be marked, or lies behind one that cannot be had, is not
    /// fetched again.
    var taken: Set<Int> = []
    /// Those that are ours and still to be marked, with whether they are here as a whole.
    var unmarked: [Int: Bool] = [:]
    /// Those that could not be had, how often, and how many rounds they still rest.
    var failing: [Int: (failures: Int, rest: Int)] = [:]
  }

  /// A poller that goes on from a position. `connect` begins a new connection.
  public init(
    _ settings: MailboxSettings, from position: MailboxPosition?, receiver: any MailboxReceiving,
    connect: @escaping () -> any MailboxConnection
  ) {
    self.settings = settings
    self.position = position
    self.receiver = receiver
    self.connect = connect
  }

  /// The rules under which a poller's connections are made: one mail of the largest size fits, and has ten
  /// minutes to come.
  public static func rules(for settings: MailboxSettings, authorityFile: String?) -> TransferRules {
    TransferRules(
      limits: TransferLimits(
        connectSeconds: 15, wholeSeconds: 600, replySeconds: 30, slowSeconds: 30,
        receivedBytes: settings.largestMail + (1 << 20)), authorityFile: authorityFile)
  }

  /// Opens a mailbox to look only, and asks after the folder to which its mails go. Returns why that cannot be
  /// done; `nil` where it can.
  public static func greet(
    _ settings: MailboxSettings, connect: @escaping () -> any MailboxConnection
  ) -> String? {
    let mailbox = MailboxSession(settings, connect: connect) { false }
    do throws(TransferError) {
      _ = try mailbox.examine()
      if case .move(let folder) = settings.afterwards {
        _ = try mailbox.line("STATUS \(MailboxAnswers.quoted(folder)) (MESSAGES)")
      }
      return nil
    } catch {
      return error.text
    }
  }

  /// Makes one round. Returns whether more mails wait. Fails where the server does not answer as it should,
  /// or where the receiver does not take a mail; what was taken before stays taken.
  public func round(isStopping: @escaping @Sendable () -> Bool) throws -> Bool {
    let mailbox = MailboxSession(settings, connect: connect, isStopping: isStopping)
    let marking = MailboxMarking(settings, connect: connect, isStopping: isStopping)
    let opened = try mailbox.examine()
    let validity = MailboxAnswers.code("UIDVALIDITY", in: opened) ?? 0
    if known.validity != validity { known = Known(validity: validity) }
    try follow(validity, in: mailbox, stating: MailboxAnswers.code("UIDNEXT", in: opened))
    let waiting = try waiting(in: mailbox)
    forget(except: waiting)
    for uid in known.unmarked.keys.sorted() { try mark(uid, with: marking) }
    let new = waiting.filter { !known.taken.contains($0) && !rests($0) }
    let due = Array(new.prefix(settings.mostMails))
    let fetched = try fetch(due, from: mailbox, marking: marking)
    if fetched > 0 { receiver.note(.fetched(fetched)) }
    return fetched > 0 && new.count > due.count
  }

  /// Keeps to the numbers of the mailbox: a position of other numbers says nothing any more.
  private func follow(_ validity: Int, in mailbox: MailboxSession, stating next: Int?) throws {
    guard case .seen = settings.afterwards, position?.validity != validity else { return }
    if position != nil { receiver.note(.renumbered) }
    // A server need not state the next UID; the last one tells as much.
    let last = try next.map { $0 - 1 } ?? MailboxAnswers.found(in: mailbox.line("UID SEARCH UID *")).max()
    try move(to: max(0, last ?? 0))
  }

  private func move(to uid: Int) throws {
    let position = MailboxPosition(validity: known.validity, uid: uid)
    try receiver.remember(position)
    self.position = position
  }

  /// The UIDs of the mails that are to be fetched, ascending.
  private func waiting(in mailbox: MailboxSession) throws(TransferError) -> [Int] {
    switch settings.afterwards {
    case .move: return MailboxAnswers.found(in: try mailbox.line("UID SEARCH UNDELETED"))
    // What was too large stays, flagged.
    case .delete: return MailboxAnswers.found(in: try mailbox.line("UID SEARCH UNDELETED UNFLAGGED"))
    case .seen:
      let unread = MailboxAnswers.found(in: try mailbox.line("UID SEARCH UNSEEN UNDELETED"))
      let last = position?.uid ?? 0
      // A range that ends with * holds the last mail even where that is older (RFC 3501, section 6.4.8).
      let since = MailboxAnswers.found(in: try mailbox.line("UID SEARCH UID \(last + 1):* UNDELETED"))
      return Set(unread + since.filter { $0 > last }).sorted()
    }
  }

  /// Forgets the mails that are not waiting any more.
  private func forget(except waiting: [Int]) {
    let waiting = Set(waiting)
    known.taken.formIntersection(waiting)
    known.unmarked = known.unmarked.filter { waiting.contains($0.key) }
    known.failing = known.failing.filter { waiting.contains($0.key) }
  }

  /// Whether a mail that could not be had is left alone in this round.
  private func rests(_ uid: Int) -> Bool {
    guard let failing = known.failing[uid], failing.rest > 0 else { return false }
    known.failing[uid] = (failing.failures, failing.rest - 1)
    return true
  }

  /// Fetches mails, ascending by UID. Returns how many.
  private func fetch(_ uids: [Int], from mailbox: MailboxSession, marking: MailboxMarking) throws -> Int {
    guard !uids.isEmpty else { return 0 }
    let list = uids.map(String.init).joined(separator: ",")
    let sizes = MailboxAnswers.sizes(in: try mailbox.line("UID FETCH \(list) (UID RFC822.SIZE)"))
    var count = 0
    for uid in uids {
      if mailbox.isStopping() { throw TransferError.stopped }
      // A mail without a size was taken out meanwhile.
      guard let size = sizes[uid], let mail = try arrived(uid, size: size, in: mailbox) else { continue }
      try receiver.take(mail.bytes)
      known.taken.insert(uid)
      known.unmarked[uid] = mail.size == nil
      if let size = mail.size { receiver.note(.tooLarge(uid: uid, bytes: size)) }
      count += 1
      try mark(uid, with: marking)
      if case .seen = settings.afterwards, known.failing.isEmpty, let position, uid > position.uid {
        try move(to: uid)
      }
    }
    return count
  }

  /// A mail, or `nil` where it alone cannot be had.
  private func arrived(
    _ uid: Int, size: Int, in mailbox: MailboxSession
  ) throws(TransferError) -> MailboxSession.Arrived? {
    do throws(TransferError) {
      let mail = try mailbox.mail(uid, size: size)
      known.failing[uid] = nil
      return mail
    } catch {
      guard case .rejected = error else { throw error }
      receiver.note(.notFetched(uid: uid, error))
      let failures = (known.failing[uid]?.failures ?? 0) + 1
      known.failing[uid] = (failures, 1 << min(failures, 7))
      return nil
    }
  }

  /// Marks a mail that is ours. What the server refuses is tried again in the next round.
  private func mark(_ uid: Int, with marking: MailboxMarking) throws(TransferError) {
    guard let isWhole = known.unmarked[uid] else { return }
    do throws(TransferError) {
      try marking.mark(uid, isWhole: isWhole)
      known.unmarked[uid] = nil
    } catch {
      receiver.note(.notMarked(uid: uid, error))
      guard case .rejected = error else { throw error }
    }
  }
}
