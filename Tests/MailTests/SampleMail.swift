/// Mails as bytes, with CRLF, made of lines.
enum SampleMail {
  /// A mail of the header fields and body lines given.
  static func bytes(_ fields: [String], body: [String] = ["Isi surat."]) -> [UInt8] {
    Array((fields + [""] + body).joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
  }

  /// The fields that any mail of an applicant has, and others after them.
  static func fields(_ others: String...) -> [String] {
    [
      "From: Budi Santoso <budi@example.com>", "To: layanan@example.go.id", "Subject: Permohonan",
      "Message-ID: <surat-1@example.com>", "Date: Mon, 2 Mar 2026 09:00:00 +0700",
    ] + others
  }

  /// A mail of parts, each with its header lines, an empty line and its body.
  static func multipart(_ kind: String, fields others: [String] = [], parts: [[String]]) -> [UInt8] {
    var body: [String] = []
    for part in parts { body += ["--batas"] + part }
    return bytes(
      fields() + ["MIME-Version: 1.0", "Content-Type: multipart/\(kind); boundary=\"batas\""] + others,
      body: body + ["--batas--"])
  }

  /// An answer of a calendar client.
  static func reply(method: String = "REPLY") -> [String] {
    [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Client//EN", "METHOD:\(method)", "BEGIN:VEVENT",
      "UID:pertemuan-1@example.go.id", "DTSTAMP:20260302T020000Z", "DTSTART:20260310T020000Z", "SEQUENCE:0",
      "ORGANIZER:mailto:layanan@example.go.id", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:budi@example.com",
      "END:VEVENT", "END:VCALENDAR",
    ]
  }
}
