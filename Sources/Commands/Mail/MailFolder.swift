import Glibc
import Mail

/// Puts mails into a folder as files, where there is no server: any mail program opens them. A mail that
/// comes again takes its own place.
final class MailFolder: MailSending {
  private let path: String

  /// The folder for what goes out, in a data folder.
  init(data: String) { path = MailFolder.path(in: data) }

  /// Its path in a data folder.
  static func path(in data: String) -> String { "\(data)/mail/outgoing" }

  func send(_ mail: PostedMail, isStopping: @escaping @Sendable () -> Bool) -> MailOutcome {
    // The name sorts by time, and has nothing of the reader in it.
    let time = mail.date.iso8601(offset: .wib).prefix(19).replacing(":", with: "").replacing("-", with: "")
    do throws(FileProblem) {
      try StoredMailFile.write(mail.bytes, named: "\(time)-\(mail.name).eml", in: path)
      return .accepted
    } catch {
      return .unavailable("the folder for mail cannot be written")
    }
  }

  func rest() {}
}
