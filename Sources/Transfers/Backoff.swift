public import Secrets

/// How long to wait before a receiver is called again: from 10 seconds on twice as long after every failure,
/// up to an hour, with chance in it so that what failed together does not come back together.
public enum Backoff {
  /// The wait after the first failure, in seconds, before chance.
  public static let first: Int64 = 10
  /// The longest wait, in seconds, before chance.
  public static let longest: Int64 = 3_600
  /// After how many seconds from its event a message is given up.
  public static let lifetime: Int64 = 86_400

  /// The seconds to wait after so many failures in a row (1 or more): the doubled wait, less up to a quarter.
  public static func seconds(afterFailures failures: Int, random: any RandomSource) -> Int64 {
    let doublings = min(max(failures - 1, 0), 12)
    let whole = min(first << Int64(doublings), longest)
    let drawn = random.bytes(2).reduce(0) { $0 << 8 | Int64($1) }
    return whole - whole / 4 * drawn / 65_536
  }
}
