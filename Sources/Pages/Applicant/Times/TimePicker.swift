import HTTPServer
import WorkCalendar
import Wording

/// The choice of times: a month whose days say what they are, the free times of the day that is chosen, and the list of
/// wishes. Days are links and times are buttons, so that the keyboard alone is enough and nothing needs a script.
///
/// Which month and day are looked at stands in the query. The wishes stand there too, and travel in hidden fields,
/// where no draft keeps them.
struct TimePicker {
  let visit: Visit
  /// The page on which the choice stands, and to which its buttons send.
  let path: String
  let offer: TimeOffer
  let wishes: TimeWishes
  /// The zone of the one who chooses; office time stands beside where it shows something else.
  let zone: Zone
  /// The most wishes.
  let most: Int
  /// Whether a span in which the meeting may begin at any time can be wished for, too.
  let takesSpans: Bool
  /// Whether the wishes are kept on the server, and so need not travel.
  let isKept: Bool

  var language: Language { visit.language }

  /// The day that is looked at; `nil` for none.
  private var day: CivilDate? {
    let date = visit.query("hari").flatMap { CivilDate(iso8601: $0) }
    return date.flatMap { offer.free[$0] == nil ? nil : $0 }
  }

  func markup() throws -> Markup {
    let table = try MonthTable(of: offer.month, offer.calendar, visit.today)
    return """
      \(EarliestDate(offer: offer, language: language).markup)<section aria-labelledby="bulan" class="picker">
      <h2 id="bulan" tabindex="-1">\(Sentence("Pilih hari", "Choose a day"), in: language)</h2>
      \(turning)\(table.markup(in: language, choice: choice))\(legend)\(daysOff(of: table))</section>
      \(try times())\(wishList)
      """
  }

  // MARK: The month

  private func choice(_ day: CalendarDay) -> MonthTable.Choice {
    var choice = MonthTable.Choice()
    guard day.isWorking else { return choice }
    if day.date < offer.leadTime.date || day.date < visit.today {
      choice.style = "early"
      choice.told =
        day.date < visit.today
        ? Sentence("sudah lewat", "is past") : Sentence("terlalu dini", "too early")
    } else if offer.free[day.date] == nil {
      choice.style = "full"
      choice.told = Sentence("tidak ada waktu bebas", "no free time")
    } else {
      choice.address = address(day: day.date)
      choice.style = day.isTentative ? "tentative" : nil
      choice.isChosen = day.date == self.day
      choice.told = day.isTentative ? TimePicker.tentative : nil
    }
    return choice
  }

  static let tentative = Sentence(
    "perkiraan, libur belum ditetapkan", "an estimate, holidays not decreed yet")

  private var turning: Markup {
    let links = [
      (-1, Sentence("Bulan sebelumnya", "Month before")), (1, Sentence("Bulan berikutnya", "Next month")),
    ].compactMap { step, title -> Markup? in
      let month = TimeOffer.month(offer.month, later: step)
      guard offer.months.contains(month) else { return nil }
      return """
        <a class="button second" href="\(url: address(month: month))">\(title, in: language)<span class="unseen">, \(DateText.month(month), in: language)</span></a>

        """
    }
    return """
      <nav class="pager" aria-label="\(Sentence("Bulan", "Month"), in: language)">
      \(links)</nav>

      """
  }

  private var legend: Markup {
    let marks: [(style: Markup, name: Sentence)] = [
      ("free", Sentence("dapat dipilih", "can be chosen")),
      ("full", Sentence("tidak ada waktu bebas", "no free time")),
      ("early", Sentence("terlalu dini", "too early")),
      ("off", Sentence("libur", "day off")), ("leave", DayOffKind.collectiveLeave.name),
      ("tentative", Sentence("perkiraan", "an estimate")),
    ]
    let items = marks.map { mark -> Markup in
      "<li><span class=\"day \(mark.style)\" aria-hidden=\"true\">1</span> \(mark.name, in: language)</li>\n"
    }
    return "<ul class=\"legend\">\n\(items)</ul>\n"
  }

