/// What is wrong with the bytes of a time zone file (TZif, RFC 9636), and where.
public struct ZoneFileError: Error, Hashable, Sendable {
  /// A table of the file whose length its header gives.
  public enum Table: String, CaseIterable, Hashable, Sendable {
    /// The moments at which the local time changes.
    case transitions
    /// The local time types: offset, daylight flag and abbreviation.
    case types
    /// The characters of the abbreviations.
    case characters
    /// The flags that tell standard time and UT from wall time.
    case indicators
  }

  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The file does not begin with `TZif`.
    case notTZif
    /// The version byte is one that no published format has.
    case unknownVersion(UInt8)
    /// The file ends before the byte count that its header promises.
    case truncated(needed: Int)
    /// A table has more or fewer entries than the format, or this reader's cap, allows.
    case unacceptableCount(Table, count: Int, allowed: ClosedRange<Int>)
    /// The file counts leap seconds, as those under `right/` do; instants here are counted without them.
    case leapSeconds
    /// A transition is not later than the one before it.
    case transitionsNotAscending
    /// A transition names a local time type that the file does not have.
    case unknownType(Int)
    /// A local time type is a day or more away from UTC (seconds).
    case offsetOutOfRange(Int)
    /// A daylight flag is neither 0 nor 1.
    case daylightFlag(UInt8)
    /// An abbreviation has no end, is empty or has a character that is not printable ASCII.
    case abbreviation
    /// The footer is no rule of the form that POSIX gives to the variable `TZ`.
    case footer
    /// The file goes on after its end.
    case trailingBytes
  }

  /// What is wrong.
  public let reason: Reason
  /// The byte at which it is wrong, the first being 0.
  public let byteOffset: Int

  /// An error with its place, counted from 0.
  public init(_ reason: Reason, at byteOffset: Int) {
    self.reason = reason
    self.byteOffset = byteOffset
  }
}
