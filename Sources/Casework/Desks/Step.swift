/// Everything that changes where a request stands (rules of the service, section 4). The raw values are those
/// of the API and of the history.
public enum Step: String, CaseIterable, Hashable, Sendable {
  /// The request reaches the administration desk.
  case submit
  /// The desk finds it complete and gives it an agenda number.
  case register
  /// The desk sends it back with the missing items named.
  case `return`
  /// What was missing has been added.
  case complete
  /// A related unit can solve it: it goes there.
  case refer
  /// The deputy disposes it to the director.
  case dispose
  /// The unit takes it over: both clocks of the service begin.
  case receive
  /// Officers are assigned, or one is substituted by another.
  case assign
  /// A meeting is booked.
  case schedule
  /// One side asks for another time and offers some.
  case proposeReschedule = "propose-reschedule"
  /// One side accepts a time that the other offered.
  case agreeReschedule = "agree-reschedule"
  /// The rescheduling ends without another time: declined, expired or withdrawn.
  case endReschedule = "end-reschedule"
  /// The unit calls the meeting off.
  case callOff = "call-off"
  /// The meeting has been held.
  case facilitate
  /// A reply letter is sent.
  case answer
  /// The file is closed.
  case close
  /// The applicant withdraws.
  case withdraw
}
