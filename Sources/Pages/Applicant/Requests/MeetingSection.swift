import Casework
import Office
import WorkCalendar
import Wording

/// The meeting of a request: when, with whom, how one gets in, and how it gets into a calendar.
struct MeetingSection {
  let view: ApplicantView
  let language: Language

  var markup: Markup {
    guard let last = view.view.meetings.last else { return "" }
    var facts = FactList()
    facts.add(Sentence("Waktu", "When"), TimeText.range(last.meeting.time, in: view.zone, language))
    if last.meeting.state != .scheduled {
      let tone: Badge.Tone = last.meeting.state == .held ? .good : .bad
      facts.add(
        Sentence("Keadaan", "Standing"), Badge(last.meeting.state.name, tone).markup(in: language))
    }
    if last.isTentative {
      facts.add(Sentence("Tanggal", "Date"), Badge(TimePicker.tentative, .waiting).markup(in: language))
    }
    if !last.officers.isEmpty {
      facts.add(Sentence("Petugas", "Officers"), text: view.names(of: last.officers))
    }
    let room = Sentence("Ruang daring \(last.meeting.room)", "Online room \(last.meeting.room)")
    if last.meeting.state == .scheduled {
      let link = view.settings.link(toRoom: last.meeting.room)
      facts.add(
        Sentence("Tempat", "Where"),
        "<a href=\"\(url: link)\" rel=\"noreferrer\">\(room, in: language)</a>")
    }
    return """
      <section aria-labelledby="pertemuan">
      <h2 id="pertemuan">\(Sentence("Pertemuan", "Meeting"), in: language)</h2>
      \(facts.markup(in: language))\(acts(of: last))</section>

      """
  }

  private func acts(of last: StaffedMeeting) -> Markup {
    guard last.meeting.state == .scheduled else { return otherTime }
    return """
      <p class="buttons">\(LinkButton(
        Sentence("Tambahkan ke kalender", "Add to calendar"), to: "\(view.path)/undangan.ics", .second
      ).markup(in: language))\(otherTime)</p>

      """
  }

  private var otherTime: Markup {
    guard case .reschedule = view.timesPurpose else { return "" }
    return LinkButton(
      Sentence("Minta waktu lain", "Ask for another time"), to: "\(view.path)/waktu", .second
    ).markup(in: language)
  }
}
