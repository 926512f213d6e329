/// The months of the Chinese lunisolar calendar between two winter solstices, as far as they bear a number in a
/// Gregorian year (the rules of 1645, in the time of 120° east, UTC+8).
///
/// A month begins on the date of its new moon. The winter solstice falls into month 11; where thirteen months
/// begin from one month 11 up to the next, the first of them in which the sun enters no sign is a leap month and
/// bears the number of the one before it.
public struct ChineseYear: Hashable, Sendable {
  /// A month of the calendar.
  public struct Month: Hashable, Sendable {
    /// Its number, 1 to 12.
    public let number: Int
    /// Whether it is the second one of this number.
    public let isLeap: Bool
    /// Its first day.
    public let firstDay: CivilDate
    /// Its lunation.
    public let lunation: Int
    /// When the moon was new.
    public let newMoon: Instant
  }

  /// The months from month 11 of the year before up to month 10 of the Gregorian year, in their order.
  public let months: [Month]

  /// The months that lead from the winter solstice before a Gregorian year up to that in it.
  public init(_ year: Int, sky: any Sky) {
    let first = ChineseYear.solsticeMonth(year - 1, sky)
    let next = ChineseYear.solsticeMonth(year, sky)
    let begins = (first...next).map { lunation -> (newMoon: Instant, firstDay: CivilDate, sign: Int) in
      let newMoon = sky.newMoon(lunation)
      let firstDay = newMoon.local(offset: .wita).date
      return (newMoon, firstDay, ChineseYear.sign(at: firstDay, sky))
    }
    let hasLeapMonth = next - first == 13
    var number = 11
    var isLeapPassed = !hasLeapMonth
    var months: [Month] = []
    for index in 0..<(next - first) {
      let entersNoSign = begins[index].sign == begins[index + 1].sign
      let isLeap = !isLeapPassed && index > 0 && entersNoSign
      if isLeap { isLeapPassed = true }
      if index > 0, !isLeap { number = number % 12 + 1 }
      months.append(
        Month(
          number: number, isLeap: isLeap, firstDay: begins[index].firstDay, lunation: first + index,
          newMoon: begins[index].newMoon))
    }
    self.months = months
  }

  /// The month of a number that is no leap month.
  public func month(_ number: Int) -> Month? { months.first { $0.number == number && !$0.isLeap } }

  /// The lunation in which the sun reaches the winter solstice of a Gregorian year.
  private static func solsticeMonth(_ year: Int, _ sky: any Sky) -> Int {
    guard let christmas = CivilDate(year: year, month: 12, day: 25) else { return 0 }
    // The solstice is on 21 to 23 December: the last month that begins before the sun is in its sign.
    var lunation = Lunation.number(on: christmas) + 1
    while true {
      let firstDay = sky.newMoon(lunation).local(offset: .wita).date
      if sign(at: firstDay, sky) < 9, firstDay <= christmas { return lunation }
      lunation -= 1
    }
  }

  /// The sign in which the sun stands as a day begins in UTC+8: 0 from the March equinox, 9 from the winter
  /// solstice on.
  private static func sign(at date: CivilDate, _ sky: any Sky) -> Int {
    let midnight = Instant(startOf: date, offset: .wita)
    return Int(sky.sunLongitude(at: midnight) / 30)
  }
}
