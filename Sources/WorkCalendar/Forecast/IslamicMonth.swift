/// A month of the Islamic calendar, without its days.
public struct IslamicMonth: Hashable, Sendable {
  /// Whole months since Muharram of the year 1; 0 for that.
  private let index: Int

  /// A month of a year of the Hijra; month 1, Muharram, to 12, Zulhijah.
  public init?(year: Int, month: Int) {
    guard year >= 1, (1...12).contains(month) else { return nil }
    index = (year - 1) * 12 + month - 1
  }

  /// The month that begins with the lunation of a number.
  public init(lunation: Int) { index = lunation + IslamicMonth.lunationZero }

  /// Muharram 1421 began with lunation 3, the new moon of 4 April 2000.
  private static let lunationZero = 1420 * 12 - 3

  /// The year of the Hijra.
  public var year: Int { index / 12 + 1 }

  /// The number of the month: 1, Muharram, to 12, Zulhijah.
  public var month: Int { index % 12 + 1 }

  /// The number of the lunation with which it begins.
  public var lunation: Int { index - IslamicMonth.lunationZero }
}

extension IslamicMonth: Comparable {
  /// Orders months in time.
  public static func < (lhs: IslamicMonth, rhs: IslamicMonth) -> Bool { lhs.index < rhs.index }
}
