private import CLibnova
private import Glibc
internal import WorkCalendar

/// A place in the ecliptic, in degrees, with how far away it is.
struct EclipticPlace {
  let longitude: Double
  let latitude: Double
  let kilometres: Double
}

/// A place on the equator's net, in degrees, with how far away it is.
struct EquatorialPlace {
  let ascension: Double
  let declination: Double
  let kilometres: Double

  /// The angle to another place, in degrees, seen from the middle of the earth.
  func angle(to other: EquatorialPlace) -> Double {
    let (here, there) = (direction, other.direction)
    let along = here.x * there.x + here.y * there.y + here.z * there.z
    let across = sqrt(
      square(here.y * there.z - here.z * there.y) + square(here.z * there.x - here.x * there.z)
        + square(here.x * there.y - here.y * there.x))
    return atan2(across, along) / Horizon.radians
  }

  private var direction: (x: Double, y: Double, z: Double) {
    let (alpha, delta) = (ascension * Horizon.radians, declination * Horizon.radians)
    return (cos(delta) * cos(alpha), cos(delta) * sin(alpha), sin(delta))
  }

  private func square(_ value: Double) -> Double { value * value }
}

/// The horizon of a place at sea level.
struct Horizon {
  /// The length of a degree on the unit circle.
  static let radians = Double.pi / 180
  /// The earth's radius at the equator in kilometres, and its flattening (WGS 84).
  private static let earth = (radius: 6378.137, flattening: 1 / 298.257223563)

  private let latitude: Double
  private let longitude: Double

  /// The horizon of a place.
  init(_ place: SkyPlace) {
    latitude = place.latitude * Horizon.radians
    longitude = place.longitude
  }

  /// How far west of the meridian something stands when it sets through an altitude, all in degrees.
  func hourAngle(altitude: Double, declination: Double) -> Double {
    let delta = declination * Horizon.radians
    let cosine =
      (sin(altitude * Horizon.radians) - sin(latitude) * sin(delta)) / (cos(latitude) * cos(delta))
    return acos(min(max(cosine, -1), 1)) / Horizon.radians
  }

  /// How far west of the meridian something stands at a moment, in degrees.
  func hourAngle(of place: EquatorialPlace, _ day: JulianDay) -> Double {
    ln_get_mean_sidereal_time(day.universal) * 15 + longitude - place.ascension
  }

  /// How high something stands at a moment, in degrees, seen from the place itself and not from the middle of the
  /// earth.
  func altitude(of place: EquatorialPlace, _ day: JulianDay) -> Double {
    let hour = hourAngle(of: place, day) * Horizon.radians
    let delta = place.declination * Horizon.radians
    // Towards the meridian, the west and the pole, in kilometres.
    let body = (
      meridian: place.kilometres * cos(delta) * cos(hour), west: place.kilometres * cos(delta) * sin(hour),
      pole: place.kilometres * sin(delta)
    )
    let squash = square(1 - Horizon.earth.flattening)
    let curve = Horizon.earth.radius / sqrt(square(cos(latitude)) + squash * square(sin(latitude)))
    let meridian = body.meridian - curve * cos(latitude)
    let pole = body.pole - squash * curve * sin(latitude)
    let up = meridian * cos(latitude) + pole * sin(latitude)
    let north = pole * cos(latitude) - meridian * sin(latitude)
    return atan2(up, sqrt(square(north) + square(body.west))) / Horizon.radians
  }

  private func square(_ value: Double) -> Double { value * value }
}
