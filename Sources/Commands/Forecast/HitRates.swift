import Almanac
import WorkCalendar
import Wording

/// How often ways of computing holidays have named the day that was decreed.
struct HitRates {
  /// A way of computing, with the holidays that it is judged by.
  struct Method: Sendable {
    let name: Sentence
    let observances: Set<Observance>
    let forecast: HolidayForecast
  }

  /// What a way of computing has come to.
  struct Rate: Hashable {
    let name: Sentence
    /// The holidays of each year, and those among them that it named as they finally were.
    var holidays: [Int: Int] = [:]
    var hits: [Int: Int] = [:]
    /// Those that it named as the year's first decree had them.
    var firstHits: [Int: Int] = [:]
    /// The holidays that it named otherwise, in the order of dates.
    var misses: [DecreedDays.Row] = []
  }

  /// The rates, in the order of the ways.
  let rates: [Rate]
  /// The years that were judged.
  let years: ClosedRange<Int>

  /// The rates of ways of computing over decreed days. `nil` where there are none.
  init?(of methods: [Method], over days: DecreedDays) {
    let all = Set(days.rows.map(\.date.year))
    guard let first = all.min(), let last = all.max() else { return nil }
    years = first...last
    rates = methods.map { method in
      var rate = Rate(name: method.name)
      var computed: [Int: Set<Named>] = [:]
      for row in days.rows where method.observances.contains(row.observance) {
        let year = row.date.year
        if computed[year] == nil {
          computed[year] = Set(
            method.forecast.days(in: year).filter { $0.part == 1 }.map {
              Named(observance: $0.observance, date: $0.date)
            })
        }
        let named = computed[year] ?? []
        rate.holidays[year, default: 0] += 1
        if named.contains(Named(observance: row.observance, date: row.first)) {
          rate.firstHits[year, default: 0] += 1
        }
        if named.contains(Named(observance: row.observance, date: row.date)) {
          rate.hits[year, default: 0] += 1
        } else {
          rate.misses.append(row)
        }
      }
      return rate
    }
  }

  private struct Named: Hashable {
    let observance: Observance
    let date: CivilDate
  }
}

extension HitRates.Rate {
  /// `43/45`: how many of some years were hit.
  func share(_ hits: [Int: Int], in years: ClosedRange<Int>) -> String {
    let among = years.reduce(0) { $0 + (holidays[$1] ?? 0) }
    return "\(years.reduce(0) { $0 + (hits[$1] ?? 0) })/\(among)"
  }
}

extension HitRates.Method {
  /// The ways that are compared: that by which a forecast is made, for each kind of holiday, and beside it others for
  /// the Islamic months.
  static var all: [HitRates.Method] {
    let sky = NovaSky()
    let islamic: Set<Observance> = [.israMikraj, .idulfitri, .iduladha, .muharram, .maulid]
    func months(_ places: [SkyPlace], _ criterion: CrescentCriterion) -> HolidayForecast {
      HolidayForecast(sky: sky, islamic: IslamicCalendar(sky: sky, places: places) { _ in criterion })
    }
    return [
      HitRates.Method(
        name: Sentence(
          "Hijriah: kriteria yang berlaku (2°/3°/8 jam sampai Syakban 1443, lalu 3°/6,4°)",
          "Islamic: the criterion in force (2°/3°/8 h until Syakban 1443, then 3°/6.4°)"),
        observances: islamic, forecast: .computed),
      HitRates.Method(
        name: Sentence("Hijriah: 3°/6,4° sepanjang masa", "Islamic: 3°/6.4° at all times"),
        observances: islamic,
        forecast: months(SkyPlace.indonesia, .mabims2021)),
      HitRates.Method(
        name: Sentence("Hijriah: 2°/3°/8 jam sepanjang masa", "Islamic: 2°/3°/8 h at all times"),
        observances: islamic, forecast: months(SkyPlace.indonesia, .mabims1998)),
      HitRates.Method(
        name: Sentence("Hijriah: 3°/6,4° hanya di Jakarta", "Islamic: 3°/6.4° at Jakarta alone"),
        observances: islamic, forecast: months([.jakarta], .mabims2021)),
      HitRates.Method(
        name: Sentence("Nyepi: hitungan kalender Bali", "Nyepi: the Balinese reckoning"),
        observances: [.nyepi],
        forecast: .computed),
      HitRates.Method(
        name: Sentence(
          "Waisak: purnama bulan ke-4 Imlek, tanggal WIB", "Waisak: full moon of Chinese month 4, date in WIB"
        ),
        observances: [.waisak], forecast: .computed),
      HitRates.Method(
        name: Sentence("Imlek: kalender Tionghoa", "Imlek: the Chinese calendar"), observances: [.imlek],
        forecast: .computed),
      HitRates.Method(
        name: Sentence("Wafat, Paskah, Kenaikan", "Good Friday, Easter, Ascension"),
        observances: [.goodFriday, .easter, .ascension], forecast: .computed),
      HitRates.Method(
        name: Sentence("bertanggal tetap", "fixed dates"),
        observances: [.newYear, .labourDay, .pancasila, .independence, .christmas], forecast: .computed),
    ]
  }
}
