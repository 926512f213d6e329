import Casework
import Office
import Scheduling
import Secrets
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/loket`: somebody has come to the counter. A few fields; a priority applicant is met at once by an officer who
/// is in and free (SP mechanism 6; rules of the service, section 5.5).
enum CounterPage {
  static let path = "/staf/loket"
  private static let access = PageAccess.staff(.registry)
  static let routes: [PageRoute] = [
    .get(path, access, rate: .searching, menu: MenuEntry(Sentence("Loket", "Counter"), at: 30), page),
    .post(path, access, showing: page, serve),
  ]
  /// The words by which the form says who is to meet the applicant, where it names no officer.
  private static let soonest = "segera"
  private static let later = "nanti"
  /// The most officers that are named: those who are free first.
  private static let mostOfficers = 12

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let (firsts, officers) = try visit.ask { desk in
      let starts = try desk.counterSlots(duration: nil, needs: []).starts()
      var seen: Set<Identifier<Record.Officer>> = []
      let firsts = starts.flatMap { start in
        start.officers.filter { seen.insert($0.id).inserted }.map { (officer: $0, time: start.time) }
      }
      return (firsts, try desk.queries.officers().filter(\.isActive))
    }
    let form = Form(visit, to: path)
    let fields =
      PriorityField.markup(in: form, present: nil)
      + form.field("name", Sentence("Nama", "Name"), autocomplete: "off")
      + form.field("whatsapp", Sentence(same: "WhatsApp"), .telephone, autocomplete: "off", isOptional: true)
      + form.field(
        "email", Sentence("Surel", "E-mail"), .email,
        hint: Sentence(
          "Bila ada, pemohon menerima undangan dan tautan permohonannya.",
          "With one, the applicant gets the invitation and a link to the request."),
        autocomplete: "off", isOptional: true)
      + form.field(
        "subject", Sentence("Kendalanya", "The problem"),
        hint: Sentence("Dalam satu kalimat.", "In one sentence."), autocomplete: "off")
      + NeedsField.markup(in: form, officers: officers)
      + service(firsts, form, visit)
      + form.button(Sentence("Layani", "Serve"))
    return Page(
      Sentence("Loket", "Counter"),
      lead: Sentence(
        "Pemohon prioritas dilayani saat itu juga. Yang lain dicatat seperti lewat surat.",
        "Priority applicants are served at once. Others are taken in as by letter."),
      main: form.markup(fields))
  }

  /// Who is in and free, soonest first.
  private static func service(
    _ firsts: [(officer: OfficerRecord, time: InstantRange)], _ form: Form, _ visit: Visit
  ) -> Markup {
    var choices: [Form.Choice] = [
      .init(
        soonest, Sentence("Petugas sesuai yang paling cepat bebas", "Whoever competent is free first"),
        hint: firsts.isEmpty
          ? Sentence("Hari ini tidak ada lagi petugas yang bebas.", "Nobody is free today any more.") : nil)
    ]
    for (officer, time) in firsts.prefix(mostOfficers) {
      let clock = Sentence("bebas pukul ", "free at ") + DateText.time(time.start.local(offset: .wib).time)
      let when = time.start <= visit.now ? Sentence("bebas sekarang", "free now") : clock
      let skills = DateText.list(officer.competencies.map(CompetenceName.name))
      choices.append(
        Form.Choice(
          officer.id.description, Sentence(same: officer.name), hint: when + Sentence(same: "; ") + skills))
    }
    choices.append(
      .init(later, Sentence("Terima dahulu, temui lain waktu", "Receive first, meet another time")))
    return form.radios(
      "officer", Sentence("Ditemui oleh", "Met by"), choices, chosen: soonest,
      hint: Sentence("Hanya untuk pemohon prioritas.", "For priority applicants alone."))
  }

  @Sendable private static func serve(_ visit: Visit) throws -> PageAnswer {
    let (submission, service) = try visit.entered { form in
      (self.submission(form), self.service(form))
    }
    let done = try visit.performOnce(ServeAtCounter(submission, service: service)) { outcome in
      let met = outcome.meeting.map { staffed in
        Sentence(": ditemui ", ": met ") + DateText.times(staffed.meeting.time, in: .wib)
      }
      let told =
        Sentence("\(outcome.reference) dicatat", "\(outcome.reference) is taken in")
        + (met ?? Sentence(same: "")) + Sentence(same: ".")
      return (RequestSheet.path(of: outcome.request), told)
    }
    return .redirect(to: done.address, telling: done.told)
  }

  private static func submission(_ form: FormReader) -> SubmitRequest {
    SubmitRequest(
      applicant: Casework.Applicant(
        kind: .public, name: form.line("name"), organization: nil, identity: nil,
        email: form.optionalEmail("email"), whatsapp: form.optionalWhatsApp("whatsapp"),
        timeZone: "Asia/Jakarta", language: .indonesian, priority: PriorityField.read(form)),
      letter: Letter(number: nil, date: nil, channel: .counter), subject: form.line("subject"),
      chronology: nil,
      consultations: [], relatedUnit: nil, needs: NeedsField.read(form), duration: nil, proposals: [])
  }

  private static func service(_ form: FormReader) -> ServeAtCounter.Service {
    switch form.line("officer", 0...20) {
    case soonest, "": .soonest
    case later: .later
    default: .officer(form.identifier("officer"))
    }
  }
}
