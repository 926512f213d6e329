import Scheduling

extension UnmatchedReason {
  /// Why a request, or one of its windows, gets no meeting: to be read after "because".
  public var sentence: Sentence {
    switch self {
    case .noCompetentOfficer:
      Sentence(
        "tidak ada petugas yang menguasai semua hal yang diperlukan",
        "no officer is competent in everything that is needed")
    case .beforeEarliestDate:
      Sentence(
        "waktu usulan mendahului tanggal paling awal menurut standar pelayanan, atau sudah lewat",
        "the time proposed lies before the earliest date of the service standard, or is past")
    case .pastCalendar:
      Sentence(
        "waktu usulan terlalu jauh: kalender resminya belum ada",
        "the time proposed lies too far ahead: there is no official calendar for it")
    case .dayOff:
      Sentence("waktu usulan jatuh pada hari libur", "the time proposed falls on a day off")
    case .outsideHours:
      Sentence(
        "pertemuan tidak muat dalam waktu usulan, atau tidak muat di sana dalam jam kerja petugas yang sesuai",
        "the meeting does not fit into the time proposed, or not there into the hours of a competent officer")
    case .officersBusy:
      Sentence(
        "semua petugas yang sesuai sedang tidak ada, sudah terisi, atau penuh pada hari itu",
        "every competent officer is away, taken, or has enough meetings that day")
    case .roomsFull:
      Sentence("semua ruang daring terpakai", "all online rooms are taken")
    case .outbid:
      Sentence(
        "waktunya dipakai permohonan lain yang didahulukan",
        "other requests that come before it took the time")
    }
  }
}

extension Priority {
  /// What the priority is called; `nil` where there is none.
  public var name: Sentence? {
    switch self {
    case .none: nil
    case .disability: Sentence("penyandang disabilitas", "person with a disability")
    case .elderly: Sentence("lansia", "elderly person")
    case .pregnant: Sentence("ibu hamil", "pregnant woman")
    }
  }
}
