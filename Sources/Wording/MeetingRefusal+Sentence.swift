public import Casework
import WorkCalendar

extension MeetingRefusal {
  /// Why a meeting cannot be booked.
  public var sentence: Sentence {
    switch self {
    case .inThePast(let now):
      Sentence("waktu itu sudah lewat; sekarang ", "that time is past; it is now ") + DateText.moment(now)
    case .pastCalendar(let error): error.sentence
    case .tooEarly(let earliest):
      Sentence(
        "terlalu dini: paling cepat 5 hari kerja setelah surat diterima, yaitu mulai ",
        "too early: the earliest date is 5 working days after receipt, ") + DateText.day(earliest)
    case .dayOff(let day): Sentence("hari libur: ", "a day off: ") + day.name
    case .outsideHours(let officers):
      officers.isEmpty
        ? Sentence("di luar jam kerja", "outside office hours")
        : Sentence("di luar jam kerja petugas nomor ", "outside the hours of officer number ")
          + Sentence(same: officers.map(\.description).joined(separator: ", "))
    case .offGrid(let slot):
      Sentence(
        "pertemuan dimulai pada kelipatan \(slot.count) menit",
        "meetings begin at multiples of \(slot.count) minutes")
    case .notProposed:
      Sentence(
        "tidak termasuk waktu yang diusulkan pemohon atau disepakati",
        "is in none of the windows that the applicant proposed, nor agreed on")
    case .noOfficer: Sentence("belum ada petugas", "no officer is named")
    case .notCompetent(let lacking):
      Sentence("tidak ada petugas yang menguasai: ", "no officer is competent in: ")
        + Sentence(same: lacking.joined(separator: ", "))
    case .dayFull(let officers, let cap):
      Sentence(
        "sudah ada \(cap) pertemuan pada hari itu untuk petugas nomor ",
        "there are \(cap) meetings on that day already for officer number ")
        + Sentence(same: officers.map(\.description).joined(separator: ", "))
    }
  }

  /// The reason in a word for programs.
  public var code: String {
    switch self {
    case .inThePast: "in-the-past"
    case .pastCalendar: "past-calendar"
    case .tooEarly: "too-early"
    case .dayOff: "day-off"
    case .outsideHours: "outside-hours"
    case .offGrid: "off-grid"
    case .notProposed: "not-proposed"
    case .noOfficer: "no-officer"
    case .notCompetent: "not-competent"
    case .dayFull: "day-full"
    }
  }
}
