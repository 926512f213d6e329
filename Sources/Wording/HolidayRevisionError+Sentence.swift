public import WorkCalendar

extension HolidayRevisionError.Problem: Explained {
  /// What stands against taking the file over, to be read after the place.
  public var sentence: Sentence {
    switch self {
    case .partOfYear(let year, let missing):
      Sentence(
        "bukan seluruh tahun \(year): tidak ada \(dates(missing)); bila hanya menambah, mengubah, atau mencabut "
          + "beberapa hari, impor sebagai perubahan (--amend, mode=amend)",
        "not the whole year \(year): \(dates(missing)) missing; where it only adds, changes or takes back some "
          + "days, import it as an amendment (--amend, mode=amend)")
    case .withoutDecree(let year, let days):
      Sentence(
        "tahun \(year) sudah ditetapkan, tetapi berkas tidak menyebut keputusan untuk \(dates(days)); lengkapi "
          + "keputusan dan tanggal pengumumannya",
        "the year \(year) is decreed already, while the file names no decree for \(dates(days)); add the decree "
          + "and the day on which it was made public")
    case .nothingToTakeBack(let date, let kind):
      Sentence(
        "tidak ada \(kind.name.indonesian) yang berlaku pada \(date) untuk dicabut; periksa tanggal dan jenisnya",
        "no \(kind.name.english) stands on \(date) that could be taken back; check the date and the kind")
    case .ambiguousDay(let date, let kind):
      Sentence(
        "ada beberapa \(kind.name.indonesian) pada \(date); tulis namanya persis seperti yang tercatat",
        "there are several of kind \(kind.name.english) on \(date); write the name exactly as on record")
    }
  }

  private func dates(_ dates: [CivilDate]) -> String { dates.map(\.iso8601).joined(separator: ", ") }
}
