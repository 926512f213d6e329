import Casework
import Office
import Web
import WorkCalendar
import Wording

/// A draft as a page sees it: what it holds, read as far as it can be, and what stands against sending it.
struct DraftReading {
  let draft: Draft
  let secret: String
  let applicant: Applicant
  let problem: (subject: String, needs: [String], chronology: String?, letter: Letter)
  let consultations: [Consultation]
  let relatedUnit: RelatedUnit?
  let wishes: TimeWishes
  /// What does not fit, or is not there without which nothing can be sent.
  let problems: [FieldProblem]

  /// The draft that the address opens. Fails as a page that is not there where it opens none.
  init(_ visit: Visit) throws {
    let token = try visit.draftSecret
    secret = token.text
    draft = try visit.ask { try $0.draft(of: token) }
    let entry = FormEntry(kept: draft.fields)
    let (values, found) = visit.reading(entry) { form in
      (
        DraftFields.readApplicant(form, in: visit), DraftFields.readProblem(form),
        DraftFields.readConsultations(form), DraftFields.readRelatedUnit(form)
      )
    }
    (applicant, problem, consultations, relatedUnit) = values
    wishes = TimeWishes(texts: draft.fields[DraftFields.proposals] ?? [])
    problems =
      wishes.times.isEmpty
      ? found + [
        FieldProblem(
          DraftFields.proposals, Sentence("usulkan paling sedikit satu waktu", "propose one time at least"))
      ] : found
  }

  /// What the desk will ask for, as things stand.
  var missing: [MissingItem] {
    Completeness.missing(
      applicant: applicant, letter: problem.letter, chronology: problem.chronology,
      consultations: consultations, relatedUnit: relatedUnit, documents: Set(draft.documents.map(\.role)))
  }

  /// The request that it has become. Fails with every problem.
  func request() throws -> SubmitRequest {
    guard problems.isEmpty else { throw Problem(fields: problems) }
    return SubmitRequest(
      applicant: applicant, letter: problem.letter, subject: problem.subject,
      chronology: problem.chronology, consultations: consultations, relatedUnit: relatedUnit,
      needs: problem.needs, duration: nil, proposals: wishes.times)
  }

  /// What was entered into a field; empty where nothing was.
  func text(_ name: String) -> String { draft.fields[name]?.first ?? "" }

  /// The zone of the applicant.
  func zone(in visit: Visit) -> Zone { visit.office.surroundings.zone(applicant.timeZone) ?? .wib }
}

extension MissingItem {
  /// The step in which it is given.
  var step: DraftStep {
    switch self {
    case .letter, .supportingData: .documents
    case .chronology: .problem
    case .consultationProof, .relatedUnitStatement: .consultation
    case .identity, .contactNumber, .email: .applicant
    }
  }
}
