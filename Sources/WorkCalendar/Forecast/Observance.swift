/// A national holiday that comes back every year (Keppres 8/2024).
public enum Observance: String, CaseIterable, Hashable, Sendable {
  /// 1 January.
  case newYear = "new-year"
  /// The Prophet's night journey: 27 Rajab.
  case israMikraj = "isra-mikraj"
  /// The lunar new year: the first day of the first Chinese month.
  case imlek
  /// The new year of the Balinese Saka calendar.
  case nyepi
  /// 1 and 2 Syawal.
  case idulfitri
  /// Two days before Easter.
  case goodFriday = "good-friday"
  /// Easter Sunday.
  case easter
  /// 1 May.
  case labourDay = "labour-day"
  /// 39 days after Easter.
  case ascension
  /// 10 Zulhijah.
  case iduladha
  /// The full moon of the fourth Chinese month.
  case waisak
  /// 1 June.
  case pancasila
  /// 1 Muharram.
  case muharram
  /// 17 August.
  case independence
  /// The Prophet's birthday: 12 Rabiulawal.
  case maulid
  /// 25 December.
  case christmas

  /// The Islamic days: the month and the days of it.
  static let islamic: [(observance: Observance, month: Int, days: [Int])] = [
    (.muharram, 1, [1]), (.maulid, 3, [12]), (.israMikraj, 7, [27]), (.idulfitri, 10, [1, 2]),
    (.iduladha, 12, [10]),
  ]

  /// What it is called in a year of the calendar by which it is told; `nil` for those of the Gregorian calendar.
  /// `part` counts the days of one that lasts for several.
  func name(ofYear year: Int?, part: Int? = nil) -> LocalizedName {
    let year = year.map(String.init) ?? ""
    let names: (indonesian: String, english: String) =
      switch self {
      case .newYear: ("Tahun Baru \(year) Masehi", "New Year's Day")
      case .israMikraj:
        (
          "Isra Mikraj Nabi Muhammad SAW \(year) Hijriah",
          "Isra and Mi'raj of the Prophet Muhammad (\(year) H)"
        )
      case .imlek: ("Tahun Baru Imlek \(year) Kongzili", "Lunar New Year")
      case .nyepi: ("Hari Suci Nyepi (Tahun Baru Saka \(year))", "Nyepi (Day of Silence, Saka New Year)")
      case .idulfitri: ("Idulfitri \(year) Hijriah", "Eid al-Fitr day \(part ?? 1)")
      case .goodFriday: ("Wafat Yesus Kristus", "Good Friday")
      case .easter: ("Kebangkitan Yesus Kristus (Paskah)", "Easter Sunday")
      case .labourDay: ("Hari Buruh Internasional", "Labour Day")
      case .ascension: ("Kenaikan Yesus Kristus", "Ascension Day")
      case .iduladha: ("Iduladha \(year) Hijriah", "Eid al-Adha")
      case .waisak: ("Hari Raya Waisak \(year) BE", "Vesak")
      case .pancasila: ("Hari Lahir Pancasila", "Pancasila Day")
      case .muharram: ("1 Muharam Tahun Baru Islam \(year) Hijriah", "Islamic New Year")
      case .independence: ("Proklamasi Kemerdekaan", "Independence Day")
      case .maulid: ("Maulid Nabi Muhammad SAW", "The Prophet's Birthday")
      case .christmas: ("Kelahiran Yesus Kristus", "Christmas Day")
      }
    return LocalizedName(indonesian: names.indonesian, english: names.english)
  }
}
