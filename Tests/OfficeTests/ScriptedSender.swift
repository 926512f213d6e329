import Foundation
import Mail

/// Takes mails as a test says.
final class ScriptedSender: MailSending {
  private(set) var mails: [PostedMail] = []
  private(set) var rests = 0
  /// What comes of a mail; the index is that of the call, from 0.
  var outcome: (Int, PostedMail) -> MailOutcome = { _, _ in .accepted }

  func send(_ mail: PostedMail, isStopping: @escaping @Sendable () -> Bool) -> MailOutcome {
    mails.append(mail)
    return outcome(mails.count - 1, mail)
  }

  func rest() { rests += 1 }

  /// Message-ID and recipient of each call.
  var calls: [String] { mails.map { "\($0.name) \($0.recipient)" } }
}
