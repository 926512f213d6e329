public import Casework
import WorkCalendar

extension ProposalFinding {
  /// What a proposed window is found to be, with the reason.
  public var sentence: Sentence {
    switch self {
    case .possible(let start):
      Sentence("dapat dipakai mulai ", "can be used from ") + DateText.moment(start)
    case .tooEarly(let earliest): MeetingRefusal.tooEarly(earliest: earliest).sentence
    case .dayOff(let days):
      Sentence("tidak memuat hari kerja: ", "has no working day: ")
        + DateText.list(days.prefix(3).map(\.name))
    case .outsideHours:
      Sentence(
        "pertemuan tidak muat dalam jam kerja pada waktu itu",
        "the meeting does not fit into office hours at that time")
    case .tooShort(let duration):
      Sentence(
        "terlalu singkat untuk pertemuan \(duration.count) menit",
        "is too short for a meeting of \(duration.count) minutes")
    case .past: Sentence("sudah lewat", "is past")
    case .pastCalendar(let error): error.sentence
    }
  }
}

extension CalendarReachError {
  /// Why the calendar cannot answer.
  public var sentence: Sentence {
    Sentence(
      "kalender resmi belum mencakup tahun \(year)", "there is no official calendar for the year \(year) yet")
  }
}
