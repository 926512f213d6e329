internal import WorkCalendar

/// A moment as astronomers count it: days since noon of 1 January 4713 BC, by the turning of the earth and by an even
/// clock.
struct JulianDay {
  /// By the turning of the earth (UT).
  let universal: Double
  /// By an even clock (TT), which the motions of sun and moon follow.
  let dynamical: Double

  /// Noon of 1 January 2000.
  static let ofYear2000 = 2_451_545.0
  /// Midnight of 1 January 1970.
  static let of1970 = 2_440_587.5

  /// The moment of a day by the turning of the earth.
  init(universal: Double) {
    self.universal = universal
    dynamical = universal + JulianDay.lag(universal) / 86_400
  }

  /// The moment of a day by an even clock.
  init(dynamical: Double) {
    self.dynamical = dynamical
    universal = dynamical - JulianDay.lag(dynamical) / 86_400
  }

  /// A moment.
  init(_ moment: Instant) {
    self.init(universal: Double(moment.secondsSinceEpoch) / 86_400 + JulianDay.of1970)
  }

  /// The moment, to the second.
  var instant: Instant {
    Instant(secondsSinceEpoch: Int64(((universal - JulianDay.of1970) * 86_400).rounded()))
  }

  /// How many seconds the turning of the earth lags behind an even clock (Espenak and Meeus, Five Millennium Canon of
  /// Solar Eclipses, 2006, for 2005 to 2050 and for the years after). libnova's own table ends before 2010 and is
  /// a minute off today.
  private static func lag(_ day: Double) -> Double {
    let year = 2000 + (day - ofYear2000) / 365.25
    let since2000 = year - 2000
    guard year > 2050 else { return 62.92 + 0.32217 * since2000 + 0.005589 * since2000 * since2000 }
    let centuries = (year - 1820) / 100
    return -20 + 32 * centuries * centuries - 0.5628 * (2150 - year)
  }
}
