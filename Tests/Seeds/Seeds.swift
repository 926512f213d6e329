import Foundation

/// With how many seeds properties are tried.
public enum Seeds {
  /// As many seeds as usual, or as many times that as the environment variable JADWAL_SEEDS says. Whatever fails says
  /// its seed, and can be played again from it.
  public static func usual(_ count: UInt64) -> Range<UInt64> {
    0..<count * (ProcessInfo.processInfo.environment["JADWAL_SEEDS"].flatMap(UInt64.init) ?? 1)
  }
}
