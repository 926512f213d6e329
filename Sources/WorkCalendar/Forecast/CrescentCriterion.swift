/// By what the first evening of an Islamic month is told: how high the moon has to stand and how far from the sun
/// (the religion ministers of Brunei, Indonesia, Malaysia and Singapore, MABIMS).
public enum CrescentCriterion: String, CaseIterable, Hashable, Sendable {
  /// Altitude 2°, and elongation 3° or 8 hours since the new moon: until Syakban 1443.
  case mabims1998 = "mabims-1998"
  /// Altitude 3° and elongation 6.4°, seen from the middle of the earth: from Ramadan 1443 on.
  case mabims2021 = "mabims-2021"

  /// How many degrees the moon moves away from the sun in an hour, on average.
  private static let degreesPerHour = 360 / (Lunation.days * 24)

  /// By how many degrees an evening fulfils the criterion; negative by how many it misses it, and before the new
  /// moon in any case.
  public func margin(of evening: Evening, newMoon: Instant) -> Double {
    let age = Double(evening.sunset.secondsSinceEpoch - newMoon.secondsSinceEpoch) / 3600
    let byAge = age * CrescentCriterion.degreesPerHour
    let byPlace =
      switch self {
      case .mabims1998:
        min(
          evening.moonAltitude - 2,
          max(evening.elongation - 3, (age - 8) * CrescentCriterion.degreesPerHour))
      case .mabims2021: min(evening.moonAltitude - 3, evening.elongation - 6.4)
      }
    return min(byPlace, byAge)
  }
}

extension SkyPlace {
  /// Where in Indonesia the new crescent may be seen first: the criterion is fulfilled where any of them fulfils
  /// it. They lie around the country, most of them in the south-west, where the sun sets last and the moon
  /// stands highest.
  public static let indonesia: [SkyPlace] = [
    SkyPlace(name: "Sabang", latitude: 5.89, longitude: 95.32),
    SkyPlace(name: "Lhoknga", latitude: 5.47, longitude: 95.24),
    SkyPlace(name: "Meulaboh", latitude: 4.14, longitude: 96.13),
    SkyPlace(name: "Sinabang", latitude: 2.48, longitude: 96.38),
    SkyPlace(name: "Gunungsitoli", latitude: 1.28, longitude: 97.61),
    SkyPlace(name: "Telukdalam", latitude: 0.57, longitude: 97.82),
    SkyPlace(name: "Siberut", latitude: -1.58, longitude: 98.89),
    SkyPlace(name: "Padang", latitude: -0.95, longitude: 100.35),
    SkyPlace(name: "Pagai Selatan", latitude: -3.2, longitude: 100.42),
    SkyPlace(name: "Bengkulu", latitude: -3.79, longitude: 102.25),
    SkyPlace(name: "Enggano", latitude: -5.4, longitude: 102.1),
    SkyPlace(name: "Krui", latitude: -5.19, longitude: 103.93),
    SkyPlace(name: "Ujung Kulon", latitude: -6.75, longitude: 105.22),
    SkyPlace(name: "Pelabuhan Ratu", latitude: -7.03, longitude: 106.56),
    jakarta,
    SkyPlace(name: "Cilacap", latitude: -7.73, longitude: 109.0),
    SkyPlace(name: "Pacitan", latitude: -8.22, longitude: 111.08),
    SkyPlace(name: "Waingapu", latitude: -9.66, longitude: 120.26),
    SkyPlace(name: "Rote", latitude: -10.9, longitude: 122.85),
    SkyPlace(name: "Pontianak", latitude: -0.03, longitude: 109.33),
    SkyPlace(name: "Natuna", latitude: 3.95, longitude: 108.14),
    SkyPlace(name: "Tarakan", latitude: 3.31, longitude: 117.59),
    SkyPlace(name: "Miangas", latitude: 5.56, longitude: 126.58),
    SkyPlace(name: "Jayapura", latitude: -2.54, longitude: 140.7),
    SkyPlace(name: "Merauke", latitude: -8.5, longitude: 140.4),
  ]

  /// The capital.
  public static let jakarta = SkyPlace(name: "Jakarta", latitude: -6.17, longitude: 106.83)
}
