import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/permohonan/{id}/jadwal-ulang`: other times that the unit offers, as a first offer or in answer to one of the
/// applicant. What is offered is held until it is answered (rules of the service, section 6).
enum ReschedulingPage {
  static let word = "jadwal-ulang"
  static let path = "\(StaffRequestPage.path)/\(word)"
  static let explanation = Sentence(
    "Waktu yang Anda tawarkan ditahan bagi pemohon sampai dijawab. Pertemuan lama tetap berlaku.",
    "The times that you offer are held for the applicant until they are answered. The old meeting stands.")
  private static let access = PageAccess.staff(.director, .officer)
  static let routes: [PageRoute] = [
    .get(path, access, rate: .searching, page),
    .post(path, access, showing: StaffRequestPage.or(page), offer),
    .post("\(path)/\(Answer.accept.rawValue)", access, showing: StaffRequestPage.page, accept),
    .post("\(path)/\(Answer.decline.rawValue)", access, showing: StaffRequestPage.page, decline),
    .post("\(path)/\(Answer.withdraw.rawValue)", access, showing: StaffRequestPage.page, withdraw),
  ]

  /// The last parts of the addresses of the answers.
  enum Answer: String {
    case accept = "setujui"
    case decline = "tolak"
    case withdraw = "tarik"
  }

  /// The most times of one offer.
  private static let most = NegotiationRules.options.upperBound
  /// How many minutes lie between two starts that are shown, at least: all starts of the grid would be too many.
  private static let shownStep = 30

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let from = visit.query("dari").flatMap(CivilDate.init(iso8601:))
    let (sheet, starts, last) = try visit.ask { desk in
      let sheet = try RequestSheet(id, at: desk)
      try checkTurn(sheet)
      return (
        sheet, try self.starts(for: sheet, from: from, at: desk), try desk.leadTime(of: sheet.request).date
      )
    }
    let isAnswer = sheet.openRescheduling != nil
    let form = Form(visit, to: "\(sheet.path)/\(word)")
    let language = visit.language
    let days = starts.byDay()
    let choice: Markup =
      days.isEmpty
      ? EmptyState(
        Sentence("Petugas tidak bebas pada hari-hari ini", "The officers are not free on these days"),
        "<p>\(Sentence("Ganti petugasnya, atau lihat hari-hari berikutnya.", "Substitute the officers, or look at the days after."), in: language)</p>\n"
      ).markup(in: language)
      : form.markup(
        form.version(of: sheet.request)
          + form.area(
            "reason", Sentence("Alasan kepada pemohon", "Reason for the applicant"), rows: 3)
          + options(days, form)
          + form.button(
            isAnswer ? Sentence("Tawarkan sebagai jawaban", "Offer in answer") : Sentence("Tawarkan", "Offer")
          ))
    let next = (days.last?.day ?? max(from ?? last, visit.today)).advanced(by: 1)
    return Page(
      isAnswer
        ? Sentence("Tawarkan waktu lain sebagai jawaban", "Offer other times in answer")
        : Step.proposeReschedule.name,
      lead: explanation, address: "\(sheet.path)/\(word)", width: .wide,
      main: """
        <p><a href="\(url: sheet.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>
        \(present(sheet, language))\(choice)<p><a href="\(url: "\(sheet.path)/\(word)?dari=\(next.iso8601)")">\(Sentence("Hari-hari berikutnya", "The days after"), in: language)</a></p>

        """)
  }

  /// The times to tick, a group for each day; browsers fold away the days but the first.
  private static func options(_ days: [(day: CivilDate, starts: [FreeStart])], _ form: Form) -> Markup {
    let ticked = Set(form.entry.texts("options"))
    let groups = days.enumerated().map { index, day -> Markup in
      let open: Markup = index == 0 || day.starts.contains { ticked.contains($0.value) } ? " open" : ""
      let boxes = day.starts.enumerated().map { place, start -> Markup in
        let mark: Markup = ticked.contains(start.value) ? " checked" : ""
        let id =
          index == 0 && place == 0 ? form.identifier("options") : form.identifier("options-\(index)-\(place)")
        return """
          <label class="option" for="\(id)"><input type="checkbox" id="\(id)" name="options" value="\(start.value)"\(mark)><span>\(start.title, in: form.language)</span></label>

          """
      }
      return """
        <details\(open)>
        <summary>\(DateText.dayWithWeekday(day.day), in: form.language) <span class="hint">\(Sentence("\(day.starts.count) waktu", "\(day.starts.count) times"), in: form.language)</span></summary>
        <div class="starts">
        \(boxes)</div>
        </details>

        """
    }
    return form.group(
      "options", Sentence("Waktu yang ditawarkan", "Times offered"),
      hint: Sentence(
        "Waktu kantor (WIB); paling banyak \(most). Petugasnya bebas pada semua waktu ini.",
        "Office time (WIB); \(most) at most. The officers are free at all of these."), groups.joined())
  }

  private static func present(_ sheet: RequestSheet, _ language: Language) -> Markup {
    guard let meeting = sheet.view.meetings.last else { return "" }
    var facts = FactList()
    facts.add(
      sheet.standingMeeting == nil
        ? Sentence("Pertemuan yang dibatalkan", "Meeting that was called off")
        : Sentence("Pertemuan sekarang", "Present meeting"), TimeText.range(meeting.meeting.time, language))
    facts.add(Sentence("Petugas", "Officers"), text: sheet.names(of: holders(of: sheet)))
    return facts.markup(in: language)
  }

  /// Who would hold the meeting at another time: its officers, or those assigned once it was called off.
  static func holders(of sheet: RequestSheet) -> [Identifier<Record.Officer>] {
    sheet.standingMeeting?.officers ?? sheet.view.officers
  }

  private static func starts(
    for sheet: RequestSheet, from: CivilDate?, at desk: Desk
  ) throws -> [FreeStart] {
    let first = max(from ?? desk.now.local(offset: .wib).date, desk.now.local(offset: .wib).date)
    let earliest = try desk.leadTime(of: sheet.request).date
    let begin = max(first, earliest)
    // As many days as stand on one page well; the link leads on.
    let slots = try desk.freeSlots(for: sheet.request, from: begin, to: begin.advanced(by: 14))
    let present = sheet.standingMeeting?.meeting.time
    return slots.starts(heldBy: Set(holders(of: sheet))).filter { start in
      let minute = start.time.start.local(offset: .wib).time.components.minute
      return minute % shownStep == 0 && start.time != present
    }
  }

  /// Fails where the unit cannot offer anything now.
  private static func checkTurn(_ sheet: RequestSheet) throws {
    if let open = sheet.openRescheduling {
      guard open.rounds.last?.side == .applicant else {
        throw Problem(
          .wrongState,
          Sentence(
            "Pemohon belum menjawab tawaran yang terakhir.", "The applicant has not answered the last offer.")
        )
      }
    } else if let refusal = sheet.refusals[.proposeReschedule] {
      throw Problem(.wrongState, refusal.sentence)
    }
  }

  @Sendable private static func offer(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let (reason, starts) = try visit.entered { form in
      let reason = form.paragraphs("reason", 1...2_000)
      let starts = form.moments("options")
      if starts.isEmpty {
        form.refuse("options", Sentence("pilih paling sedikit satu waktu", "choose one time at least"))
      }
      if starts.count > most {
        form.refuse("options", Sentence("paling banyak \(most) waktu", "\(most) times at most"))
      }
      return (reason, starts)
    }
    if let open = try RequestSheet.read(visit).openRescheduling {
      _ = try visit.performOnRequest(
        AnswerRescheduling(
          request: id, rescheduling: open.id, answer: .counter(reason: reason, starts: starts)))
    } else {
      _ = try visit.performOnRequest(ProposeRescheduling(request: id, reason: reason, starts: starts))
    }
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence(
        "Waktu ditawarkan kepada pemohon, dan ditahan sampai dijawab.",
        "The times are offered to the applicant, and held until they are answered."))
  }

  @Sendable private static func accept(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let (option, officers) = try visit.entered { form in
      (
        form.identifier("option", of: Record.Option.self),
        form.identifiers("officer", of: Record.Officer.self)
      )
    }
    let open = try offer(to: visit)
    let moved = try visit.performOnRequest(
      AcceptOption(request: id, rescheduling: open.id, option: option, officers: officers))
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence("Pertemuan dipindahkan ke ", "The meeting is moved to ")
        + DateText.times(moved.meeting.time, in: .wib) + Sentence(same: "."))
  }

  @Sendable private static func decline(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let reason = try visit.entered { $0.paragraphs("reason", 1...2_000) }
    _ = try visit.performOnRequest(
      AnswerRescheduling(request: id, rescheduling: offer(to: visit).id, answer: .decline(reason: reason)))
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence(
        "Tawaran pemohon ditolak dengan alasan.", "The applicant's offer is declined, with the reason."))
  }

  @Sendable private static func withdraw(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    _ = try visit.performOnRequest(
      AnswerRescheduling(request: id, rescheduling: offer(to: visit).id, answer: .withdraw))
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence(
        "Tawaran ditarik kembali; waktu yang ditahan dilepas.",
        "The offer is taken back; the held times are free again."))
  }

  private static func offer(to visit: Visit) throws -> ReschedulingRecord {
    guard let open = try RequestSheet.read(visit).openRescheduling else {
      throw Problem(
        .wrongState, Sentence("Tidak ada penjadwalan ulang yang terbuka.", "No rescheduling is open."))
    }
    return open
  }
}
