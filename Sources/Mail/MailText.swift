import WorkCalendar

/// The text of a mail as it goes over the wire: RFC 5322 and MIME in 7 bits, with CRLF.
///
/// A notice is multipart/alternative of text/plain and text/html. With a calendar message (RFC 6047) the text
/// in `text/calendar` is its third and last alternative, in base64 and without Content-Disposition, which
/// Evolution hides it for; and all that stands in multipart/mixed beside the same text as an attached file.
/// It is the shape in which Gmail, Outlook, Thunderbird and Apple Mail all show an invitation.
public enum MailText {
  /// The longest Message-ID, in octets.
  public static let longestMessageID = 250

  /// The bytes of a mail: the same for the same value, so that a mail that is sent again is the same mail.
  ///
  /// Names and subject are cleaned: control characters, line ends and marks of direction become blanks. In
  /// the texts control characters other than tabs and line ends are left out. Everything else is refused
  /// where it could not stand in its field; fails with the first such value.
  public static func bytes(of mail: OutgoingMail) throws(MailTextError) -> [UInt8] {
    let head = try head(of: mail)
    if let calendar = mail.calendar, !calendar.statesItsMethod { throw .calendarMethod }
    var lines = head.map { "\($0.name): \($0.value)\n" }.joined()
    lines += "MIME-Version: 1.0\n"
    guard let body = MailBody(of: mail).bytes() else { throw .library }
    return Array(lines.replacing("\n", with: "\r\n").utf8) + body
  }

  /// Whether a text can be a Message-ID: two parts of atoms and dots with an `@` between (RFC 5322, section
  /// 3.6.4, without its obsolete forms).
  public static func isMessageID(_ text: String) -> Bool {
    MailAddress.isPlain(text, longestLocal: longestMessageID, longest: longestMessageID)
  }

  /// The fields, checked, in the order in which they are written. Lines are ended by LF.
  private static func head(of mail: OutgoingMail) throws(MailTextError) -> [(name: String, value: String)] {
    guard mail.from.isPlain else { throw .address(.from, mail.from.email) }
    guard mail.to.isPlain else { throw .address(.to, mail.to.email) }
    guard isMessageID(mail.messageID) else { throw .value(.messageID, mail.messageID) }
    for reference in mail.references where !isMessageID(reference) { throw .value(.references, reference) }
    let isLanguage = mail.language.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "-") || MailAddress.isAlphanumeric(byte)
    }
    guard isLanguage, (2...35).contains(mail.language.utf8.count) else {
      throw .value(.contentLanguage, mail.language)
    }
    var head = [
      ("Date", date(mail.date)),
      ("From", HeaderText.mailbox(HeaderText.cleaned(mail.from.name), mail.from.email)),
      ("To", HeaderText.mailbox(HeaderText.cleaned(mail.to.name), mail.to.email)),
      ("Subject", HeaderText.unstructured(HeaderText.cleaned(mail.subject), after: "Subject: ".utf8.count)),
      ("Message-ID", "<\(mail.messageID)>"),
    ]
    if let last = mail.references.last {
      head.append(("In-Reply-To", "<\(last)>"))
      head.append(("References", mail.references.map { "<\($0)>" }.joined(separator: "\n ")))
    }
    head.append(("Content-Language", mail.language))
    // RFC 3834, section 5: nobody's machine is to answer a machine.
    head.append(("Auto-Submitted", "auto-generated"))
    // Exchange looks at its own field. Only its own automatic answers are asked away: delivery reports are
    // wanted, and answers to invitations are no automatic answers.
    head.append(("X-Auto-Response-Suppress", "OOF, AutoReply"))
    return head.map { (name: $0.0, value: $0.1) }
  }

  /// A moment in the form of RFC 5322, section 3.3, in office time.
  private static func date(_ instant: Instant) -> String {
    let local = instant.local(offset: .wib)
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let (year, month, day) = local.date.components
    let second = local.time.secondOfDay
    let clock = [second / 3_600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    let weekday = days[local.date.weekday.rawValue - 1]
    return "\(weekday), \(day) \(months[month - 1]) \(year) \(clock.joined(separator: ":")) +0700"
  }
}

extension OutgoingMail.Calendar {
  /// Whether METHOD stands in the text once, and is the one that is stated.
  fileprivate var statesItsMethod: Bool {
    let methods = text.split(separator: "\r\n").filter { $0.uppercased().hasPrefix("METHOD") }
    return methods == ["METHOD:" + method.rawValue]
  }
}
