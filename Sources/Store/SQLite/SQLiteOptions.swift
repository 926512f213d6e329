/// How an SQLite database is driven. The standard values are for a service of one machine.
public struct SQLiteOptions: Sendable {
  /// The most connections that read at the same time; each is opened when it is first needed and takes up to
  /// 2 MB.
  public var readers = 4
  /// The most changes that become durable together. Each waits for the whole group, therefore there is a
  /// limit.
  public var largestGroup = 256
  /// How long a connection waits for a lock of another process, in milliseconds.
  public var busyMilliseconds = 5_000
  /// How many pages the log holds before they are brought into the database file. A page has 4,096 bytes.
  public var checkpointPages = 4_000
  /// How many pages the log holds before the writer waits shortly for readers, so that the log can start
  /// anew.
  public var largestLogPages = 16_000
  /// How much of the file the writer keeps in memory, in kilobytes: the inner pages of every index and the
  /// days that are being booked. It is taken as it is used.
  public var writerCacheKilobytes = 16_000
  /// The most pages of the database file, or `nil` for as many as the disk holds.
  public var mostPages: Int?

  /// The standard values.
  public init() {}
}
