import Casework
import Office
import Store
import Wording

/// A mail that came in, as lists and pages call it.
enum IncomingMailText {
  static let path = "/staf/surel-masuk"
  /// Who may open a mail; whether it is for them hangs on the request that it belongs to.
  static let readers = PageAccess.staff(.registry, .deputy, .director, .officer, .admin)

  /// The subject, or that there is none.
  static func subject(_ mail: IncomingMail) -> Sentence {
    guard let subject = mail.subject, !subject.isEmpty else {
      return Sentence("(tanpa perihal)", "(no subject)")
    }
    return Sentence(same: subject)
  }

  /// Who has written it, as the mail says.
  static func sender(_ mail: IncomingMail) -> Sentence {
    let name = mail.senderName.flatMap { $0.isEmpty ? nil : $0 }
    switch (name, mail.sender) {
    case (let name?, let address?): return Sentence(same: "\(name) <\(address)>")
    case (nil, let address?): return Sentence(same: address)
    case (let name?, nil): return Sentence(same: name)
    case (nil, nil): return Sentence("pengirim tidak ditampilkan", "sender not shown")
    }
  }

  /// A line of a list, with the way to the mail.
  static func line(_ mail: IncomingMail, _ visit: Visit) -> Markup {
    let reason = mail.reason.map { reason -> Markup in
      "<br><span class=\"hint\">\(reason.capitalized, in: visit.language)</span>"
    }
    let badge: Markup = mail.state == .open ? " \(badge(mail).markup(in: visit.language))" : ""
    return """
      \(Icon.letter)<a href="\(url: "\(path)/\(mail.id)")">\(subject(mail), in: visit.language)</a>\(badge) <span class="hint">\(mail.kind.title, in: visit.language), \(sender(mail), in: visit.language), \(TimeText.moment(mail.arrivedAt, visit.language))</span>\(reason ?? "")
      """
  }

  /// Whether somebody still has to look at it.
  static func badge(_ mail: IncomingMail) -> Badge {
    mail.state == .open
      ? Badge(Sentence("menunggu", "waits"), .waiting) : Badge(Sentence("selesai", "dealt with"), .calm)
  }

  /// What is known of the sender.
  static func authentication(_ mail: IncomingMail) -> Badge {
    switch mail.authentication {
    case "passed": Badge(Sentence("dipastikan server surel", "made sure of by the mail server"), .good)
    case "failed": Badge(Sentence("ditolak server surel", "refused by the mail server"), .bad)
    default: Badge(Sentence("tidak dipastikan", "not made sure of"), .waiting)
    }
  }

  /// What speaks against believing it.
  static func suspicions(_ mail: IncomingMail) -> [Sentence] {
    mail.suspicions.map { word in
      switch word {
      case "several-senders": Sentence("menyebut beberapa pengirim", "it names several senders")
      case "differing-method":
        Sentence(
          "jenis pesan kalendernya tidak cocok", "the calendar in it is of another kind than it states")
      default: Sentence(same: word)
      }
    }
  }
}
