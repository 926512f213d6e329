import Glibc
import JSON
import Office

/// The mail servers, as the administrator writes them down in the data folder: `mail.json`, which holds
/// passwords and is for its owner alone. Each section may be absent.
struct MailConfiguration: Equatable {
  /// The name of the file in the data folder.
  static let fileName = "mail.json"
  /// The longest file, in bytes.
  static let longest = 64 << 10

  /// The server over which mail goes out; `nil` where there is none: mails become files then.
  var smtp: SMTPSettings?
  /// The mailbox from which mail is fetched; `nil` where there is none.
  var imap: IMAPSettings?
  /// Whose word on the senders of mail is believed.
  var policy = MailPolicy()
  /// Whether others than the owner can read the file.
  var isReadableByOthers = false

  /// The configuration of a data folder; empty where it has no such file. Fails where the file cannot be read
  /// or used.
  static func read(in folder: String) throws -> MailConfiguration {
    let path = "\(folder)/\(MailConfiguration.fileName)"
    guard InputFile.exists(path) else { return MailConfiguration() }
    var configuration = try MailConfiguration(
      try InputFile.read(path, atMost: MailConfiguration.longest), file: path)
    var status = stat()
    configuration.isReadableByOthers = stat(path, &status) == 0 && status.st_mode & 0o077 != 0
    return configuration
  }

  private init() {}

  /// The configuration in the bytes of a file. Fails at the first thing that is wrong, with its place.
  init(_ bytes: [UInt8], file: String) throws {
    do {
      let document = try JSONValue(parsing: bytes)
      self = try JSONObjectReader.read(document, at: .root) { reader in
        var configuration = MailConfiguration()
        configuration.smtp = try reader.optionalValue("smtp").map {
          try SMTPSettings($0, at: reader.path["smtp"], in: file)
        }
        configuration.imap = try reader.optionalValue("imap").map {
          try IMAPSettings($0, at: reader.path["imap"], in: file)
        }
        if let value = reader.optionalValue("incoming") {
          configuration.policy = try MailPolicy(value, at: reader.path["incoming"], in: file)
        }
        return configuration
      }
    } catch let error as JSONSyntaxError {
      throw MailConfigurationProblem(error, in: file)
    } catch let error as JSONStructureError {
      throw MailConfigurationProblem(.structure(error.problem), in: file, at: error.path)
    }
  }
}
