/// The steps that a request may take, as data (SP mechanism 1 to 6; rules of the service, section 4). What
/// no row allows is refused.
public struct TransitionTable: Hashable, Sendable {
  /// The rows, in the order of the desks. Where two allow the same step in the same state, the first that
  /// fits counts.
  public let rows: [Transition]

  /// A table of some rows.
  public init(rows: [Transition]) { self.rows = rows }

  /// The table of the service standard. Its choices, where the standard is silent:
  ///
  /// - A letter is registered once it is complete. It is returned only while it lies at the administration
  ///   desk, and goes on from where it was: with an agenda number it is registered again at once.
  /// - The desk may hand in, complete and withdraw for an applicant who writes by post or comes to the
  ///   counter.
  /// - A priority applicant at the counter skips the deputy: the desk or the director receives the request
  ///   at once, as it is, and books a meeting for the same day (section 5.5). The disposition is made up for
  ///   in the office's own way.
  /// - The director may plan, and so book, without assigning first. Assigning while a meeting is planned is
  ///   a substitution (section 6.4).
  /// - A request whose meeting is called off waits for another as an assigned one, unless another time is
  ///   being agreed.
  /// - An applicant may withdraw until the meeting is held or the reply letter sent, and need not say why.
  public static let standard = TransitionTable(rows: intake + unit + meeting + rescheduling + end)

  private static let registry = Actor.staff(.registry)
  private static let deputy = Actor.staff(.deputy)
  private static let director = Actor.staff(.director)
  private static let officer = Actor.staff(.officer)

  private static let intake: [Transition] = [
    Transition(
      .submit, from: [], to: .submitted, by: [.applicant, registry, .service], tells: [.applicant, .registry]),
    Transition(
      .register, from: [.submitted], to: .registered, by: [registry], needs: [.completeness, .agendaNumber],
      tells: [.applicant, .deputy]),
    Transition(
      .return, from: [.submitted, .registered], to: .returned, by: [registry], needs: [.missingItems],
      tells: [.applicant]),
    Transition(
      .complete, from: [.returned], when: .unregistered, to: .submitted, by: [.applicant, registry],
      needs: [.completeness], tells: [.applicant, .registry]),
    Transition(
      .complete, from: [.returned], when: .registered, to: .registered, by: [.applicant, registry],
      needs: [.completeness], tells: [.applicant, .registry, .deputy]),
    Transition(
      .refer, from: [.submitted], to: .referred, by: [registry], needs: [.relatedUnit, .reason],
      tells: [.applicant]),
    Transition(
      .refer, from: [.registered], to: .referred, by: [registry, deputy], needs: [.relatedUnit, .reason],
      tells: [.applicant, .registry]),
    Transition(
      .refer, from: [.disposed, .received, .assigned], to: .referred, by: [director],
      needs: [.relatedUnit, .reason], tells: [.applicant, .registry, .officers]),
    Transition(
      .dispose, from: [.registered], to: .disposed, by: [deputy], tells: [.applicant, .director]),
  ]

  private static let unit: [Transition] = [
    Transition(
      .receive, from: [.disposed], to: .received, by: [director], tells: [.applicant, .registry]),
    Transition(
      .receive, from: [.submitted], when: .priorityAtCounter, to: .received, by: [registry, director],
      needs: [.agendaNumber], tells: [.applicant, .deputy, .director]),
    Transition(
      .receive, from: [.registered], when: .priorityAtCounter, to: .received, by: [registry, director],
      tells: [.applicant, .deputy, .director]),
    Transition(
      .assign, from: [.received, .assigned], to: .assigned, by: [director], needs: [.officers],
      tells: [.applicant, .officers]),
    Transition(
      .assign, from: [.scheduled], to: .scheduled, by: [director], needs: [.officers],
      tells: [.applicant, .coApplicants, .officers]),
    Transition(
      .assign, from: [.rescheduling], when: .meetingStands, to: .rescheduling, by: [director],
      needs: [.officers], tells: [.applicant, .coApplicants, .officers]),
    Transition(
      .assign, from: [.rescheduling], to: .rescheduling, by: [director], needs: [.officers],
      tells: [.applicant, .officers]),
  ]