  /// The days off of the month, with their decrees.
  private func daysOff(of table: MonthTable) -> Markup {
    let items = table.days.flatMap(\.daysOff).map { day -> Markup in
      let ground: Markup =
        day.decree.map { decree -> Markup in "<span class=\"hint\">\(decree.citation)</span>" }
        ?? Badge(Sentence("perkiraan", "estimate"), .waiting).markup(in: language)
      return
        "<li>\(TimeText.day(day.date, language)): \(Sentence(day.name), in: language) \(ground)</li>\n"
    }
    guard !items.isEmpty else { return "" }
    return """
      <h3>\(Sentence("Hari libur bulan ini", "Days off this month"), in: language)</h3>
      <ul>
      \(items)</ul>

      """
  }

  // MARK: The day

  private func times() throws -> Markup {
    guard let day, let free = offer.free[day] else {
      let told =
        offer.free.isEmpty
        ? Sentence(
          "Pada bulan ini tidak ada waktu yang dapat dipilih. Lihat bulan berikutnya.",
          "No time can be chosen in this month. Look at the next one.")
        : Sentence(
          "Pilih salah satu hari yang dapat dipilih untuk melihat waktunya.",
          "Choose one of the days that can be chosen to see its times.")
      return "<p class=\"hint\">\(told, in: language)</p>\n"
    }
    let isTentative = try offer.calendar.day(day).isTentative
    let doubt: Markup =
      isTentative ? Badge(TimePicker.tentative, .waiting).markup(in: language) : ""
    let spans = takesSpans ? offer.spans(on: day) : []
    let whole = spans.map { button($0, isSpan: true) }
    let single = free.map { button($0, isSpan: false) }
    let spanList: Markup =
      whole.isEmpty
      ? ""
      : """
      <h3>\(Sentence("Kapan saja di antara", "Any time between"), in: language)</h3>
      <div class="times">
      \(whole)</div>
      <h3>\(Sentence("Atau tepat pada", "Or exactly at"), in: language)</h3>

      """
    return """
      <section aria-labelledby="hari">
      <h2 id="hari" tabindex="-1">\(Sentence("Waktu bebas", "Free times"), in: language): \(TimeText.day(day, language)) \(doubt)</h2>
      <p class="hint">\(Sentence("Lama pertemuan \(offer.length.count) menit.", "The meeting lasts \(offer.length.count) minutes."), in: language) \(zoneNote(free.first), in: language)</p>
      \(form(spanList + "<div class=\"times\">\n\(single)</div>\n", at: day))</section>

      """
  }

  private func zoneNote(_ first: InstantRange?) -> Sentence {
    guard let start = first?.start, zone.offset(at: start) != .wib else {
      return Sentence("Semua waktu dalam WIB.", "All times in WIB.")
    }
    let name = DateText.name(of: zone, at: start)
    return Sentence(
      "Waktu Anda (\(name)) di atas, waktu kantor (WIB) di bawahnya.",
      "Your time (\(name)) above, office time (WIB) below.")
  }

  private func button(_ time: InstantRange, isSpan: Bool) -> Markup {
    let isWished = wishes.times.contains(time)
    let text = TimeWishes.text(time)
    let label = ClockText(time, in: zone)
    guard !isWished, wishes.times.count < most else {
      let note: Markup =
        isWished
        ? "<span class=\"hint\">\(Sentence("sudah diusulkan", "proposed"), in: language)</span>" : ""
      return "<span class=\"time taken\">\(label.markup(in: language))\(note)</span>\n"
    }
    return """
      <button type="submit" class="time" name="\(TimeWishes.act)" value="tambah \(text)"><span class="unseen">\(Sentence("Usulkan", "Propose"), in: language) </span>\(label.markup(in: language))</button>

      """
  }

  // MARK: The wishes

