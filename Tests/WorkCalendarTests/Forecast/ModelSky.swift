import Locks

@testable import WorkCalendar

/// A sky in which everything moves evenly: the moon is new every 29.53 days, gains half a degree on the sun every hour
/// and stands as high as it is far away, the sun moves a 365.2422nd of its way a day and sets at six by the mean sun.
final class ModelSky: Sky, @unchecked Sendable {
  private let lock = PthreadLock()
  private var asked = 0

  /// How much it was asked.
  var questions: Int { lock.withLock { asked } }

  /// What is added to the altitude at a place, in degrees, by its name.
  let higher: [String: Double]

  init(higher: [String: Double] = [:]) { self.higher = higher }

  private static let firstNewMoon = 947_182_444.0
  private static let lunation = 29.530588861 * 86_400

  private func count() { lock.withLock { asked += 1 } }

  func newMoon(_ lunation: Int) -> Instant {
    count()
    return Instant(secondsSinceEpoch: Int64(ModelSky.firstNewMoon + Double(lunation) * ModelSky.lunation))
  }

  func fullMoon(_ lunation: Int) -> Instant {
    count()
    return Instant(
      secondsSinceEpoch: Int64(ModelSky.firstNewMoon + (Double(lunation) + 0.5) * ModelSky.lunation))
  }

  func sunLongitude(at moment: Instant) -> Double {
    count()
    // The equinox of 20 March 2000, 07:35 UTC.
    let days = Double(moment.secondsSinceEpoch - 953_537_700) / 86_400
    let turns = days / 365.2422
    return (turns - turns.rounded(.down)) * 360
  }

  func evening(of date: CivilDate, at place: SkyPlace) -> Evening {
    count()
    let sunset = Instant(
      secondsSinceEpoch: Int64(date.dayNumber) * 86_400 + 64_800 - Int64(place.longitude * 240))
    let sinceNew = (Double(sunset.secondsSinceEpoch) - ModelSky.firstNewMoon) / ModelSky.lunation
    let age = (sinceNew - sinceNew.rounded()) * 360
    return Evening(sunset: sunset, moonAltitude: age + (higher[place.name] ?? 0), elongation: abs(age))
  }
}
