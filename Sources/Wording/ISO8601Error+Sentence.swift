import WorkCalendar

extension ISO8601Error: Explained {
  /// What is wrong with the text, to be read after a colon.
  public var sentence: Sentence {
    switch reason {
    case .incomplete(let part):
      Sentence("\(part.name.indonesian) belum ditulis", "\(part.name.english) is missing")
    case .unexpectedCharacter(let part):
      Sentence(
        "\(part.name.indonesian) keliru pada karakter ke-\(position)",
        "\(part.name.english) is wrong at character \(position)")
    case .outOfRange(let part):
      Sentence(
        "\(part.name.indonesian) pada karakter ke-\(position) tidak ada di kalender atau jam",
        "no calendar or clock has \(part.name.english) at character \(position)")
    case .missingOffset:
      Sentence(
        "selisih terhadap UTC belum ditulis (WIB +07:00, WITA +08:00, WIT +09:00)",
        "the offset from UTC is missing (WIB +07:00, WITA +08:00, WIT +09:00)")
    case .endOfDay:
      Sentence(
        "jam 24 tidak dipakai; akhir hari adalah pukul 00:00 hari berikutnya",
        "hour 24 is not used; the end of a day is 00:00 of the next")
    case .leapSecond: Sentence("detik 60 tidak dipakai", "second 60 is not used")
    case .trailingCharacter:
      Sentence(
        "ada sisa teks mulai karakter ke-\(position)", "something follows from character \(position) on")
    case .emptySpan:
      Sentence("akhir rentang tidak sesudah awalnya", "the span does not end after its start")
    }
  }
}

extension ISO8601Error.Part {
  /// What the part is called, within a sentence.
  public var name: Sentence {
    switch self {
    case .year: Sentence("tahun", "the year")
    case .month: Sentence("bulan", "the month")
    case .day: Sentence("hari", "the day")
    case .hour: Sentence("jam", "the hour")
    case .minute: Sentence("menit", "the minute")
    case .second: Sentence("detik", "the second")
    case .fraction: Sentence("pecahan detik", "the fraction of a second")
    case .offset: Sentence("selisih terhadap UTC", "the offset from UTC")
    case .dateSeparator: Sentence("tanda hubung pada tanggal", "the hyphen in the date")
    case .timeDesignator: Sentence("huruf T antara tanggal dan jam", "the T between date and time")
    case .timeSeparator: Sentence("titik dua pada jam", "the colon in the time")
    case .spanSeparator: Sentence("tanda hubung di antara dua jam", "the hyphen between two times")
    }
  }
}
