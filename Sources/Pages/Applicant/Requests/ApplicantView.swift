import Casework
import Office
import Store
import WorkCalendar
import Wording

/// A request as its applicant's pages see it, from one moment of the database.
struct ApplicantView {
  /// The beginning of the addresses of all its pages.
  let path: String
  let view: RequestView
  let standing: ServiceStanding
  /// Why it does as it does; `nil` where nothing is owed.
  let explanation: Sentence?
  /// The applicant's zone.
  let zone: Zone
  let settings: ServiceSettings
  /// The names of the officers, by number.
  let officers: [Identifier<Record.Officer>: String]

  var request: RequestRecord { view.request }

  /// The request that the address opens. Fails as a page that is not there where it opens none.
  init(_ visit: Visit) throws {
    path = "/permohonan/\(try visit.applicantSecret)"
    let id = try visit.applicantRequest
    (view, standing, explanation, settings, officers) = try visit.ask { desk in
      let view = try desk.view(of: id)
      let clock = try desk.clock(of: view.request)
      let roster = try desk.roster()
      let numbers = Set(view.officers + view.meetings.flatMap(\.officers))
      let names = numbers.compactMap { number in roster.record(number).map { (number, $0.name) } }
      return (
        view, clock.standing, clock.explanation, try desk.settings(),
        Dictionary(names, uniquingKeysWith: { first, _ in first })
      )
    }
    zone = visit.office.surroundings.zone(view.request.applicant.timeZone) ?? .wib
  }

  /// The meeting that stands; `nil` where none does.
  var standingMeeting: StaffedMeeting? { view.meetings.last { $0.meeting.state == .scheduled } }

  /// The rescheduling that is open; `nil` where none is.
  var open: ReschedulingRecord? { view.reschedulings.last { $0.state == .open } }

  /// What is on the table; `nil` where no rescheduling is open.
  var lastRound: ReschedulingRecord.Round? { open?.rounds.last }

  /// Whether the applicant is to answer an offer of the unit.
  var isAsked: Bool { lastRound?.side == .unit }

  /// The names of officers, as readers see them.
  func names(of numbers: [Identifier<Record.Officer>]) -> String {
    numbers.compactMap { officers[$0] }.joined(separator: ", ")
  }

  /// Whether the applicant may take a step now.
  func may(_ step: Step) -> Bool { view.steps.contains(step) }

  /// What times the applicant can propose now, and for what.
  var timesPurpose: TimesPurpose? {
    if let open { return isAsked ? .counter(open.id) : nil }
    if may(.proposeReschedule), let meeting = view.meetings.last?.meeting {
      return .reschedule(isCalledOff: meeting.state == .cancelled)
    }
    return ProposeWindows.states.contains(request.state) ? .windows : nil
  }

  /// For what an applicant chooses times.
  enum TimesPurpose: Hashable {
    /// Windows in which the first meeting could be.
    case windows
    /// Other times than that of the meeting.
    case reschedule(isCalledOff: Bool)
    /// Other times than those that the unit offers.
    case counter(Identifier<Record.Rescheduling>)
  }
}
