import JSON
import Wording

/// A configuration of mail that cannot be used: what is wrong, and where.
struct MailConfigurationProblem: CommandError, Hashable {
  /// What is wrong.
  enum Reason: Hashable {
    case syntax(JSONSyntaxError.Problem)
    case structure(JSONStructureError.Problem)
    /// A text that is no address of a server with one of these schemes.
    case url(String, schemes: [String])
    case notOneOf(String, [String])
    /// A text that is no address of electronic mail.
    case address(String)
    /// A file that is not there.
    case noFile(String)
    /// No TLS, with a scheme that means TLS.
    case secureScheme
    /// A password that would be sent to another machine as it is.
    case openPassword
    /// A password and a file with one.
    case twoPasswords
    /// A user without a password.
    case noPassword
    /// A password without a user.
    case noUser
    /// Nothing, more than 1,000 bytes, or control characters.
    case unusableText
    /// A text that is no name of a mailbox.
    case mailboxName(String)
    /// Mails are to be moved, and no folder is named.
    case noFolder
    /// A folder is named, and mails are not to be moved.
    case needlessFolder
    /// Mails are to be moved to where they are.
    case sameFolder
    /// A text that no server calls itself in Authentication-Results.
    case serverName(String)
    /// Authentication is required, and no server is trusted.
    case noServers
  }

  /// The file, as it was named.
  let file: String
  let place: ScenarioProblem.Place
  let reason: Reason

  init(_ reason: Reason, in file: String, at path: JSONPath) {
    self.file = file
    place = .value(path)
    self.reason = reason
  }

  init(_ error: JSONSyntaxError, in file: String) {
    self.file = file
    place = .character(line: error.line, column: error.column)
    reason = .syntax(error.problem)
  }

  var exitStatus: ExitStatus { .misuse }
}

extension MailConfigurationProblem: Explained {
  var sentence: Sentence { place.sentence(in: file) + Sentence(same: ": ") + reason.sentence }
}

extension MailConfigurationProblem.Reason: Explained {
  var sentence: Sentence {
    switch self {
    case .syntax(let problem): problem.sentence
    case .structure(let problem): problem.sentence
    case .url(let text, let schemes):
      Sentence(
        "\(Quotation.quoted(text)) bukan alamat server; tulis seperti \(schemes.last ?? "")://mail.example.go.id (skema: \(schemes.joined(separator: ", ")))",
        "\(Quotation.quoted(text)) is no address of a server; write it like \(schemes.last ?? "")://mail.example.go.id (schemes: \(schemes.joined(separator: ", ")))"
      )
    case .notOneOf(let text, let known):
      Sentence(
        "\(Quotation.quoted(text)) tidak dikenal; pilih salah satu: \(known.joined(separator: ", "))",
        "\(Quotation.quoted(text)) is not known; choose one of \(known.joined(separator: ", "))")
    case .address(let text):
      Sentence(
        "\(Quotation.quoted(text)) bukan alamat surel; tulis seperti nama@example.go.id",
        "\(Quotation.quoted(text)) is no e-mail address; write it like name@example.go.id")
    case .noFile(let path):
      Sentence(
        "berkas \(Quotation.plain(path, atMost: 300)) tidak ada",
        "there is no file \(Quotation.plain(path, atMost: 300))")
    case .secureScheme:
      Sentence(
        "skema di url sudah berarti TLS; hapus tls, atau pakai skema tanpa s",
        "the scheme in url means TLS; remove tls, or use the scheme without the s")
    case .openPassword:
      Sentence(
        "tanpa TLS kata sandi hanya boleh ke mesin ini sendiri; hapus tls, atau user dan password",
        "without TLS a password goes to this machine only; remove tls, or user and password")
    case .twoPasswords:
      Sentence("password atau passwordFile, jangan keduanya", "password or passwordFile, not both")
    case .noPassword:
      Sentence("tambahkan password atau passwordFile", "add password or passwordFile")
    case .noUser: Sentence("tambahkan user", "add user")
    case .mailboxName(let text):
      Sentence(
        "\(Quotation.quoted(text)) bukan nama kotak surat; tulis seperti INBOX",
        "\(Quotation.quoted(text)) is no name of a mailbox; write it like INBOX")
    case .noFolder:
      Sentence("sebut folder tujuan surel", "name the folder to which mails are moved")
    case .needlessFolder:
      Sentence(
        "hapus folder, atau tulis \"afterwards\": \"move\"",
        "remove folder, or write \"afterwards\": \"move\"")
    case .sameFolder:
      Sentence("surel sudah ada di folder ini; sebut folder lain", "mails are in this folder; name another")
    case .serverName(let text):
      Sentence(
        "\(Quotation.quoted(text)) bukan nama server; tulis seperti mx.example.go.id",
        "\(Quotation.quoted(text)) is no name of a server; write it like mx.example.go.id")
    case .noServers:
      Sentence(
        "requireAuthentication membutuhkan authenticationServers",
        "requireAuthentication needs authenticationServers")
    case .unusableText:
      Sentence(
        "kosong, lebih dari 1000 bita, atau memuat karakter kendali",
        "empty, more than 1000 bytes, or with control characters")
    }
  }
}
