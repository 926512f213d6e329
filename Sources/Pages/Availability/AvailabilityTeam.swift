import Casework
import Office
import Store
import WorkCalendar
import Wording

/// All officers with what they have published, for the director: whose calendars need somebody comes first.
enum AvailabilityTeam {
  static func page(_ visit: Visit) throws -> Page {
    let language = visit.language
    let team = try visit.ask { desk in
      try desk.officers().filter(\.isActive).map { try desk.availability(of: $0.id) }
    }
    var table = DataTable(
      Sentence("Petugas", "Officers"),
      columns: [
        .init(Sentence("Petugas", "Officer")), .init(Sentence("Jam", "Hours")),
        .init(Sentence("Berhalangan", "Away")), .init(Sentence("Kalender sendiri", "Own calendar")),
      ])
    table.rows =
      team.filter(needsSomebody).map { row($0, language) }
      + team.filter { !needsSomebody($0) }.map { row($0, language) }
    let list: Markup =
      table.rows.isEmpty
      ? EmptyState(Sentence("Belum ada petugas", "There are no officers")).markup(in: language)
      : table.markup(in: language)
    return Page(
      AvailabilityPage.title,
      lead: Sentence(
        "Kapan setiap petugas dapat ditemui, dan kalender siapa yang tidak dapat dibaca.",
        "When each officer can be met, and whose calendar cannot be read."),
      address: AvailabilityPage.path, width: .wide, main: list)
  }

  private static func needsSomebody(_ availability: OfficerAvailability) -> Bool {
    availability.subscription.map { $0.isStale || $0.progress.state == .broken } ?? false
  }

  private static func row(_ availability: OfficerAvailability, _ language: Language) -> [Markup] {
    let officer = availability.officer
    let away = availability.absences.prefix(2).map { absence -> Markup in
      AbsenceForm.period(absence.time, language)
    }
    let ofDates = availability.dateHours.prefix(2).map { own -> Markup in
      "<br>\(TimeText.date(own.date, language)): \(SpanText.text(own.spans, in: language))"
    }
    var calendars: [Markup] = []
    if let subscription = availability.subscription {
      calendars.append(subscription.badge.markup(in: language))
    }
    if officer.calendar != nil {
      calendars.append("\(Sentence("berkas yang diunggah", "a file that was uploaded"), in: language)")
    }
    return [
      "<a href=\"\(url: AvailabilityPage.address(of: officer.id))\">\(officer.name)</a>",
      "\(availability.hours == nil ? Sentence("jam kantor", "office hours") : Sentence("jam sendiri", "own hours"), in: language)\(ofDates)",
      away.isEmpty ? "–" : away.joined(separator: "<br>"),
      calendars.isEmpty ? "–" : calendars.joined(separator: "<br>"),
    ]
  }
}

extension SubscriptionStanding {
  /// How the subscription stands, in a word.
  var badge: Badge {
    if isStale {
      return Badge(Sentence("lebih dari sehari tidak terbaca", "not read for more than a day"), .bad)
    }
    switch progress.state {
    case .waiting:
      return Badge(Sentence("menunggu pemeriksaan pertama", "to be looked at for the first time"), .moving)
    case .current: return Badge(Sentence("terbaca", "read"), .good)
    case .failing: return Badge(Sentence("gagal dibaca, dicoba lagi", "not read, tried again"), .waiting)
    case .doubtful:
      return Badge(
        Sentence("mendadak kosong, salinan lama dipakai", "suddenly empty, the last copy counts"), .waiting)
    case .broken: return Badge(Sentence("tidak terbaca", "cannot be read"), .bad)
    }
  }
}
