import Casework
import Office
import Scheduling
import Wording

/// The fields in which a request is written, as typed values: read in each step, and all of them again when the request
/// is sent. Fields are named as the API names them, so that what a use case says of one stands beside it.
enum DraftFields {
  static let applicant = [
    "applicant.kind", "applicant.name", "applicant.organization", "applicant.identity", "applicant.email",
    "applicant.whatsapp", "applicant.timeZone", "applicant.otherZone", "applicant.language",
    "applicant.priority",
  ]
  static let problem = ["subject", "needs", "chronology", "letter.number", "letter.date"]
  static let relatedUnit = ["relatedUnit.name", "relatedUnit.reason"]
  static let proposals = "proposals"
  /// Another zone than those of Indonesia.
  static let otherZone = "lain"

  /// The zones of Indonesia, west to east.
  static let zones: [(identifier: String, name: Sentence)] = [
    ("Asia/Jakarta", Sentence("WIB (Jawa, Sumatra, Kalimantan Barat dan Tengah)", "WIB (western Indonesia)")),
    ("Asia/Makassar", Sentence("WITA (Sulawesi, Bali, Nusa Tenggara)", "WITA (central Indonesia)")),
    ("Asia/Jayapura", Sentence("WIT (Maluku, Papua)", "WIT (eastern Indonesia)")),
  ]

  static func readApplicant(_ form: FormReader, in visit: Visit) -> Applicant {
    Applicant(
      kind: form.choice("applicant.kind"), name: form.line("applicant.name"),
      organization: form.optionalLine("applicant.organization"),
      identity: form.optionalLine("applicant.identity", atMost: 64),
      email: form.optionalEmail("applicant.email"), whatsapp: form.optionalWhatsApp("applicant.whatsapp"),
      timeZone: readZone(form, in: visit),
      language: form.optionalChoice("applicant.language") ?? ApplicantLanguage(visit.language),
      priority: form.optionalChoice("applicant.priority") ?? .none)
  }

  private static func readZone(_ form: FormReader, in visit: Visit) -> String {
    let chosen = form.line("applicant.timeZone", 1...60)
    if zones.contains(where: { $0.identifier == chosen }) { return chosen }
    guard chosen == otherZone else {
      if !chosen.isEmpty {
        form.refuse(
          "applicant.timeZone", Sentence("pilih salah satu yang tersedia", "choose one of those offered"))
      }
      return "Asia/Jakarta"
    }
    let named = form.line("applicant.otherZone", 1...60)
    if !named.isEmpty, visit.office.surroundings.zone(named) == nil {
      form.refuse(
        "applicant.otherZone",
        Sentence(
          "zona ini tidak dikenal; tulis seperti Asia/Singapore",
          "this zone is not known; write it as Asia/Singapore"))
    }
    return named
  }

  static func readProblem(_ form: FormReader) -> (
    subject: String, needs: [String], chronology: String?, letter: Letter
  ) {
    let subject = form.line("subject")
    let needs = form.texts("needs")
    if needs.isEmpty {
      form.refuse("needs", Sentence("pilih paling sedikit satu", "choose at least one"))
    } else if needs.count > ServiceLimits.needs {
      form.refuse(
        "needs",
        Sentence("pilih paling banyak \(ServiceLimits.needs)", "choose \(ServiceLimits.needs) at most"))
    }
    return (
      subject, needs, form.optionalParagraphs("chronology", atMost: 20_000),
      Letter(
        number: form.optionalLine("letter.number", atMost: 100), date: form.pastDate("letter.date"),
        channel: .web)
    )
  }

  static func readConsultations(_ form: FormReader) -> [Consultation] {
    rows(in: form.names).compactMap { row in
      let name = { (part: String) in field(row, part) }
      let channel = form.optionalLine(name("channel"), atMost: 60)
      let reference = form.optionalLine(name("reference"))
      let date = form.pastDate(name("date"))
      guard channel != nil || reference != nil || date != nil else { return nil }
      guard let channel else {
        form.refuse(name("channel"), Sentence("pilih kanalnya", "choose the channel"))
        return nil
      }
      return Consultation(channel: ConsultationChannel(rawValue: channel), reference: reference, date: date)
    }
  }

  /// The name of a field of a consultation.
  static func field(_ row: Int, _ part: String) -> String { "consultations[\(row)].\(part)" }

  /// The rows of consultations that some fields belong to, in order.
  static func rows(in names: Set<String>) -> [Int] {
    (0..<ServiceLimits.consultations).filter { row in
      names.contains { $0.hasPrefix("consultations[\(row)].") }
    }
  }

  /// The related unit; `nil` where nothing is told of it. One half needs the other.
  static func readRelatedUnit(_ form: FormReader) -> RelatedUnit? {
    let name = form.optionalLine("relatedUnit.name")
    let reason = form.optionalParagraphs("relatedUnit.reason", atMost: 2_000)
    guard name != nil || reason != nil else { return nil }
    let missing = Sentence("isi bagian ini", "fill this in")
    if name == nil { form.refuse("relatedUnit.name", missing) }
    if reason == nil { form.refuse("relatedUnit.reason", missing) }
    return RelatedUnit(name: name ?? "", reason: reason ?? "")
  }
}

extension ApplicantLanguage {
  /// The language of a reader of pages.
  init(_ language: Language) {
    switch language {
    case .indonesian: self = .indonesian
    case .english: self = .english
    }
  }
}
