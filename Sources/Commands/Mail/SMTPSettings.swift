import JSON
import Mail
import Transfers

/// The section `smtp` of `mail.json`: the server that takes mail from us, usually a relay.
struct SMTPSettings: Equatable {
  /// The server.
  let server: MailServer
  /// Where bounces go; `nil`: to the address that a mail comes from.
  let sender: String?
  /// A PEM file with the authorities that vouch for the server; `nil`: those of the system.
  let authorityFile: String?
  /// How many mails it takes in a minute; `nil` for as many as there are.
  let messagesPerMinute: Int?

  /// The settings in a value. Files that they name stand where they say, or else in the folder of `file`.
  init(_ value: JSONValue, at path: JSONPath, in file: String) throws {
    self = try JSONObjectReader.read(value, at: path) { reader in
      try SMTPSettings(&reader, in: file)
    }
  }

  private init(_ reader: inout JSONObjectReader, in file: String) throws {
    let path = reader.path
    server = try MailServer(&reader, schemes: ["smtps": .tls, "smtp": .startTLS], in: file)
    sender = try reader.optionalString("sender")
    if let sender, !MailAddress(email: sender).isPlain {
      throw MailConfigurationProblem(.address(sender), in: file, at: path["sender"])
    }
    authorityFile = try reader.authorityFile(in: file)
    messagesPerMinute = try reader.optionalInteger("messagesPerMinute", in: 1...100_000)
  }

  /// What hands mails to the server.
  var sending: SMTPSender { SMTPSender(server: server, sender: sender, authorityFile: authorityFile) }
}

extension MailConfiguration {
  /// A file that the configuration names: as it is where it begins at the root, else beside the
  /// configuration.
  static func path(_ name: String, beside file: String) -> String {
    guard !name.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return name }
    return file[...slash] + name
  }
}

extension JSONObjectReader {
  /// The PEM file that the member `caFile` names; `nil` where it names none. Fails where there is no such file.
  mutating func authorityFile(in file: String) throws -> String? {
    guard let path = try optionalString("caFile").map({ MailConfiguration.path($0, beside: file) }) else {
      return nil
    }
    guard InputFile.exists(path) else {
      throw MailConfigurationProblem(.noFile(path), in: file, at: self.path["caFile"])
    }
    return path
  }
}

extension MailServer {
  /// The ports that are meant where an address names none (RFC 8314, RFC 6409, RFC 9051).
  private static let ports = ["smtps": 465, "smtp": 587, "imaps": 993, "imap": 143]

  /// The server that the members `url`, `user`, `password` or `passwordFile`, and `tls` name.
  ///
  /// The scheme of the address says how the connection is protected: from its first byte, or by STARTTLS,
  /// without which nothing is said then. `"tls": "none"` takes that off, and no password goes to another
  /// machine then.
  init(_ reader: inout JSONObjectReader, schemes: [String: Security], in file: String) throws {
    let path = reader.path
    func problem(_ reason: MailConfigurationProblem.Reason, _ name: String) -> MailConfigurationProblem {
      MailConfigurationProblem(reason, in: file, at: path[name])
    }
    let url = try reader.string("url")
    guard let address = MailServerAddress(url), var security = schemes[address.scheme],
      let port = address.port ?? MailServer.ports[address.scheme]
    else { throw problem(.url(url, schemes: schemes.keys.sorted()), "url") }
    let user = try reader.optionalString("user")
    let password = try reader.optionalString("password")
    let passwordFile = try reader.optionalString("passwordFile")
    switch try reader.optionalString("tls") {
    case nil, "required": break
    case "none":
      guard security == .startTLS else { throw problem(.secureScheme, "tls") }
      guard user == nil || address.host.specialPurpose == .loopback else {
        throw problem(.openPassword, "tls")
      }
      security = .none
    case let word?: throw problem(.notOneOf(word, ["required", "none"]), "tls")
    }
    guard password == nil || passwordFile == nil else { throw problem(.twoPasswords, "passwordFile") }
    var login: Login?
    if let user {
      guard MailServer.isUsable(user) else { throw problem(.unusableText, "user") }
      guard let secret = try password ?? passwordFile.map({ try MailServer.secret(in: $0, beside: file) })
      else {
        throw problem(.noPassword, "user")
      }
      guard MailServer.isUsable(secret) else {
        throw problem(.unusableText, password == nil ? "passwordFile" : "password")
      }
      login = Login(user: user, password: secret)
    } else if password != nil || passwordFile != nil {
      throw problem(.noUser, password == nil ? "passwordFile" : "password")
    }
    self.init(host: address.host, port: port, security: security, login: login)
  }

  /// The first line of a file.
  private static func secret(in name: String, beside file: String) throws -> String {
    let bytes = try InputFile.read(MailConfiguration.path(name, beside: file), atMost: 4_096)
    return String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }

  private static func isUsable(_ text: String) -> Bool {
    (1...1_000).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
