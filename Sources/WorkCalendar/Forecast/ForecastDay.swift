/// How the date of a national holiday is computed.
public enum ForecastMethod: String, CaseIterable, Hashable, Sendable {
  /// The same date every year.
  case fixed
  /// Counted from Easter Sunday of the Gregorian calendar.
  case easter
  /// The Balinese Saka calendar's own reckoning.
  case balinese
  /// The first day of the first Chinese month.
  case chineseNewYear = "chinese-new-year"
  /// The full moon of the fourth Chinese month, by its date in WIB.
  case chineseFullMoon = "chinese-full-moon"
  /// The Islamic months by the older criterion of the religion ministers.
  case mabims1998 = "mabims-1998"
  /// The Islamic months by the newer one.
  case mabims2021 = "mabims-2021"

  init(_ criterion: CrescentCriterion) {
    switch criterion {
    case .mabims1998: self = .mabims1998
    case .mabims2021: self = .mabims2021
    }
  }
}

/// How near a date came to being told otherwise.
public enum ForecastMargin: Hashable, Sendable {
  /// The moon of the evening that decides the month.
  case crescent(CrescentSighting)
  /// The moment of a new or full moon, of which the date is taken on a clock with an offset from UTC; and how long
  /// it is to the nearest midnight there.
  case moon(Instant, offset: UTCOffset, toMidnight: Minutes)

  /// Up to how many degrees a crescent's margin is thin: about as much as refraction, the moon's own size and the
  /// choice of the place together make.
  public static let thinDegrees = 0.5
  /// Up to how many minutes from midnight a new or full moon's margin is thin.
  public static let thinMinutes = Minutes(60)

  /// Whether the date may easily be told otherwise.
  public var isThin: Bool {
    switch self {
    case .crescent(let sighting): abs(sighting.margin) < ForecastMargin.thinDegrees
    case .moon(_, _, let distance): distance < ForecastMargin.thinMinutes
    }
  }

  /// The margin of a new or full moon of which the date is taken with an offset from UTC.
  init(moon: Instant, offset: UTCOffset) {
    let second = Int(moon.local(offset: offset).time.secondOfDay)
    self = .moon(moon, offset: offset, toMidnight: Minutes(min(second, 86_400 - second) / 60))
  }

  /// By how many days the date would move, told otherwise: one back or forth.
  var shift: Int {
    switch self {
    case .crescent(let sighting): sighting.firstDay.distance(to: sighting.alternative)
    case .moon(let moon, let offset, _): moon.local(offset: offset).time.secondOfDay < 43_200 ? -1 : 1
    }
  }
}

/// A national holiday of a year that no decree names yet, with how its date is found.
public struct ForecastDay: Hashable, Sendable {
  /// Which holiday it is.
  public let observance: Observance
  /// Which day of the holiday it is, from 1: Idulfitri has two.
  public let part: Int
  /// The date.
  public let date: CivilDate
  /// What it is called.
  public let name: LocalizedName
  /// How the date is computed.
  public let method: ForecastMethod
  /// How near it came to being told otherwise; `nil` where arithmetic alone decides.
  public let margin: ForecastMargin?

  /// The date that it may be just as well; `nil` where the margin is not thin.
  public var alternative: CivilDate? {
    guard let margin, margin.isThin else { return nil }
    return date.advanced(by: margin.shift)
  }

  /// The day as one off in the calendar: tentative, since no decree names it.
  public var dayOff: DayOff { DayOff(tentative: date, kind: .nationalHoliday, name: name) }
}
