import Casework
import Office
import WorkCalendar
import Wording

/// What other days off change, told to the administrator: the days, and all that follows from them.
struct HolidayAccount {
  let report: HolidayReport
  /// What the file is called.
  let file: String

  /// The account, line by line.
  var lines: [Sentence] {
    [title] + section(Sentence("Hari libur", "Days off"), report.changes.compactMap(HolidayAccount.line))
      + consequences + [ending]
  }

  private var consequences: [Sentence] {
    let told = report.consequences
    return section(
      Sentence("Permohonan yang tanggalnya berubah", "Requests whose dates change"),
      told.requests.map(HolidayAccount.line))
      + section(
        Sentence("Pertemuan yang terkena", "Meetings that are affected"),
        told.meetings.flatMap { [HolidayAccount.line($0), remedy(for: $0)] }, of: told.meetings.count)
      + section(
        Sentence("Tawaran waktu yang gugur", "Times on offer that are gone"),
        told.offers.map(HolidayAccount.line))
      + section(
        Sentence("Rencana yang tidak dapat disetujui lagi", "Plans that can no longer be approved"),
        told.plans.map { plan in
          Sentence("rencana \(plan.id): permohonan ", "plan \(plan.id): requests ") + numbers(plan.requests)
        })
      + section(
        Sentence("Pertemuan yang dapat tetap pada waktunya", "Meetings that can be held as they are again"),
        told.restored.map(HolidayAccount.line))
      + counted(
        Sentence("Pemohon yang diminta mengusulkan waktu baru", "Applicants asked for new times"),
        told.withoutProposals)
      + counted(
        Sentence(
          "Permohonan yang tanggalnya kini pasti, tanpa berubah",
          "Requests whose dates are sure now, unchanged"),
        told.confirmedRequests)
      + counted(
        Sentence(
          "Pertemuan yang harinya kini pasti, tanpa berubah", "Meetings whose days are sure now, unchanged"),
        told.confirmedMeetings)
      + [Sentence("Surel yang diantrekan: \(told.mails)", "Mails queued: \(told.mails)")]
  }

  private var title: Sentence {
    let years = report.years.map(String.init).joined(separator: ", ")
    let way =
      switch report.mode {
      case .year: Sentence("seluruh tahun \(years)", "the whole of \(years)")
      case .amend: Sentence("perubahan pada \(years)", "an amendment of \(years)")
      case .all: Sentence("seluruh kalender", "the whole calendar")
      }
    return
      (report.isApplied
      ? Sentence("Impor ", "Import of ") : Sentence("Pratinjau impor ", "Preview of importing "))
      + Sentence(same: Quotation.plain(file, atMost: 300) + ": ") + way
  }

  private var ending: Sentence {
    if let version = report.version {
      return Sentence("Diterapkan sebagai versi \(version).", "Done, as version \(version).")
    }
    return report.isApplied
      ? Sentence(
        "Tidak ada yang baru; kalender tetap.", "Nothing in it is new; the calendar stays as it is.")
      : Sentence(
        "Belum ada yang diubah; ulangi dengan --apply untuk menerapkannya.",
        "Nothing has changed yet; do it with --apply.")
  }

  /// A title with a number and lines below it; nothing where there are none.
  private func section(_ title: Sentence, _ lines: [Sentence], of count: Int? = nil) -> [Sentence] {
    guard !lines.isEmpty else { return [] }
    return [title + Sentence(same: ": \(count ?? lines.count)")] + lines.map { Sentence(same: "  ") + $0 }
  }

  private func counted<Kind>(_ title: Sentence, _ ids: [Identifier<Kind>]) -> [Sentence] {
    ids.isEmpty ? [] : [title + Sentence(same: ": \(ids.count) (") + numbers(ids) + Sentence(same: ")")]
  }

  private func numbers<Kind>(_ ids: [Identifier<Kind>]) -> Sentence {
    Sentence(same: ids.map(\.description).joined(separator: ", "))
  }

