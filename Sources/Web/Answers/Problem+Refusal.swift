import Casework
public import Office
import Wording

extension Problem {
  /// Why a use case was not done, as the caller reads it.
  public init(because refusal: Refusal) {
    switch refusal {
    case .notFound: self.init(.notFound)
    case .forbidden: self.init(.forbidden, refusal.sentence)
    case .invalid(let fields): self.init(fields: fields)
    case .pastCalendar: self.init(.beyondCalendar, refusal.sentence)
    case .changedMeanwhile: self.init(.changed, refusal.sentence)
    case .keyUsed: self.init(.keyReused, refusal.sentence)
    case .calendar, .holidays: self.init(.invalid, refusal.sentence)
    case .step(.notThisRole): self.init(.forbidden, refusal.sentence)
    case .meeting(let refusals):
      self.init(refusals.first.map(ProblemKind.init(of:)) ?? .wrongState, refusal.sentence)
    case .roomsFull: self.init(.roomsFull, refusal.sentence)
    case .alreadyThere(let field):
      self.init(
        .alreadyThere, refusal.sentence,
        fields: [FieldProblem(field, Sentence("sudah dipakai", "is in use already"))])
    case .taken, .officerUnavailable, .nobodyAtCounter: self.init(.taken, refusal.sentence)
    case .planChanged(let changes):
      self.init(
        .wrongState, refusal.sentence,
        fields: changes.map { FieldProblem("requests.\($0.request)", $0.reason) })
    case .step, .meetingAhead, .meetingBegun, .meetingOver, .negotiation, .planApproved, .complaintOpen,
      .staleMessage:
      self.init(.wrongState, refusal.sentence)
    }
  }
}

extension ProblemKind {
  /// The kind of a refused meeting.
  fileprivate init(of refusal: MeetingRefusal) {
    switch refusal {
    case .inThePast, .tooEarly: self = .tooEarly
    case .pastCalendar: self = .beyondCalendar
    case .dayOff: self = .dayOff
    case .outsideHours, .offGrid: self = .outsideHours
    case .dayFull: self = .taken
    case .notProposed, .noOfficer, .notCompetent: self = .wrongState
    }
  }
}
