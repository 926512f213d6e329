/// How an Islamic month is found to begin: by the moon on the first evening on which it can be seen.
public struct CrescentSighting: Hashable, Sendable {
  /// The month.
  public let month: IslamicMonth
  /// Its first day.
  public let firstDay: CivilDate
  /// What the moon has to fulfil.
  public let criterion: CrescentCriterion
  /// When the moon was new.
  public let newMoon: Instant
  /// The date of the evening that came nearest to being told otherwise: the one before the first day, or that
  /// before it, on which the moon could not be seen yet.
  public let date: CivilDate
  /// Where the moon stood best that evening.
  public let place: SkyPlace
  /// Sun and moon there.
  public let evening: Evening
  /// By how many degrees the criterion was fulfilled there; negative by how many it was missed.
  public let margin: Double

  /// The first day of the month had that evening gone the other way.
  public var alternative: CivilDate { firstDay.advanced(by: margin < 0 ? -1 : 1) }
}

/// The months of the Islamic calendar as the religion minister of Indonesia has them: each begins after the first
/// evening on which the moon fulfils the criterion at any one place of the country.
public struct IslamicCalendar: Sendable {
  private let sky: any Sky
  private let places: [SkyPlace]
  private let criterion: @Sendable (IslamicMonth) -> CrescentCriterion

  /// The calendar under a sky, seen from some places, by the criterion of each month.
  public init(
    sky: any Sky, places: [SkyPlace] = SkyPlace.indonesia,
    criterion: @escaping @Sendable (IslamicMonth) -> CrescentCriterion = CrescentCriterion.inForce
  ) {
    self.sky = sky
    self.places = places
    self.criterion = criterion
  }

  /// When a month begins.
  public func beginning(of month: IslamicMonth) -> CrescentSighting {
    let newMoon = sky.newMoon(month.lunation)
    let criterion = criterion(month)
    var last = best(on: newMoon.local(offset: .wib).date, newMoon: newMoon, criterion)
    var nearest = last
    while last.margin < 0, last.evening.sunset.days(since: newMoon) < IslamicCalendar.latest {
      last = best(on: last.date.advanced(by: 1), newMoon: newMoon, criterion)
      if abs(last.margin) < abs(nearest.margin) { nearest = last }
    }
    return CrescentSighting(
      month: month, firstDay: last.date.advanced(by: 1), criterion: criterion, newMoon: newMoon,
      date: nearest.date, place: nearest.place, evening: nearest.evening, margin: nearest.margin)
  }

  /// The months that begin in a year of the Gregorian calendar, in their order.
  public func months(in year: Int) -> [CrescentSighting] {
    guard let first = CivilDate(year: year, month: 1, day: 1) else { return [] }
    // Three days may pass between the new moon and the first day of its month.
    let lunation = Lunation.number(on: first) - 1
    return (lunation...(lunation + 14)).map { beginning(of: IslamicMonth(lunation: $0)) }.filter {
      $0.firstDay.year == year
    }
  }

  /// However low the moon stands, three days after the new moon the month has begun.
  private static let latest = 3.0

  /// What is seen of the moon from a place.
  private struct Seen {
    let date: CivilDate
    let place: SkyPlace
    let evening: Evening
    let margin: Double
  }

  /// Where the moon stands best on an evening.
  private func best(on date: CivilDate, newMoon: Instant, _ criterion: CrescentCriterion) -> Seen {
    let seen = places.map { place in
      let evening = sky.evening(of: date, at: place)
      return Seen(
        date: date, place: place, evening: evening, margin: criterion.margin(of: evening, newMoon: newMoon))
    }
    guard let best = seen.max(by: { $0.margin < $1.margin }) else {
      preconditionFailure("a calendar that is seen from nowhere")
    }
    return best
  }
}

extension CrescentCriterion {
  /// The criterion by which the religion minister of Indonesia has told the beginning of a month: the newer one
  /// from Ramadan 1443 (April 2022) on.
  public static func inForce(_ month: IslamicMonth) -> CrescentCriterion {
    guard let adopted = IslamicMonth(year: 1443, month: 9), month < adopted else { return .mabims2021 }
    return .mabims1998
  }
}

extension Instant {
  /// Days from an earlier moment to this one.
  fileprivate func days(since earlier: Instant) -> Double {
    Double(secondsSinceEpoch - earlier.secondsSinceEpoch) / 86_400
  }
}
