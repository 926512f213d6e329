private import CLibnova
private import Glibc
private import Locks
public import WorkCalendar

/// Sun and moon as libnova has them: VSOP87 for the earth, ELP 2000-82B for the moon.
///
/// The library gives places in the ecliptic of the year 2000, without light's own time. They are carried over to the
/// equator of the date here (precession), and the sun is moved back by its aberration; nutation turns sun, moon and
/// horizon alike by at most 0.005° and is left out of angles between them. Beside other ephemerides the angles are
/// right to 0.01°.
///
/// Every function of the library that is used keeps what it computed last in variables of its own, without a lock:
/// all calls go through one. Nothing is allocated that would have to be freed.
public struct NovaSky: Sky {
  /// The library is one for the whole process.
  private static let library = PthreadLock()

  /// The sky.
  public init() {}

  /// When sun and moon have the same ecliptic longitude.
  public func newMoon(_ lunation: Int) -> Instant { NovaSky.phase(Double(lunation)) }

  /// When they are opposite to each other.
  public func fullMoon(_ lunation: Int) -> Instant { NovaSky.phase(Double(lunation) + 0.5) }

  /// The apparent longitude of the sun in the ecliptic of the date, from 0 up to 360 degrees.
  public func sunLongitude(at moment: Instant) -> Double {
    let day = JulianDay(moment)
    let centuries = (day.dynamical - JulianDay.ofYear2000) / 36_525
    let precession = (5028.796195 * centuries + 1.1054348 * centuries * centuries) / 3600
    let nutation = NovaSky.library.withLock {
      var nutation = ln_nutation()
      ln_get_nutation(day.dynamical, &nutation)
      return nutation.longitude
    }
    let longitude = NovaSky.sun(day).longitude + precession + nutation
    let turned = longitude.truncatingRemainder(dividingBy: 360)
    return turned < 0 ? turned + 360 : turned
  }

  /// Sun and moon as the sun's upper edge sets at sea level.
  public func evening(of date: CivilDate, at place: SkyPlace) -> Evening {
    let horizon = Horizon(place)
    // At six by the mean sun, then twice nearer with the sun's own place: right to a second. Between the last two
    // the sun has moved by less than can be told.
    var day = JulianDay(universal: Double(date.dayNumber) + JulianDay.of1970 + 0.75 - place.longitude / 360)
    var sun = NovaSky.onEquator(NovaSky.sun(day), day)
    for turn in 1...2 {
      let angle = horizon.hourAngle(altitude: NovaSky.setting, declination: sun.declination)
      let ahead = angle - horizon.hourAngle(of: sun, day)
      day = JulianDay(universal: day.universal + NovaSky.turned(ahead) / NovaSky.degreesPerDay)
      if turn == 1 { sun = NovaSky.onEquator(NovaSky.sun(day), day) }
    }
    let moon = NovaSky.onEquator(NovaSky.moon(day), day)
    return Evening(
      sunset: day.instant, moonAltitude: horizon.altitude(of: moon, day), elongation: sun.angle(to: moon))
  }

  /// Where the middle of the sun stands as its upper edge sets: 34' of refraction, and its radius of 16'.
  private static let setting = -50.0 / 60
  /// How far the earth turns in a day, in degrees.
  private static let degreesPerDay = 360.98564737
  /// How far the moon moves from the sun in a day, on average.
  private static let moonPerDay = 360 / 29.530588861

  /// The moment at which the moon has gone through a number of lunations since its mean new moon of 6 January 2000.
  private static func phase(_ lunations: Double) -> Instant {
    let angle = (lunations - lunations.rounded(.down)) * 360
    var dynamical = 2_451_550.09766 + 29.530588861 * lunations
    // The mean moon may be a day off; each step leaves about a tenth of what was wrong.
    for _ in 0..<8 {
      let day = JulianDay(dynamical: dynamical)
      let ahead = turned(moon(day).longitude - sun(day).longitude - angle)
      dynamical -= ahead / moonPerDay
      if abs(ahead) < 1e-5 { break }
    }
    return JulianDay(dynamical: dynamical).instant
  }

  // MARK: Places in the sky

  /// The sun in the ecliptic of 2000, where it seems to stand.
  private static func sun(_ day: JulianDay) -> EclipticPlace {
    library.withLock {
      var place = ln_helio_posn()
      ln_get_solar_geom_coords(day.dynamical, &place)
      let aberration = 20.4898 / 3600
      return EclipticPlace(
        longitude: place.L - aberration, latitude: place.B, kilometres: place.R * 149_597_870.7)
    }
  }

  /// How small a term of the moon's theory has to be to be left out: all that is left out comes to 0.001°, and the
  /// rest is thirty times as fast.
  private static let smallestTerm = 1e-6

  /// The moon in the ecliptic of 2000.
  private static func moon(_ day: JulianDay) -> EclipticPlace {
    let place = library.withLock {
      var place = ln_rect_posn()
      ln_get_lunar_geo_posn(day.dynamical, &place, smallestTerm)
      return place
    }
    let inPlane = sqrt(place.X * place.X + place.Y * place.Y)
    return EclipticPlace(
      longitude: atan2(place.Y, place.X) / Horizon.radians,
      latitude: atan2(place.Z, inPlane) / Horizon.radians,
      kilometres: sqrt(inPlane * inPlane + place.Z * place.Z))
  }

  /// A place on the equator of the date.
  private static func onEquator(_ place: EclipticPlace, _ day: JulianDay) -> EquatorialPlace {
    library.withLock {
      var ecliptic = ln_lnlat_posn(lng: place.longitude, lat: place.latitude)
      var then = ln_equ_posn()
      ln_get_equ_from_ecl(&ecliptic, JulianDay.ofYear2000, &then)
      var now = ln_equ_posn()
      ln_get_equ_prec(&then, day.dynamical, &now)
      return EquatorialPlace(ascension: now.ra, declination: now.dec, kilometres: place.kilometres)
    }
  }

  /// An angle in degrees as one from -180 to 180.
  private static func turned(_ angle: Double) -> Double { remainder(angle, 360) }
}
