import Casework
import Testing

@Suite("The words of the interface and of the database")
struct RawValueTests {
  /// A list of words, and the one that others rely on.
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let words: [String]
    let expected: String
  }

  private static func row<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type, _ expected: String
  ) -> Row where Value.RawValue == String {
    Row(testDescription: "\(type)", words: type.allCases.map(\.rawValue), expected: expected)
  }

  static let rows = [
    row(ApplicantKind.self, "public business ministry region internal"),
    row(ApplicantLanguage.self, "id en"),
    row(LetterChannel.self, "email post web e-office counter"),
    row(DocumentRole.self, "letter consultation-proof supporting identity minutes reply-letter"),
    row(
      ProposalState.self, "open too-early day-off outside-hours past past-calendar taken superseded"),
    row(MeetingState.self, "scheduled held cancelled"),
    row(Side.self, "applicant unit"),
    row(ComplaintChannel.self, "counter letter box call-centre lapor phone web"),
    row(ComplaintState.self, "registered answered"),
    row(
      MissingItem.self,
      "letter chronology consultation-proof supporting-data identity contact-number email related-unit-statement"
    ),
    row(Outcome.self, "meeting reply-letter referred withdrawn"),
    row(Verdict.self, "on-time as-agreed late forecast-breach running"),
    row(NegotiationState.self, "open agreed declined expired withdrawn"),
    row(OptionState.self, "offered accepted released"),
    row(RequestDesk.self, "applicant registry deputy director officers"),
    row(Role.self, "registry deputy director officer admin auditor"),
    row(
      RequestState.self,
      "submitted returned registered disposed received assigned scheduled rescheduling facilitated answered "
        + "closed referred withdrawn"),
    row(
      Step.self,
      "submit register return complete refer dispose receive assign schedule propose-reschedule "
        + "agree-reschedule end-reschedule call-off facilitate answer close withdraw"),
  ]

  @Test("A word that others rely on is never changed", arguments: rows)
  func words(row: Row) {
    #expect(row.words.joined(separator: " ") == row.expected)
  }

  @Test(
    "A request has its outcome from the state that it enters",
    arguments: [
      (RequestState.facilitated, Outcome.meeting), (.answered, .replyLetter), (.referred, .referred),
      (.withdrawn, .withdrawn), (.closed, nil), (.scheduled, nil), (.returned, nil),
    ] as [(RequestState, Outcome?)])
  func outcome(state: RequestState, outcome: Outcome?) {
    #expect(Outcome(entering: state) == outcome)
  }
}
