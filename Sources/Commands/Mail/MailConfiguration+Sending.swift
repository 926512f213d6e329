import Mail
import Wording

extension MailConfiguration {
  /// What takes the mail of a data folder: the server, or else the folder itself.
  func sender(in folder: DataFolder) -> any MailSending {
    smtp.map(\.sending) ?? MailFolder(data: folder.path)
  }

  /// What the administrator should know of the configuration of a data folder.
  func warnings(in folder: DataFolder) -> [MailWarning] {
    isReadableByOthers ? [.readableByOthers("\(folder.path)/\(MailConfiguration.fileName)")] : []
  }

  /// Where the mail of a data folder goes.
  func destination(in folder: DataFolder) -> Sentence {
    guard smtp == nil else {
      return Sentence("surel dikirim lewat server di mail.json", "mail goes out over the server in mail.json")
    }
    let path = Quotation.plain(MailFolder.path(in: folder.path), atMost: 300)
    return Sentence(
      "tidak ada server surel di mail.json: surel menjadi berkas di \(path)",
      "no mail server in mail.json: mail becomes files in \(path)")
  }
}

/// What the administrator should know of mail although everything goes on.
enum MailWarning: Explained, Hashable {
  /// Others than the owner can read the passwords in the file.
  case readableByOthers(String)

  var sentence: Sentence {
    switch self {
    case .readableByOthers(let path):
      Sentence(
        "\(Quotation.plain(path, atMost: 300)) dapat dibaca pengguna lain; jalankan chmod 600",
        "others can read \(Quotation.plain(path, atMost: 300)); run chmod 600 on it")
    }
  }
}
