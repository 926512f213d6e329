import Casework
import Office
import Scheduling
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/permohonan/{id}/jadwalkan`: the times at which a request can be met, with the officers who are free, and the
/// booking of one of them.
enum BookingPage {
  static let word = "jadwalkan"
  static let path = "\(StaffRequestPage.path)/\(word)"
  static let explanation = Sentence(
    "Pilih satu waktu di antara usulan pemohon; layanan ini menunjukkan yang bebas.",
    "Choose a time among those that the applicant proposed; this service shows which are free.")
  private static let access = PageAccess.staff(.director, .officer, .registry)
  static let routes: [PageRoute] = [
    .get(path, access, rate: .searching, page), .post(path, access, showing: StaffRequestPage.or(page), book),
  ]
  /// The most starts of one window that are shown; a window of many days has more.
  private static let mostStarts = 60

  /// A window with its free starts.
  private struct Window {
    /// The rank, 0 being the first choice; `nil` for today, which nobody proposed.
    let rank: Int?
    let time: InstantRange
    /// Why no meeting can be held in it; `nil` where one can.
    let reason: UnmatchedReason?
    let starts: [FreeStart]
  }

  /// The windows of a request, and what is near where none can be used.
  private struct Times {
    var windows: [Window] = []
    var alternatives: [Alternative] = []
  }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let (sheet, times) = try visit.ask { desk in
      let sheet = try RequestSheet(id, at: desk)
      return (sheet, try self.times(of: sheet, at: desk))
    }
    if let refusal = sheet.refusals[.schedule] { throw Problem(.wrongState, refusal.sentence) }
    let form = Form(visit, to: "\(sheet.path)/\(word)")
    let starts = times.windows.flatMap(\.starts)
    let content: Markup =
      starts.isEmpty
      ? nothing(times, visit.language)
      : form.markup(
        form.version(of: sheet.request) + choices(times, form) + holders(starts, sheet, form)
          + form.button(Step.schedule.name)) + refusedWindows(times, visit.language)
    return Page(
      Step.schedule.name,
      lead: Sentence(same: "\(sheet.request.reference): \(sheet.request.subject)"),
      address: "\(sheet.path)/\(word)",
      width: .wide,
      main: """
        <p><a href="\(url: sheet.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: visit.language)</a></p>
        \(content)
        """)
  }

  private static func times(of sheet: RequestSheet, at desk: Desk) throws -> Times {
    let request = sheet.request
    var times = Times()
    guard !request.isPriorityAtCounter else {
      let today = desk.now.local(offset: .wib).date
      let midnight = Instant(startOf: today, offset: .wib)
      let slots = try desk.counterSlots(duration: request.duration, needs: request.needs)
      let starts = slots.starts(heldBy: Set(sheet.view.officers))
      times.windows =
        InstantRange(start: midnight, end: midnight + Minutes(1440)).map { day in
          [Window(rank: nil, time: day, reason: starts.isEmpty ? .officersBusy : nil, starts: starts)]
        } ?? []
      return times
    }
    let options = try desk.options(for: request)
    times.alternatives = options.alternatives
    let days = options.windows.map { $0.time.start.local(offset: .wib).date }
    guard let first = days.min(),
      let last = options.windows.map({ ($0.time.end - Minutes(1)).local(offset: .wib).date }).max()
    else { return times }
    let end = min(last.advanced(by: 1), first.advanced(by: FreeSlots.mostDays))
    let slots = try desk.freeSlots(for: request, from: first, to: end)
    let holders = Set(sheet.view.officers)
    let open = Set(sheet.view.proposals.filter { $0.state == .open }.map(\.rank))
    times.windows = options.windows.map { window in
      let starts = open.contains(window.rank) ? slots.starts(inside: window.time, heldBy: holders) : []
      return Window(
        rank: window.rank, time: window.time, reason: window.reason, starts: Array(starts.prefix(mostStarts)))
    }
    return times
  }

  private static func choices(_ times: Times, _ form: Form) -> Markup {
    let choices = times.windows.flatMap { window in
      let proposal =
        window.rank.map { Sentence("usulan \($0 + 1); bebas: ", "proposal \($0 + 1); free: ") }
        ?? Sentence("bebas: ", "free: ")
      return window.starts.map { start in
        Form.Choice(
          start.value, DateText.times(start.time, in: .wib), hint: proposal + names(start.officers))
      }
    }
    return form.radios(
      "start", Sentence("Waktu", "Time"), choices, chosen: choices.count == 1 ? choices[0].value : nil)
  }

  private static func names(_ officers: [OfficerRecord]) -> Sentence {
    let shown = DateText.list(officers.prefix(4).map { Sentence(same: $0.name) })
    let rest = officers.count - 4
    return rest > 0 ? shown + Sentence(" dan \(rest) lainnya", " and \(rest) others") : shown
  }

  /// Who is to hold the meeting: those who are assigned, or one of those who are free.
  private static func holders(_ starts: [FreeStart], _ sheet: RequestSheet, _ form: Form) -> Markup {
    guard sheet.view.officers.isEmpty else {
      return
        "<p>\(Sentence("Petugas: ", "Officers: "), in: form.language)<strong>\(sheet.names(of: sheet.view.officers))</strong></p>\n"
    }
    let free = Set(starts.flatMap(\.officers).map(\.id))
    return form.select(
      "officer", Sentence("Petugas", "Officer"),
      sheet.officers.filter { free.contains($0.id) }.map { ($0.id.description, Sentence(same: $0.name)) },
      hint: Sentence(
        "Kosongkan bila layanan ini memilih yang paling sedikit pertemuannya hari itu.",
        "Leave it empty to let this service choose whoever has fewest meetings that day."), isOptional: true)
  }

  /// What to do where none of the windows can be used.
  private static func nothing(_ times: Times, _ language: Language) -> Markup {
    let near = times.alternatives.prefix(5).map { alternative -> Markup in
      "<li>\(TimeText.range(alternative.time, language))</li>\n"
    }
    let advice = Box(
      .warning,
      times.windows.isEmpty
        ? Sentence("Pemohon belum mengusulkan waktu", "The applicant has proposed no time")
        : Sentence("Tidak satu pun usulan waktu dapat dipakai", "None of the proposed times can be used"),
      """
      <p>\(Sentence(
        "Sepakati waktu lain dengan pemohon; pemohon atau Tata Usaha mencatatnya sebagai usulan baru. Atau jawab dengan surat.",
        "Agree on another time with the applicant; the applicant or the administration desk enters it as a new proposal. Or answer by letter."
      ), in: language)</p>

      """)
    return advice.markup(in: language) + refusedWindows(times, language)
      + (near.isEmpty
        ? ""
        : """
        <h2>\(Sentence("Waktu bebas yang terdekat", "The nearest free times"), in: language)</h2>
        <ul>
        \(near)</ul>

        """)
  }

  private static func refusedWindows(_ times: Times, _ language: Language) -> Markup {
    let rows = times.windows.filter(\.starts.isEmpty).map { window -> Markup in
      let reason = window.reason?.sentence ?? Sentence("tidak ada petugas yang bebas", "no officer is free")
      return
        "<div><dt>\(DateText.times(window.time, in: .wib), in: language)</dt><dd>\(reason.capitalized, in: language)</dd></div>\n"
    }
    guard !rows.isEmpty else { return "" }
    return """
      <h2>\(Sentence("Usulan yang tidak dapat dipakai", "Proposals that cannot be used"), in: language)</h2>
      <dl class="facts">
      \(rows)</dl>

      """
  }

  @Sendable private static func book(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let (start, named) = try visit.entered { form -> (Instant?, Identifier<Record.Officer>?) in
      let moments = form.moments("start")
      if moments.isEmpty { form.refuse("start", Sentence("pilih waktu", "choose a time")) }
      return (moments.first, form.identifiers("officer", of: Record.Officer.self).first)
    }
    guard let start else { throw Problem(.invalid) }
    let officers = try named.map { [$0] } ?? visit.ask { try leastBusy(at: start, for: id, $0) }
    let booked = try visit.performOnRequest(BookMeeting(request: id, officers: officers, start: start))
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence("Pertemuan dijadwalkan: ", "The meeting is booked: ")
        + DateText.times(booked.meeting.time, in: .wib) + Sentence(same: "."))
  }

  /// Who of those who are free has fewest meetings on that day; nobody where some are assigned, who hold it then.
  private static func leastBusy(
    at start: Instant, for id: Identifier<Record.Request>, _ desk: Desk
  ) throws -> [Identifier<Record.Officer>] {
    let sheet = try RequestSheet(id, at: desk)
    guard sheet.view.officers.isEmpty else { return [] }
    let free = try times(of: sheet, at: desk).windows.flatMap(\.starts).first { $0.time.start == start }
    let day = start.local(offset: .wib).date
    let loads = try (free?.officers ?? []).map { officer in
      (load: try desk.queries.load(of: officer.id, on: day, besides: id), id: officer.id)
    }
    return loads.min { $0.load < $1.load }.map { [$0.id] } ?? []
  }
}
