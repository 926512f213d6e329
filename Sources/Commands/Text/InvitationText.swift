import Scheduling
import WorkCalendar
import Wording

/// What an invitation and a feed say to people.
enum InvitationText {
  static func summary(request: String, applicant: Applicant) -> Sentence {
    Sentence(
      "Fasilitasi kendala teknis: \(applicant.name) (\(request))",
      "Facilitation of a technical problem: \(applicant.name) (\(request))")
  }

  static func description(
    request: String, applicant: Applicant, officer: ScenarioOfficer, time: InstantRange
  ) -> Sentence {
    Sentence("Permohonan: ", "Request: ") + Sentence(same: request)
      + Sentence("\nPemohon: ", "\nApplicant: ") + Sentence(same: applicant.name)
      + Sentence("\nPetugas: ", "\nOfficer: ") + Sentence(same: officer.name)
      + Sentence("\nWaktu: ", "\nTime: ") + MeetingTime.sentence(time, for: applicant.zone)
      + Sentence(
        """
        \nLayanan ini tidak dipungut biaya. Bila berhalangan, usulkan waktu pengganti melalui surel ke \
        \(ServiceUnit.email).
        """,
        """
        \nThis service is free of charge. If the time does not suit you, propose another by e-mail to \
        \(ServiceUnit.email).
        """
      )
  }

  static let location = Sentence("Daring", "Online")

  static func feedName(of officer: ScenarioOfficer) -> Sentence {
    Sentence("Fasilitasi – \(officer.name)", "Facilitation – \(officer.name)")
  }
}

/// When a meeting is, on the office's clocks and on those of the one who reads.
enum MeetingTime {
  /// `Rabu, 25 Maret 2026, 09.00–10.00 WIB (11.00–12.00 WIT)`.
  static func sentence(_ time: InstantRange, for zone: Zone) -> Sentence {
    DateText.dayWithWeekday(time.start.local(offset: .wib).date) + Sentence(same: ", ")
      + clocks(time, for: zone)
  }

  /// `09.00–10.00 WIB (11.00–12.00 WIT)`; the office's clocks alone where the other zone's show the same.
  static func clocks(_ time: InstantRange, for zone: Zone) -> Sentence {
    let office = DateText.times(time, offset: .wib) + Sentence(same: " WIB")
    let offset = zone.offset(at: time.start)
    guard offset != .wib else { return office }
    let there = time.start.local(offset: offset).date
    let day =
      there == time.start.local(offset: .wib).date
      ? Sentence(same: "") : DateText.dayWithWeekday(there) + Sentence(same: ", ")
    return office + Sentence(same: " (") + day + DateText.times(time, offset: offset)
      + Sentence(same: " \(name(of: zone, at: time.start)))")
  }

  /// `WITA`, or the zone's identifier where it has no name but an offset.
  static func name(of zone: Zone, at instant: Instant) -> String {
    let abbreviation = zone.abbreviation(at: instant)
    return abbreviation.first.map { $0.isLetter } ?? false ? abbreviation : zone.identifier
  }
}
