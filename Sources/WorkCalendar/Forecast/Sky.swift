/// Where sun and moon stand, as far as calendars hang on them. Whoever reckons a calendar is given one.
///
/// A lunation is numbered by its new moon: number 0 is that of 6 January 2000. Moments are told to the second and
/// are right to about a minute; angles are in degrees and right to some hundredths.
public protocol Sky: Sendable {
  /// When sun and moon, seen from the middle of the earth, have the same ecliptic longitude.
  func newMoon(_ lunation: Int) -> Instant

  /// When they are opposite to each other, in the lunation of that number.
  func fullMoon(_ lunation: Int) -> Instant

  /// The apparent ecliptic longitude of the sun, from 0 up to but not including 360 degrees.
  func sunLongitude(at moment: Instant) -> Double

  /// Sun and moon as the sun sets on a date of a place.
  func evening(of date: CivilDate, at place: SkyPlace) -> Evening
}

/// A place on the ground from which the sky is seen.
public struct SkyPlace: Hashable, Sendable {
  /// What it is called.
  public let name: String
  /// Degrees north of the equator; negative south of it. Between the polar circles.
  public let latitude: Double
  /// Degrees east of Greenwich.
  public let longitude: Double

  /// A place with its name and where it lies, in degrees.
  public init(name: String, latitude: Double, longitude: Double) {
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// Sun and moon at a place as the sun sets.
public struct Evening: Hashable, Sendable {
  /// When the upper edge of the sun sets at sea level, by the usual 50 minutes of arc.
  public let sunset: Instant
  /// The height of the moon's middle over the horizon, in degrees, seen from the place and without refraction.
  public let moonAltitude: Double
  /// The angle between the middles of sun and moon, in degrees, seen from the middle of the earth.
  public let elongation: Double

  /// An evening from its parts, in degrees.
  public init(sunset: Instant, moonAltitude: Double, elongation: Double) {
    self.sunset = sunset
    self.moonAltitude = moonAltitude
    self.elongation = elongation
  }
}

/// Numbers of lunations.
enum Lunation {
  /// The mean length of a lunation, in days.
  static let days = 29.530588861
  /// The mean new moon number 0, 2000-01-06T14:20:44Z, in days since 1970-01-01.
  private static let first = 10_962.59766

  /// The lunation whose mean new moon is the last on or before the beginning of a date. The true one comes up to
  /// fourteen hours before or after it.
  static func number(on date: CivilDate) -> Int {
    let days = (Double(date.dayNumber) - first) / Lunation.days
    return Int(days.rounded(.down))
  }
}
