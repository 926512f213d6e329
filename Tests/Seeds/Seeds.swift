import Foundation

/// With how many seeds properties are tried.
public enum Seeds {
  /// As many seeds as usual, or as many times that as the environment variable JADWAL_SEEDS says, 1 to 1,000. Whatever
  /// fails says its seed, and can be played again from it. Traps where the variable says anything else.
  public static func usual(_ count: UInt64) -> Range<UInt64> {
    guard let text = ProcessInfo.processInfo.environment["JADWAL_SEEDS"] else { return 0..<count }
    guard let times = UInt64(text), (1...1_000).contains(times) else {
      preconditionFailure("JADWAL_SEEDS is '\(text)', and not how many times the usual seeds, 1 to 1000")
    }
    return 0..<count * times
  }
}
