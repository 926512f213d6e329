import Casework
import Office
import Testing
import Web
import WorkCalendar
import Wording

@Suite("Refusals as callers read them")
struct RefusalTests {
  @Test(
    "Each has the kind that programs decide by",
    arguments: [
      (Refusal.notFound, ProblemKind.notFound), (.forbidden([]), .forbidden), (.taken, .taken),
      (.roomsFull, .roomsFull),
      (.changedMeanwhile, .changed), (.keyUsed, .keyReused), (.meetingAhead, .wrongState),
      (.meetingBegun, .wrongState), (.meetingOver, .wrongState),
      (.planApproved, .wrongState),
      (.invalid([FieldProblem("subject", Sentence("kosong", "empty"))]), .invalid),
      (.step(.notThisRole(allowed: [])), .forbidden), (.step(.notAssigned), .wrongState),
      (.step(.notInThisState(allowedIn: [.received])), .wrongState),
      (.alreadyThere(field: "email"), .alreadyThere),
      (.pastCalendar(CalendarReachError(year: 2060, decreedYears: 2022...2027)), .beyondCalendar),
      (.meeting([.tooEarly(earliest: CivilDate.first), .noOfficer]), .tooEarly),
      (.meeting([.outsideHours(officers: [])]), .outsideHours), (.meeting([.noOfficer]), .wrongState),
      (.staleMessage(.over), .wrongState),
    ])
  func kinds(refusal: Refusal, kind: ProblemKind) throws {
    let problem = try #require(Problem(describing: refusal))
    #expect(problem.kind == kind)
    #expect(kind == .notFound || problem.detail?.english.isEmpty == false)
  }

  @Test("Fields are named with what is wrong in the reader's language", arguments: Language.allCases)
  func fields(language: Language) {
    let problem = Problem(because: .invalid([FieldProblem("proposals[0].end", Sentence("keliru", "wrong"))]))
    #expect(
      problem.json(in: language).serialized().contains(
        #""errors":[{"path":"proposals[0].end","message":"\#(language == .english ? "wrong" : "keliru")"}]"#))
  }
}
