public import Scheduling
import WorkCalendar

extension PlacementRefusal {
  /// Why a meeting cannot be put into a plan, to be read beside the field that it comes from.
  public var sentence: Sentence {
    switch self {
    case .notWaiting:
      Sentence(
        "permohonan ini tidak lagi menunggu pertemuan", "the request does not wait for a meeting any more")
    case .placedTwice: Sentence("disebut dua kali", "is named twice")
    case .unknownOfficer:
      Sentence("petugas ini tidak dapat diberi pertemuan", "meetings cannot be given to this officer")
    case .notCompetent(let lacking):
      Sentence("petugas ini tidak menguasai: ", "this officer is not competent in: ")
        + DateText.list(lacking.map(CompetenceName.name))
    case .pastCalendar:
      Sentence(
        "terlalu jauh: kalender resminya belum ada", "too far ahead: there is no official calendar for it")
    case .inThePast: Sentence("waktu itu sudah lewat", "that time is past")
    case .tooEarly(let earliest):
      Sentence(
        "terlalu dini: paling cepat 5 hari kerja setelah surat diterima, yaitu mulai ",
        "too early: the earliest date is 5 working days after receipt, ") + DateText.dayWithWeekday(earliest)
    case .offGrid(let slot):
      Sentence(
        "pertemuan dimulai pada kelipatan \(slot.count) menit",
        "meetings begin at multiples of \(slot.count) minutes")
    case .notProposed:
      Sentence(
        "di luar usulan pemohon; sepakati dahulu dengannya, lalu centang di sini",
        "in none of the applicant's proposals; agree on it first, then tick this")
    case .dayOff(let day): Sentence("hari libur: ", "a day off: ") + day.name
    case .outsideHours: Sentence("di luar jam kerja petugas ini", "outside the hours of this officer")
    case .away:
      Sentence("petugas ini tidak ada pada waktu itu", "this officer is away at that time")
    case .taken:
      Sentence(
        "petugas ini sudah ada pertemuan atau waktu yang ditahan pada jam itu",
        "this officer has a meeting or a held time then")
    case .takenInPlan(let request):
      Sentence(
        "dalam rencana ini petugas itu sudah bertemu permohonan nomor \(request) pada jam itu",
        "in this plan the officer meets request \(request) at that time")
    case .dayFull(let cap):
      Sentence(
        "petugas ini sudah punya \(cap) pertemuan pada hari itu",
        "this officer has \(cap) meetings on that day already")
    case .roomsFull:
      Sentence("semua ruang daring terpakai pada waktu itu", "all online rooms are taken at that time")
    }
  }

  /// What of a placement it stands against.
  public enum Field: String, Hashable, Sendable {
    case request, officer, start, agreed
  }

  /// What of the placement it stands against.
  public var field: Field {
    switch self {
    case .notWaiting, .placedTwice: .request
    case .unknownOfficer, .notCompetent, .outsideHours, .away, .taken, .takenInPlan, .dayFull: .officer
    case .pastCalendar, .inThePast, .tooEarly, .offGrid, .dayOff, .roomsFull: .start
    case .notProposed: .agreed
    }
  }
}
