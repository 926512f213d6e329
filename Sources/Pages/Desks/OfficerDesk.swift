import Casework
import Office
import Store
import WorkCalendar
import Wording

/// What waits for an officer: the next meetings, what of them is to be recorded, requests without a meeting, and wishes
/// for another time.
enum OfficerDesk {
  private static let mostMeetings = 10

  static func sections(at desk: Desk, _ language: Language) throws -> [DeskSection] {
    let scheduled = try desk.waiting(in: [.scheduled], own: true)
    let over = scheduled.filter { waiting in waiting.meeting.map { $0.time.end <= desk.now } ?? false }
    return [
      try meetings(at: desk, language),
      .requests(
        "catat",
        Sentence("Pertemuan yang lewat dan belum dicatat", "Meetings that are over and not recorded"), over,
        language),
      .requests(
        "jadwal-ulang-saya",
        Sentence("Permintaan waktu lain yang belum dijawab", "Wishes for another time to answer"),
        try desk.reschedulingsToAnswer(own: true), language),
      .requests(
        "tugas",
        Sentence("Ditugaskan kepada Anda, belum ada pertemuan", "Assigned to you, without a meeting"),
        try desk.waiting(in: [.assigned], own: true), state: .assigned, language),
      .requests(
        "tutup", Sentence("Selesai, berkas belum ditutup", "Done, the file is not closed"),
        try desk.waiting(in: [.facilitated, .answered], own: true), language),
    ]
  }

  private static func meetings(at desk: Desk, _ language: Language) throws -> DeskSection {
    let today = desk.now.local(offset: .wib).date
    let meetings = try desk.ownMeetings(atMost: mostMeetings)
    var table = DataTable(
      Sentence("Pertemuan Anda", "Your meetings"),
      columns: [
        .init(Sentence("Waktu", "Time")), .init(Sentence("Permohonan", "Request")),
        .init(Sentence("Pemohon", "Applicant")),
        .init(Sentence("Ruang daring", "Online room"), isNumeric: true),
      ])
    let settings = try desk.settings()
    table.rows = meetings.map { meeting, request in
      let isToday = meeting.time.start.local(offset: .wib).date == today
      let mark: Markup =
        isToday ? "<br>\(Badge(Sentence("hari ini", "today"), .moving).markup(in: language))" : ""
      return [
        "\(TimeText.range(meeting.time, language))\(mark)", RequestLink.markup(request),
        RequestLink.applicant(request, language),
        "<a href=\"\(url: settings.link(toRoom: meeting.room))\">\(meeting.room)</a>",
      ]
    }
    return DeskSection(
      anchor: "pertemuan-saya",
      title: Sentence("Pertemuan Anda hari ini dan berikutnya", "Your meetings today and next"),
      count: meetings.count, content: table.markup(in: language))
  }
}
