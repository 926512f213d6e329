import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// What a request tells: who asks, about what, and by which letter. Contacts are for those who work on requests (rules
/// of the service, section 9).
struct RequestFacts {
  private let visit: Visit
  private let sheet: RequestSheet
  private var language: Language { visit.language }
  private var request: RequestRecord { sheet.request }

  init(_ visit: Visit, _ sheet: RequestSheet) {
    self.visit = visit
    self.sheet = sheet
  }

  var markup: Markup {
    """
    <section>
    <h2>\(Sentence("Pemohon", "Applicant"), in: language)</h2>
    \(applicant.markup(in: language))</section>
    <section>
    <h2>\(Sentence("Permohonan", "Request"), in: language)</h2>
    \(matter.markup(in: language))\(chronology)</section>

    """
  }

  private var applicant: FactList {
    let applicant = request.applicant
    var facts = FactList()
    facts.add(Sentence("Nama", "Name"), text: applicant.name)
    facts.add(Sentence("Organisasi", "Organization"), text: applicant.organization)
    facts.add(Sentence("Jenis", "Kind"), applicant.kind.name, in: language)
    if visit.principal.worksOnRequests {
      facts.add(Sentence("Identitas", "Identity"), text: applicant.identity)
      if let email = applicant.email {
        facts.add(Sentence("Surel", "E-mail"), "<a href=\"\(url: "mailto:" + email)\">\(email)</a>")
      }
      if let number = applicant.whatsapp {
        let digits = number.e164.filter(\.isNumber)
        facts.add(
          Sentence(same: "WhatsApp"),
          "<a href=\"\(url: "https://wa.me/" + digits)\" rel=\"external\">\(number.e164)</a>")
      }
      if !sheet.view.coApplicants.isEmpty {
        facts.add(
          Sentence("Pendamping", "Coming along"),
          text: sheet.view.coApplicants.map { "\($0.name) <\($0.email)>" }.joined(separator: ", "))
      }
    }
    facts.add(Sentence("Zona waktu", "Time zone"), text: applicant.timeZone)
    facts.add(Sentence("Bahasa", "Language"), applicant.language.name, in: language)
    return facts
  }

  private var matter: FactList {
    var facts = FactList()
    facts.add(
      Sentence("Hal yang diperlukan", "Matters"), DateText.list(request.needs.map(CompetenceName.name)),
      in: language)
    facts.add(
      Sentence("Lama pertemuan", "Length of the meeting"),
      Sentence("\(request.duration.count) menit", "\(request.duration.count) minutes"), in: language)
    let letter = request.letter
    let parts = [
      letter.number.map { Sentence("nomor \($0)", "number \($0)") },
      letter.date.map { Sentence("tanggal ", "of ") + DateText.day($0) },
      Sentence("lewat ", "by ") + letter.channel.name,
    ].compactMap(\.self)
    facts.add(Sentence("Surat", "Letter"), DateText.list(parts), in: language)
    facts.add(Sentence("Nomor agenda", "Agenda number"), text: request.agendaNumber)
    facts.add(Sentence("Masuk", "Came in"), TimeText.moment(request.submittedAt, language))
    if let received = request.receivedAt {
      facts.add(Sentence("Diterima unit", "Received by the unit"), TimeText.moment(received, language))
    }
    for consultation in sheet.view.consultations {
      let told = [
        consultation.channel.name, consultation.reference.map { Sentence(same: $0) },
        consultation.date.map(DateText.day),
      ].compactMap(\.self)
      facts.add(Sentence("Konsultasi", "Consultation"), DateText.list(told), in: language)
    }
    if let unit = request.relatedUnit {
      facts.add(Sentence("Unit terkait", "Related unit"), text: "\(unit.name): \(unit.reason)")
    }
    if let referred = sheet.view.referredTo {
      facts.add(Sentence("Diteruskan ke", "Referred to"), text: "\(referred.name): \(referred.reason)")
    }
    if !sheet.view.officers.isEmpty {
      facts.add(Sentence("Petugas", "Officers"), text: sheet.names(of: sheet.view.officers))
    }
    if !sheet.view.missing.isEmpty {
      facts.add(
        Sentence("Yang kurang", "Missing"),
        Badge(DateText.list(sheet.view.missing.map(\.name)), .waiting).markup(in: language))
    }
    return facts
  }

  private var chronology: Markup {
    guard let text = request.chronology else { return "" }
    return """
      <h3>\(Sentence("Kronologi", "Chronology"), in: language)</h3>
      <p class="lines">\(text)</p>

      """
  }
}
