/// How far a clock is ahead of UTC.
public struct UTCOffset: Hashable, Sendable {
  /// Seconds ahead of UTC; negative west of Greenwich. Within a day either way.
  public let seconds: Int32

  /// An offset of this many seconds, or `nil` where it is a day or more.
  public init?(seconds: Int) {
    guard (-86_399...86_399).contains(seconds) else { return nil }
    self.seconds = Int32(seconds)
  }

  private init(hours: Int32) { seconds = hours * 3600 }

  /// UTC itself.
  public static let utc = UTCOffset(hours: 0)
  /// Waktu Indonesia Barat, UTC+07:00: the office's time (Keppres 41/1987, in force since 1988-01-01).
  public static let wib = UTCOffset(hours: 7)
  /// Waktu Indonesia Tengah, UTC+08:00 (Keppres 41/1987).
  public static let wita = UTCOffset(hours: 8)
  /// Waktu Indonesia Timur, UTC+09:00 (Keppres 41/1987).
  public static let wit = UTCOffset(hours: 9)
}
