import Casework
import Foundation
import Office
import Store
import Testing
import WorkCalendar

/// A mail of a test, as it comes over the wire.
struct PostedLetter {
  var from = "Budi Santoso <budi@example.com>"
  var subject = "Permohonan fasilitasi: NIB tidak terbit"
  var messageID: String? = "surat-1@example.com"
  var fields: [String] = []
  var text = "NIB kami tidak terbit sejak Senin."
  /// Parts after the text, each with its header lines, an empty line and its body.
  var parts: [[String]] = []

  /// The bytes, with CRLF.
  var bytes: [UInt8] {
    var lines = ["From: \(from)", "To: tu.ditspb@bkpm.go.id", "Subject: \(subject)"]
    if let messageID { lines.append("Message-ID: <\(messageID)>") }
    lines += ["Date: Mon, 2 Mar 2026 08:00:00 +0700", "MIME-Version: 1.0"] + fields
    if parts.isEmpty {
      lines += ["Content-Type: text/plain; charset=utf-8", "", text]
    } else {
      lines += ["Content-Type: multipart/mixed; boundary=\"b\"", "", "--b"]
      lines += ["Content-Type: text/plain; charset=utf-8", "", text]
      for part in parts { lines += ["--b"] + part }
      lines.append("--b--")
    }
    return Array(lines.joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
  }

  /// The same with a file.
  func file(_ name: String, _ content: String, type: String = "application/octet-stream") -> PostedLetter {
    var letter = self
    letter.parts.append([
      "Content-Type: \(type); name=\"\(name)\"", "Content-Disposition: attachment; filename=\"\(name)\"",
      "Content-Transfer-Encoding: base64", "", Data(content.utf8).base64EncodedString(),
    ])
    return letter
  }

  /// The same with a calendar object.
  func calendar(_ lines: [String], method: String) -> PostedLetter {
    var letter = self
    letter.parts.append(
      ["Content-Type: text/calendar; charset=utf-8; method=\(method)", ""] + lines)
    return letter
  }
}

extension StaffedOffice {
  /// Lets a mail come in.
  @discardableResult
  func receive(
    _ letter: PostedLetter, policy: MailPolicy = MailPolicy()
  ) throws -> IncomingMailRecord {
    try office.perform(TakeMail(letter.bytes, policy: policy), as: .service)
  }

  /// A mail with an answer to the last meeting of a request, as a calendar client writes it.
  func answer(
    _ id: Identifier<Record.Request>, _ method: String, _ lines: [String], from: String,
    uid: String? = nil, sequence: Int? = nil, messageID: String? = nil
  ) throws -> PostedLetter {
    let last = try base.database.read { try $0.meetings(of: id).last }
    let meeting = try #require(last)
    let stamp = clock.now.iso8601(offset: .utc).filter { $0 != "-" && $0 != ":" }.prefix(15)
    let object =
      [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", "METHOD:\(method)", "BEGIN:VEVENT",
        "UID:\(uid ?? meeting.uid)", "SEQUENCE:\(sequence ?? meeting.sequence)", "DTSTAMP:\(stamp)Z",
      ] + lines + ["END:VEVENT", "END:VCALENDAR"]
    return PostedLetter(from: from, subject: "Accepted", messageID: messageID)
      .calendar(object, method: method)
  }

  /// What the attendees of the last meeting of a request have answered, by address.
  func answers(_ id: Identifier<Record.Request>) throws -> [String: String] {
    try base.database.read { queries in
      let meeting = try #require(try queries.meetings(of: id).last)
      return Dictionary(
        uniqueKeysWithValues: try queries.participation(of: meeting.id).map { ($0.email, $0.answer) })
    }
  }
}

extension StaffedOffice {
  /// The Message-ID under which a queued mail goes out, without angle brackets.
  func messageID(of message: OutgoingMessage) throws -> String {
    let at = try base.database.read { try $0.queuedMail(message.number)?.at }
    return "jadwal.\(message.number).\(message.history).\(try #require(at).secondsSinceEpoch)@bkpm.go.id"
  }

  /// Takes a mail on the word of the administration desk.
  func vouch(
    for record: IncomingMailRecord, request: Identifier<Record.Request>? = nil, as principal: Principal? = nil
  ) throws -> IncomingMail {
    let bytes = try office.ask(as: .service) { try $0.incomingBytes(record.id).bytes }
    return try office.perform(
      VouchForMail(record.id, bytes: bytes, request: request), as: principal ?? registry)
  }
}
