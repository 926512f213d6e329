import ICalendar

extension ICalendarWarning: Explained {
  /// Where something was read past, and what.
  public var sentence: Sentence { place.sentence + Sentence(same: ": ") + problem.sentence }
}

extension ICalendarWarning.Problem: Explained {
  /// What was read past, to be read after the place.
  public var sentence: Sentence {
    switch self {
    case .ignoredComponent:
      Sentence("komponen jenis ini diabaikan", "components of this kind are ignored")
    case .ignoredProperty: Sentence("tidak terbaca dan diabaikan", "cannot be read and is ignored")
    case .nothingFound: Sentence("tidak ada yang dapat dibaca di sini", "nothing that could be read here")
    case .unknownCalendarZone(let zone):
      Sentence(
        "zona waktu kalender \(Quotation.quoted(zone)) tidak dikenal; tidak ada waktu yang memerlukannya",
        "the calendar's time zone \(Quotation.quoted(zone)) is not known; no time needed it")
    case .superseded:
      Sentence("digantikan revisi yang lebih baru", "replaced by a later revision")
    case .cancelledHoliday:
      Sentence(
        "libur dibatalkan tanpa menyebut keputusannya", "the holiday is called off without naming a decree")
    case .timedHoliday:
      Sentence("libur yang bukan sehari penuh diabaikan", "a holiday that is no whole day is ignored")
    case .unknownHolidayKind:
      Sentence(
        "jenis libur tidak dikenal; dianggap libur nasional yang belum pasti",
        "the kind of holiday is not known; taken for a national holiday, and tentative")
    case .missingDecree:
      Sentence(
        "keputusan atau tanggal pengumumannya belum ada; dianggap belum pasti",
        "the decree or its date of publication is missing; taken as tentative")
    }
  }
}
