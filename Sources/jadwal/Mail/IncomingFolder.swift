import Glibc
import Secrets

/// Mails that came in and were not taken yet, as files in a data folder. A mail lies there from when it is
/// acknowledged until what became of it is durable.
struct IncomingFolder {
  /// The folder.
  let path: String

  /// The folder for what comes in, in a data folder.
  init(data: String) { path = "\(data)/mail/incoming" }

  /// Keeps a mail: when this returns it is durable. Returns the name of its file; names are in the order of time.
  func store(_ mail: [UInt8]) throws(FileProblem) -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let time = String(now.tv_sec * 1_000_000_000 + now.tv_nsec)
    let padding = String(repeating: "0", count: max(0, 20 - time.utf8.count))
    let name = "\(padding)\(time)-\(Hexadecimal.text(of: SystemRandomSource().bytes(8))).eml"
    try StoredMailFile.write(mail, named: name, in: path)
    return name
  }

  /// The names of the mails that wait, oldest first. Fails where the folder cannot be read.
  func waiting() throws(FileProblem) -> [String] {
    guard Folder.exists(path) else { return [] }
    do throws(SystemError) {
      // What is still being written begins with a dot.
      return try Folder.names(in: path).filter { !$0.hasPrefix(".") && $0.hasSuffix(".eml") }
    } catch {
      throw .unreadable(path: path, error)
    }
  }

  /// Whether a mail still waits.
  func holds(_ name: String) -> Bool { InputFile.exists("\(path)/\(name)") }

  /// The bytes of a mail.
  func bytes(of name: String) throws(FileProblem) -> [UInt8] {
    try InputFile.read("\(path)/\(name)", atMost: ReceivedBytes.most)
  }

  /// Removes a mail that was taken. One that cannot be removed is known when it comes again.
  func remove(_ name: String) { unlink("\(path)/\(name)") }
}
