import Casework
import Office
import Web
import WorkCalendar
import Wording

/// `/`: the service and its standard at a glance.
enum ServicePage {
  static let routes: [PageRoute] = [
    .get("/", .everyone, menu: MenuEntry(Sentence("Layanan", "The service"), at: 10), page)
  ]

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let (rules, dates) = try visit.ask { desk in
      (try desk.settings().rules, try desk.dates(receivedAt: desk.now))
    }
    let language = visit.language
    let requirements = PublishedStandard.requirements(lead: rules.lead).map { item -> Markup in
      "<li>\(item, in: language)</li>\n"
    }
    let steps = PublishedStandard.procedure.map { step -> Markup in "<li>\(step, in: language)</li>\n" }
    return Page(
      PublishedStandard.name,
      lead: Sentence(
        "Ada kendala di OSS yang tidak dapat diselesaikan unit lain? Ajukan pertemuan daring dengan petugas yang menguasainya, atau minta jawaban tertulis.",
        "Is there a problem with OSS that no other unit could solve? Ask for an online meeting with an officer who knows it, or for an answer in writing."
      ), width: .wide,
      main: """
        \(invitation(visit))\(glance(rules.lead, dates.leadTime, dates.dueDate, visit))<div class="columns">
        <section>
        <h2>\(Sentence("Yang perlu disiapkan", "What you need"), in: language)</h2>
        <ol>
        \(requirements)</ol>
        </section>
        <section>
        <h2>\(Sentence("Jalannya permohonan", "How a request goes"), in: language)</h2>
        <ol>
        \(steps)</ol>
        </section>
        </div>
        <div class="columns">
        \(served(language))\(product(language))</div>
        <div class="columns">
        \(letters(language))\(priority(language))</div>
        <div class="columns">
        \(complaint(language))\(survey(language))</div>
        """)
  }

  /// The way to a new request, where there is one on the pages.
  private static func invitation(_ visit: Visit) -> Markup {
    guard visit.site.leads(to: "/ajukan") else { return "" }
    return """
      <p>\(LinkButton(Sentence("Ajukan permohonan", "Make a request"), to: "/ajukan").markup(in: visit.language))</p>

      """
  }

  /// The numbers that matter, and what they mean today.
  private static func glance(
    _ days: WorkingDays, _ lead: LeadTime, _ due: CivilDate, _ visit: Visit
  ) -> Markup {
    let language = visit.language
    let cards = [
      (
        Sentence("Pertemuan paling cepat", "Earliest meeting"),
        Sentence("\(days.count) hari kerja", "\(days.count) working days"),
        Sentence("sesudah surat diterima unit", "after the unit received the letter")
      ),
      (
        Sentence("Selesai paling lambat", "Completed within"),
        Sentence("5 hari kerja", "5 working days"),
        Sentence("sejak permohonan diterima unit", "of receipt by the unit")
      ),
      (
        Sentence("Biaya", "Fee"), Sentence("Gratis", "Free"),
        PublishedStandard.fee
      ),
    ].map { label, value, rest -> Markup in
      """
      <div><dt>\(label, in: language)</dt><dd><strong>\(value, in: language)</strong> \(rest, in: language)</dd></div>

      """
    }
    let tentative: Markup =
      lead.isTentative
      ? "<p class=\"hint\">\(Sentence("Perkiraan: libur tahun itu belum ditetapkan.", "An estimate: the holidays of that year are not decreed yet."), in: language)</p>\n"
      : ""
    return """
      <dl class="glance">
      \(cards)</dl>
      <div class="box note">
      <p class="title">\(Icon.calendar)\(Sentence("Bila suratnya diterima unit hari ini", "If the unit received the letter today"), in: language)</p>
      <p>\(Sentence("pertemuan dapat diadakan paling awal ", "the meeting could be held at the earliest on ").capitalized, in: language)<strong>\(TimeText.day(lead.date, language))</strong>; \(Sentence("tenggatnya ", "it is due by "), in: language)\(TimeText.day(due, language)). <a href="/kalender">\(Sentence("Lihat kalender hari kerja", "See the working-day calendar"), in: language)</a></p>
      \(tentative)</div>

      """
  }

  private static func letters(_ language: Language) -> Markup {
    let mails = PublishedStandard.letterEmails.map { mail -> Markup in
      "<li>\(Icon.letter)<a href=\"\(url: "mailto:" + mail)\">\(mail)</a></li>\n"
    }
    return """
      <section>
      <h2>\(Sentence("Ke mana suratnya", "Where the letter goes"), in: language)</h2>
      <p>\(PublishedStandard.letterTo, in: language)<br>\(PublishedStandard.address)</p>
      <ul class="plain">
      \(mails)</ul>
      <p>\(Sentence("Instansi internal Kementerian mengirimnya lewat e-office.", "Units of the ministry send it over e-office."), in: language)</p>
      </section>

      """
  }

  private static func priority(_ language: Language) -> Markup {
    let groups = DateText.list(PublishedStandard.priorityGroups.map(\.name))
    return """
      <section>
      <h2>\(Sentence("Layanan prioritas", "Priority service"), in: language)</h2>
      <p>\(Sentence("Untuk ", "For "), in: language)\(groups, in: language). \(Sentence("Datang langsung ke:", "Come in person to:"), in: language)</p>
      <p><strong>\(PublishedStandard.priorityPlace, in: language)</strong></p>
      </section>

      """
  }

  /// Who may ask (SP requirement 1 and 3).
  private static func served(_ language: Language) -> Markup {
    let kinds = ApplicantKind.allCases.map { kind -> Markup in
      "<li>\(kind.name.capitalized, in: language)</li>\n"
    }
    return """
      <section>
      <h2>\(Sentence("Siapa yang dilayani", "Who is served"), in: language)</h2>
      <ul>
      \(kinds)</ul>
      </section>

      """
  }

  /// What comes of it (SP product of the service).
  private static func product(_ language: Language) -> Markup {
    """
    <section>
    <h2>\(Sentence("Apa hasilnya", "What comes of it"), in: language)</h2>
    <p>\(Sentence(
      "Pertemuan daring dengan petugas yang menguasai kendala Anda, atau surat balasan.",
      "An online meeting with an officer who knows your problem, or a reply letter."), in: language)</p>
    </section>

    """
  }

  private static func complaint(_ language: Language) -> Markup {
    """
    <section>
    <h2>\(Sentence("Tidak puas?", "Not satisfied?"), in: language)</h2>
    <p>\(Sentence("Sampaikan di sini atau lewat salah satu cara di kaki halaman.", "Tell us here, or by one of the ways at the foot of this page."), in: language)<br>
    <a href="\(url: ComplaintPage.path)">\(Sentence("Sampaikan pengaduan atau saran", "Make a complaint or a suggestion"), in: language)</a></p>
    </section>

    """
  }

  private static func survey(_ language: Language) -> Markup {
    """
    <section>
    <h2>\(Sentence("Sudah dilayani?", "Have you been served?"), in: language)</h2>
    <p><a href="\(url: PublishedStandard.surveyAddress)" rel="external">\(Sentence("Isi survei kepuasan", "Fill in the survey"), in: language)</a></p>
    </section>

    """
  }
}