  private static let meeting: [Transition] = [
    Transition(
      .schedule, from: [.received], when: .priorityAtCounter, to: .scheduled, by: [registry, director],
      needs: [.officers, .time], tells: [.applicant, .coApplicants, .director, .officers]),
    Transition(
      .schedule, from: [.received], to: .scheduled, by: [director], needs: [.officers, .time],
      tells: [.applicant, .coApplicants, .officers]),
    Transition(
      .schedule, from: [.assigned], to: .scheduled, by: [director, officer], needs: [.officers, .time],
      tells: [.applicant, .coApplicants, .director, .officers]),
    Transition(
      .callOff, from: [.scheduled], to: .assigned, by: [director, officer], needs: [.reason],
      tells: [.applicant, .coApplicants, .director, .officers]),
    Transition(
      .callOff, from: [.rescheduling], when: .meetingStands, to: .rescheduling, by: [director, officer],
      needs: [.reason], tells: [.applicant, .coApplicants, .director, .officers]),
    Transition(
      .facilitate, from: [.scheduled], to: .facilitated, by: [director, officer], needs: [.minutesOrNote],
      tells: [.applicant, .director]),
    Transition(
      .facilitate, from: [.rescheduling], when: .meetingStands, to: .facilitated, by: [director, officer],
      needs: [.minutesOrNote], tells: [.applicant, .director]),
  ]

  private static let rescheduling: [Transition] = [
    Transition(
      .proposeReschedule, from: [.scheduled], to: .rescheduling, by: [.applicant, director, officer],
      needs: [.reason, .options], tells: [.applicant, .director, .officers]),
    Transition(
      .proposeReschedule, from: [.assigned], when: .calledOff, to: .rescheduling,
      by: [.applicant, director, officer], needs: [.reason, .options],
      tells: [.applicant, .director, .officers]),
    Transition(
      .agreeReschedule, from: [.rescheduling], to: .scheduled, by: [.applicant, director, officer],
      needs: [.agreedOption, .officers, .time], tells: [.applicant, .coApplicants, .director, .officers]),
    Transition(
      .endReschedule, from: [.rescheduling], when: .meetingStands, to: .scheduled,
      by: [.applicant, director, officer, .service], tells: [.applicant, .director, .officers]),
    Transition(
      .endReschedule, from: [.rescheduling], when: .noMeetingStands, to: .assigned,
      by: [.applicant, director, officer, .service], tells: [.applicant, .director, .officers]),
  ]

  private static let end: [Transition] = [
    Transition(
      .answer, from: [.received], to: .answered, by: [director], needs: [.replyLetter],
      tells: [.applicant, .registry]),
    Transition(
      .answer, from: [.scheduled, .rescheduling], when: .meetingStands, to: .answered,
      by: [director, officer], needs: [.replyLetter],
      tells: [.applicant, .coApplicants, .registry, .director, .officers]),
    Transition(
      .answer, from: [.assigned, .scheduled, .rescheduling], to: .answered, by: [director, officer],
      needs: [.replyLetter], tells: [.applicant, .registry, .director, .officers]),
    Transition(
      .close, from: [.facilitated, .answered], to: .closed, by: [registry, director, officer, .service],
      tells: [.applicant]),
    Transition(
      .withdraw, from: [.submitted, .returned], to: .withdrawn, by: [.applicant, registry],
      tells: [.applicant, .registry]),
    Transition(
      .withdraw, from: [.registered], to: .withdrawn, by: [.applicant, registry],
      tells: [.applicant, .registry, .deputy]),
    Transition(
      .withdraw, from: [.scheduled, .rescheduling], when: .meetingStands, to: .withdrawn,
      by: [.applicant, registry], tells: [.applicant, .coApplicants, .registry, .director, .officers]),
    Transition(
      .withdraw, from: [.disposed, .received, .assigned, .scheduled, .rescheduling], to: .withdrawn,
      by: [.applicant, registry], tells: [.applicant, .registry, .director, .officers]),
  ]
}
