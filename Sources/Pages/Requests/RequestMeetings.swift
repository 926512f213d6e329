import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// When a request is met: the meetings, what was proposed, and what was agreed on before.
struct RequestMeetings {
  private let visit: Visit
  private let sheet: RequestSheet
  private var language: Language { visit.language }

  init(_ visit: Visit, _ sheet: RequestSheet) {
    self.visit = visit
    self.sheet = sheet
  }

  var markup: Markup {
    """
    <section>
    <h2>\(Sentence("Waktu", "Time"), in: language)</h2>
    \(meetings)\(proposals)\(past)</section>

    """
  }

  private var meetings: Markup {
    guard !sheet.view.meetings.isEmpty else { return "" }
    let items = sheet.view.meetings.reversed().map { staffed -> Markup in
      let meeting = staffed.meeting
      let tone: Badge.Tone =
        switch meeting.state {
        case .scheduled, .held: .good
        case .cancelled: .calm
        }
      return """
        <li><p><strong>\(TimeText.range(meeting.time, language))</strong> \(Badge(meeting.state.name, tone).markup(in: language))</p>
        <p class="hint">\(Sentence("ruang daring \(meeting.room); petugas: ", "online room \(meeting.room); officers: "), in: language)\(sheet.names(of: staffed.officers))</p></li>

        """
    }
    return """
      <h3>\(Sentence("Pertemuan", "Meetings"), in: language)</h3>
      <ul class="plain">
      \(items)</ul>

      """
  }

  private var proposals: Markup {
    guard !sheet.view.proposals.isEmpty else { return "" }
    let items = sheet.view.proposals.map { proposal -> Markup in
      let badge: Markup
      switch proposal.state {
      case .open: badge = Badge(Sentence("terbuka", "open"), .moving).markup(in: language)
      case .taken: badge = Badge(Sentence("dipakai", "used"), .good).markup(in: language)
      default: badge = proposal.state.reason.map { Badge($0, .calm).markup(in: language) } ?? ""
      }
      return "<li>\(TimeText.range(proposal.time, language)) \(badge)</li>\n"
    }
    return """
      <h3>\(Sentence("Usulan pemohon, yang terbaik dahulu", "The applicant's proposals, best first"), in: language)</h3>
      <ol>
      \(items)</ol>

      """
  }

  /// The reschedulings that are over, with who offered what.
  private var past: Markup {
    let closed = sheet.view.reschedulings.filter { $0.state != .open }
    guard !closed.isEmpty else { return "" }
    let items = closed.reversed().map { rescheduling -> Markup in
      let rounds = rescheduling.rounds.map { round -> Markup in
        let times = round.options.map { option -> Markup in TimeText.range(option.time, language) }
        return
          "<li>\(round.side.name.capitalized, in: language): \(times.joined(separator: "; "))<br><span class=\"lines\">\(round.reason)</span></li>\n"
      }
      return """
        <li><p>\(TimeText.moment(rescheduling.openedAt, language)) \(Badge(rescheduling.state.name, .calm).markup(in: language))</p>
        <ol>
        \(rounds)</ol></li>

        """
    }
    return """
      <details>
      <summary>\(Sentence("Penjadwalan ulang sebelumnya", "Earlier reschedulings"), in: language)</summary>
      <ul class="plain">
      \(items)</ul>
      </details>

      """
  }
}
