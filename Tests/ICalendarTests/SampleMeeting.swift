import Foundation
import ICalendar
import WorkCalendar

/// A meeting with something awkward in every part, and how its text is looked at.
enum SampleMeeting {
  static let unit = MeetingEvent.Organizer(
    name: "Direktorat Sistem Perizinan Berusaha", email: "jadwal@example.go.id")

  static func meeting(_ change: (inout MeetingEvent) throws -> Void = { _ in }) throws -> MeetingEvent {
    var event = MeetingEvent(
      uid: "permohonan-2026-0042@jadwal.example.go.id", sequence: 0,
      stamp: try instant("2026-03-10T08:15:00+07:00"),
      lastModified: try instant("2026-03-10T08:00:00+07:00"),
      time: try range("2026-03-17T09:00:00+07:00", "2026-03-17T10:00:00+07:00"),
      summary: "Fasilitasi kendala NIB – PT Maju; Jaya, Tbk",
      description: "Kendala: NIB tidak terbit.\nBawa bukti konsultasi.",
      link: "https://jadwal.example.go.id/permohonan/Xk3?ruang=3&bahasa=id", location: "Ruang daring 3",
      organizer: unit,
      attendees: [
        .init(name: "Siti \"Rahma\" Wijaya", email: "siti.wijaya@example.com"),
        .init(name: "Agus: Petugas", email: "agus@example.go.id", role: .chair, participation: .accepted),
        .init(name: "", email: "o'neil+x@example.com", role: .optional, isAskedToReply: false),
      ],
      alarm: Minutes(30))
    try change(&event)
    return event
  }

  /// The lines of a text, unfolded octet by octet as a client does.
  static func lines(_ text: String) -> [String] {
    var lines: [[UInt8]] = [[]]
    for physical in Data(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let octets = physical.last == UInt8(ascii: "\r") ? physical.dropLast() : physical
      if octets.first == UInt8(ascii: " ") {
        lines[lines.count - 1] += octets.dropFirst()
      } else {
        lines.append(Array(octets))
      }
    }
    return lines.dropFirst().map { String(decoding: $0, as: UTF8.self) }
  }
}
