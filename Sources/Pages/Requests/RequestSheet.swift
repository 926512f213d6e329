import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// A request as a page of the staff shows it: everything about it, and the names of those who have to do with it.
struct RequestSheet {
  let view: RequestView
  /// Where it stands in time; `nil` where its dates lie out of the calendars' reach.
  let standing: ServiceStanding?
  /// What stands against each step, for the one who reads.
  let refusals: [Step: StepRefusal]
  /// The officers to whom meetings can be given, by number.
  let officers: [OfficerRecord]
  /// The names of everybody who holds meetings or has an account, as the history calls them.
  private let officerNames: [Identifier<Record.Officer>: String]
  private let actorNames: [String: String]

  var request: RequestRecord { view.request }
  /// The address of its page.
  var path: String { RequestSheet.path(of: request.id) }

  /// The address of a request's page.
  static func path(of request: Identifier<Record.Request>) -> String { "\(RequestListPage.path)/\(request)" }

  /// The request that the path names. Fails as a page that is not there where the reader may not know of it.
  static func read(_ visit: Visit) throws -> RequestSheet {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    return try visit.ask { try RequestSheet(id, at: $0) }
  }

  init(_ id: Identifier<Record.Request>, at desk: Desk) throws {
    view = try desk.view(of: id)
    refusals = try desk.refusals(on: view.request)
    do {
      standing = try desk.clock(of: view.request).standing
    } catch Refusal.pastCalendar {
      standing = nil
    }
    let everybody = try desk.queries.officers()
    officers = everybody.filter(\.isActive)
    officerNames = Dictionary(uniqueKeysWithValues: everybody.map { ($0.id, $0.name) })
    actorNames = Dictionary(
      uniqueKeysWithValues: try desk.queries.accounts().map { ("staff:\($0.id)", $0.name) })
  }

  /// What an officer is called.
  func name(of officer: Identifier<Record.Officer>) -> String { officerNames[officer] ?? "\(officer)" }

  /// Several officers in a row.
  func names(of officers: [Identifier<Record.Officer>]) -> String {
    officers.map(name(of:)).joined(separator: ", ")
  }

  /// Who did something, as the history names it.
  func name(ofActor label: String) -> Sentence {
    switch label {
    case "applicant", "anonymous": Casework.Actor.applicant.title
    case "service": Casework.Actor.service.title
    default: Sentence(same: actorNames[label] ?? label)
    }
  }

  /// The meeting that stands, or `nil`.
  var standingMeeting: StaffedMeeting? { view.meetings.last { $0.meeting.state == .scheduled } }
  /// The rescheduling that waits for an answer, or `nil`.
  var openRescheduling: ReschedulingRecord? { view.reschedulings.last { $0.state == .open } }
}

extension Visit {
  /// The name of the field that carries the version of the request that the page of a form showed.
  static let versionField = "versi"

  /// Does something with the request that the path names, if it still is as the page of the form showed it. Fails with
  /// `changed`, telling what happened meanwhile, where somebody else was quicker.
  func performOnRequest<Case: UseCase>(_ useCase: Case) throws -> Case.Outcome {
    let id: Identifier<Record.Request> = try identifier("id")
    let versions = form.text(Visit.versionField).flatMap(Int64.init).map { [$0] } ?? []
    do {
      return try perform(useCase, having: SeenRequest(id, .oneOf(versions)))
    } catch Refusal.changedMeanwhile {
      throw Problem(.changed, try changedMeanwhile(RequestSheet.read(self)))
    }
  }

  private func changedMeanwhile(_ sheet: RequestSheet) -> Sentence {
    let last = sheet.view.history.last.map { entry in
      Sentence(" Yang terakhir: ", " The last change: ")
        + (Event(rawValue: entry.event)?.title ?? Sentence(same: entry.event)) + Sentence(same: ", ")
        + sheet.name(ofActor: entry.actor) + Sentence(same: ", ") + DateText.moment(entry.at)
        + Sentence(same: ".")
    }
    return Sentence(
      "Orang lain sudah mengubah permohonan ini sejak Anda membukanya.",
      "Somebody else has changed this request since you opened it.") + (last ?? Sentence(same: ""))
      + Sentence(
        " Periksa keadaannya sekarang, lalu kirim lagi bila masih perlu.",
        " Look at it as it is now, and send again if it is still needed.")
  }
}

extension Form {
  /// The version of a request that the reader of this form sees.
  func version(of request: RequestRecord) -> Markup { hidden(Visit.versionField, String(request.version)) }
}