  private static func line(_ change: HolidayChange) -> Sentence? {
    guard let day = change.dayOff else { return nil }
    let what: Sentence =
      switch change.kind {
      case .added: Sentence("+ ditambah", "+ added")
      case .removed: Sentence("- dihapus", "- removed")
      case .renamed: Sentence("~ berganti nama", "~ renamed")
      case .confirmed: Sentence("= ditetapkan", "= confirmed")
      case .unconfirmed: Sentence("? menjadi perkiraan", "? only expected")
      }
    var line =
      what + Sentence(same: ": \(day.date), ") + DateText.dayWithWeekday(day.date) + Sentence(same: ", ")
      + day.kind.name + Sentence(same: ": ") + Sentence(day.name)
    if let before = change.before, before.name != day.name {
      line = line + Sentence(" (semula ", " (before: ") + Sentence(before.name) + Sentence(same: ")")
    }
    if let decree = change.decree { line = line + Sentence(same: " – \(decree.citation)") }
    return line
  }

  private static func line(_ request: HolidayReport.MovedRequest) -> Sentence {
    Sentence(
      "\(request.reference): paling cepat \(moved(request.earliestBefore, request.earliestAfter)); "
        + "paling lambat \(moved(request.dueBefore, request.dueAfter))",
      "\(request.reference): earliest \(moved(request.earliestBefore, request.earliestAfter)); "
        + "due \(moved(request.dueBefore, request.dueAfter))")
  }

  private static func moved(_ before: CivilDate, _ after: CivilDate) -> String {
    before == after ? before.iso8601 : "\(before) → \(after)"
  }

  private static func line(_ affected: HolidayReport.AffectedMeeting) -> Sentence {
    let why =
      affected.dayOff.map { Sentence("hari libur: ", "day off: ") + $0.name }
      ?? affected.earliestDate.map {
        Sentence("terlalu awal, paling cepat \($0)", "too early, earliest \($0)")
      }
      ?? Sentence(same: "")
    return Sentence(same: "\(affected.reference): ") + time(affected.meeting.time) + Sentence(same: " – ")
      + why
  }

  private func remedy(for affected: HolidayReport.AffectedMeeting) -> Sentence {
    let remedy: Sentence
    if !affected.alternatives.isEmpty {
      remedy =
        Sentence("ditawarkan: ", "offered: ") + DateText.list(affected.alternatives.map(HolidayAccount.time))
    } else if let open = affected.rescheduling {
      remedy = Sentence(
        "waktu lain sedang dirundingkan (jadwal ulang nomor \(open))",
        "another time is being agreed on already (rescheduling \(open))")
    } else {
      remedy = Sentence(
        "tidak ada waktu pengganti; direktur diberi tahu", "no other time is free; the director is told")
    }
    return Sentence(same: "  ") + remedy
  }

  private static func line(_ offer: HolidayReport.AffectedOffer) -> Sentence {
    Sentence(same: "\(offer.reference): ") + DateText.list(offer.released.map(time))
      + (offer.ends
        ? Sentence(
          " (tidak ada yang tersisa; jadwal ulang berakhir)", " (none is left; the rescheduling ends)")
        : Sentence(same: ""))
  }

  private static func line(_ restored: HolidayReport.RestoredMeeting) -> Sentence {
    Sentence(same: "\(restored.reference): ") + time(restored.meeting.time)
      + (restored.rescheduling.map {
        restored.hasEnded
          ? Sentence(
            " (jadwal ulang nomor \($0) diakhiri; pemohon belum menjawabnya)",
            " (rescheduling \($0) ends; the applicant had not answered)")
          : Sentence(
            " (jadwal ulang nomor \($0) terbuka; unit dapat menariknya)",
            " (rescheduling \($0) is open; the unit may take it back)")
      } ?? Sentence(same: ""))
  }

  private static func time(_ range: InstantRange) -> Sentence {
    Sentence(same: "\(range.start.local(offset: .wib).date) ") + DateText.times(range, offset: .wib)
      + Sentence(same: " WIB")
  }
}