  private var wishList: Markup {
    let items = wishes.times.enumerated().map { place, time -> Markup in
      let text = DateText.times(time, in: zone)
      let isPast = time.start < visit.now
      let isEarly = time.end.local(offset: .wib).date < offer.leadTime.date
      let problem: Markup =
        isPast || isEarly
        ? Badge(
          isPast ? Sentence("sudah lewat", "is past") : Sentence("terlalu dini", "too early"), .bad
        ).markup(in: language) : ""
      return """
        <li id="usulan-\(place)"><p>\(text, in: language) \(problem)</p>
        <p class="acts">\(act("naik", place, Sentence("Naikkan", "Move up"), text, isOff: place == 0))\(
          act("turun", place, Sentence("Turunkan", "Move down"), text, isOff: place == wishes.times.count - 1))\(
          act("hapus", place, Sentence("Hapus", "Remove"), text))</p></li>

        """
    }
    let list: Markup =
      items.isEmpty
      ? "<p class=\"hint\">\(Sentence("Belum ada. Pilih hari, lalu waktunya.", "None yet. Choose a day, then a time."), in: language)</p>\n"
      : form("<ol class=\"wishes\">\n\(items)</ol>\n", at: day) + more
    return """
      <section aria-labelledby="usulan">
      <h2 id="usulan" tabindex="-1">\(Sentence("Usulan Anda, yang terbaik dahulu", "Your proposals, best first"), in: language)</h2>
      \(list)</section>

      """
  }

  /// The way back to the days, for one more.
  private var more: Markup {
    guard wishes.times.count < most else {
      return
        "<p class=\"hint\">\(Sentence("Sudah \(most), yang paling banyak.", "These are \(most), the most that there can be."), in: language)</p>\n"
    }
    return
      "<p><a href=\"\(url: address(month: offer.month))\">\(Sentence("Pilih hari lain", "Choose another day"), in: language)</a></p>\n"
  }

  private func act(
    _ act: String, _ place: Int, _ title: Sentence, _ time: Sentence, isOff: Bool = false
  ) -> Markup {
    guard !isOff else { return "" }
    return """
      <button type="submit" class="plain" name="\(TimeWishes.act)" value="\(act) \(place)">\(title, in: language)<span class="unseen">: \(time, in: language)</span></button>

      """
  }

  /// A form that sends one of its buttons, and comes back to the same month and day.
  private func form(_ content: Markup, at day: CivilDate?) -> Markup {
    let form = Form(visit, to: path)
    return form.markup(
      form.hidden("bulan", TimeOffer.text(ofMonth: offer.month)) + form.hidden("hari", day?.iso8601 ?? "")
        + carried(by: form) + content)
  }

  /// The wishes as hidden fields of a form, where no draft keeps them.
  func carried(by form: Form) -> Markup {
    isKept ? Markup() : wishes.texts.map { form.hidden(TimeWishes.name, $0) }.joined()
  }

  // MARK: Addresses

  private func address(month: CivilDate) -> String {
    TimePicker.address(path, month: TimeOffer.text(ofMonth: month), day: nil, wishes: carriedWishes)
      + "#bulan"
  }

  private func address(day: CivilDate) -> String {
    TimePicker.address(
      path, month: TimeOffer.text(ofMonth: offer.month), day: day.iso8601, wishes: carriedWishes) + "#hari"
  }

  private var carriedWishes: TimeWishes? { isKept ? nil : wishes }

  /// The address of a choice at some month, day and wishes.
  static func address(_ path: String, month: String?, day: String?, wishes: TimeWishes?) -> String {
    let parts =
      [month.map { ("bulan", $0) }, day.map { ("hari", $0) }].compactMap(\.self)
      + (wishes?.texts ?? []).map { (TimeWishes.name, $0) }
    guard !parts.isEmpty else { return path }
    return path + "?" + parts.map { "\($0.0)=\(QueryText.escaped($0.1))" }.joined(separator: "&")
  }

  /// Where a button leads back to, after the wishes were changed by it: the month and the day that it stood at.
  static func address(_ path: String, after form: FormEntry, wishes: TimeWishes?) -> String {
    func part(_ name: String) -> String? { form.text(name).flatMap { $0.isEmpty ? nil : $0 } }
    return address(path, month: part("bulan"), day: part("hari"), wishes: wishes) + "#usulan"
  }
}
