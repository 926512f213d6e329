import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/ketersediaan`: when officers can be met (rules of the service, section 7.4). An officer comes to the own page,
/// the director to the team, and from there to everybody's.
enum AvailabilityPage {
  static let path = "/staf/ketersediaan"
  static let officerPath = "\(path)/{officer}"
  static let access = PageAccess.staff(.officer, .director)
  static let title = Sentence("Ketersediaan", "Availability")
  static let routes: [PageRoute] =
    [
      .answering(path, access, menu: MenuEntry(title, at: 60), start), .get(officerPath, access, page),
    ] + WeekForm.routes + DateHoursForm.routes + AbsenceForm.routes + OwnCalendarForms.routes

  /// The address of an officer's page.
  static func address(of officer: Identifier<Record.Officer>) -> String { "\(path)/\(officer)" }

  @Sendable private static func start(_ visit: Visit) throws -> PageAnswer {
    if visit.principal.roles.contains(.director) { return .page(try AvailabilityTeam.page(visit)) }
    if let own = visit.reader.member?.officer { return .redirect(to: address(of: own)) }
    let nobody = EmptyState(
      Sentence("Akun Anda bukan akun petugas", "Your account is no officer's"),
      "<p>\(Sentence("Hubungi administrator bila Anda menerima pertemuan.", "Ask the administrator where meetings are given to you."), in: visit.language)</p>\n"
    )
    return .page(Page(title, address: path, main: nobody.markup(in: visit.language)))
  }

  /// The page of an officer, for the officer and the director.
  @Sendable static func page(_ visit: Visit) throws -> Page {
    let sheet = try OfficerSheet.read(visit)
    return Page(
      sheet.isOwn
        ? Sentence("Ketersediaan saya", "My availability")
        : Sentence("Ketersediaan ", "Availability of ") + Sentence(same: sheet.officer.name),
      lead: Sentence(
        "Pertemuan hanya dijadwalkan saat petugas dapat ditemui. Semua waktu WIB.",
        "Meetings are scheduled only when the officer can be met. All times are WIB."),
      address: sheet.address, width: .wide,
      main: """
        \(back(visit))\(OutlookSection(visit, sheet).markup)\(WeekForm.section(visit, sheet))\(DateHoursForm.section(visit, sheet))\(AbsenceForm.section(visit, sheet))\(OwnCalendarForms.section(visit, sheet))
        """)
  }

  /// The way back to the team, for the director.
  static func back(_ visit: Visit) -> Markup {
    guard visit.principal.roles.contains(.director) else { return "" }
    return
      "<p><a href=\"\(url: path)\">\(Sentence("Kembali ke semua petugas", "Back to all officers"), in: visit.language)</a></p>\n"
  }
}

/// An officer with everything that the page of the officer's availability shows, at one moment.
struct OfficerSheet {
  let availability: OfficerAvailability
  /// The next days as the planning sees them; none where the officer is given no meetings.
  let days: [OfficerDay]
  /// The meetings that stand while the officer is away by what is declared.
  let meetings: [OfficerDay.Held]
  /// What the officers are called.
  let names: [Identifier<Record.Officer>: String]
  /// The hours of the office in a normal week.
  let officeHours: WeekPattern
  /// Whether the officer reads.
  let isOwn: Bool

  var officer: OfficerRecord { availability.officer }
  var address: String { AvailabilityPage.address(of: officer.id) }

  /// How many days are shown ahead.
  private static let outlook = 14

  /// The officer that the path names. Fails with `notFound`, and with `forbidden` for other officers.
  static func read(_ visit: Visit) throws -> OfficerSheet {
    let id: Identifier<Record.Officer> = try visit.identifier("officer")
    return try visit.ask { desk in
      let availability = try desk.availability(of: id)
      return OfficerSheet(
        availability: availability, days: try desk.outlook(of: id, days: outlook),
        meetings: try availability.absences.flatMap { try desk.heldMeetings(of: id, overlapping: $0.time) },
        names: Dictionary(uniqueKeysWithValues: try desk.officers().map { ($0.id, $0.name) }),
        officeHours: try desk.calendars().officeHours.normal, isOwn: visit.reader.member?.officer == id)
    }
  }
}

extension Visit {
  /// The version of the officer that the page of a form showed.
  var seenOfficer: SeenVersion {
    .oneOf(form.text(Visit.versionField).flatMap(Int64.init).map { [$0] } ?? [])
  }

  /// Publishes an officer's availability, unless somebody else has changed it since the page of the form was made.
  func publish(_ publication: PublishAvailability.Publication) throws -> PublishAvailability.Outcome {
    try changeOfficer(
      PublishAvailability(
        officer: try identifier("officer"), publication: publication, version: seenOfficer))
  }

  /// Changes an officer, and tells people what to do where somebody else was faster.
  func changeOfficer<Case: UseCase>(_ useCase: Case) throws -> Case.Outcome {
    do {
      return try perform(useCase)
    } catch Refusal.changedMeanwhile {
      throw Problem(
        .changed,
        Sentence(
          "Jam atau kalender petugas ini sudah diubah sejak Anda membuka halaman ini. Yang berlaku sekarang tertera di bawah; kirim lagi bila masih perlu.",
          "The hours or the calendar of this officer have been changed since you opened this page. What holds now stands below; send again if it is still needed."
        ))
    }
  }
}
