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

  /// The mails that wait, oldest first. Fails where the folder cannot be read.
  func waiting() throws(FileProblem) -> [WaitingMail] {
    guard Folder.exists(path) else { return [] }
    do throws(SystemError) {
      // What is still being written begins with a dot.
      return try Folder.names(in: path).compactMap(WaitingMail.init)
    } catch {
      throw .unreadable(path: path, error)
    }
  }

  /// Whether a mail still waits, however often it was tried.
  func holds(_ name: String) -> Bool {
    (try? waiting())?.contains { $0.stem == WaitingMail(name)?.stem } ?? false
  }

  /// Notes, before it is read, that a mail is tried once more: a mail that ends the process is known for it at the
  /// next start. Returns it under its new name, or `nil` where another process has taken it meanwhile.
  func begin(_ mail: WaitingMail) throws(FileProblem) -> WaitingMail? {
    let next = mail.triedOnceMore
    do throws(SystemError) {
      _ = try systemCall { rename("\(path)/\(mail.name)", "\(path)/\(next.name)") }
      return next
    } catch {
      guard error != .notFound else { return nil }
      throw .unwritable(path: "\(path)/\(mail.name)", error)
    }
  }

  /// The bytes of a mail.
  func bytes(of mail: WaitingMail) throws(FileProblem) -> [UInt8] {
    try InputFile.read("\(path)/\(mail.name)", atMost: ReceivedBytes.most)
  }

  /// Removes a mail that was taken. One that cannot be removed is known when it comes again.
  func remove(_ mail: WaitingMail) { unlink("\(path)/\(mail.name)") }

  /// Removes what was begun to be written an hour ago, and never ended: it was not acknowledged.
  func removeUnfinished() {
    for name in (try? Folder.names(in: path)) ?? [] where name.hasPrefix(".") {
      var status = stat()
      guard stat("\(path)/\(name)", &status) == 0, status.st_mtim.tv_sec < time(nil) - 3_600 else { continue }
      unlink("\(path)/\(name)")
    }
  }
}

/// A mail that waits in the folder: `TIME-RANDOM.eml`, and `TIME-RANDOM.2.eml` where it was tried twice.
struct WaitingMail: Hashable {
  /// The name of its file.
  let name: String
  /// What the name begins with, however often it was tried.
  let stem: String
  /// How often it was begun to be taken.
  let tries: Int

  /// The mail of a file's name; `nil` where it is none.
  init?(_ name: String) {
    guard !name.hasPrefix("."), name.hasSuffix(".eml") else { return nil }
    let parts = name.dropLast(4).split(separator: ".", omittingEmptySubsequences: false)
    self.name = name
    stem = String(parts[0])
    tries = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
  }

  /// The same, tried once more.
  var triedOnceMore: WaitingMail { WaitingMail("\(stem).\(tries + 1).eml") ?? self }

  /// When it came, in whole seconds since 1970; `nil` where its name does not say.
  var seconds: Int64? { Int64(stem.prefix { $0 != "-" }).map { $0 / 1_000_000_000 } }
}
