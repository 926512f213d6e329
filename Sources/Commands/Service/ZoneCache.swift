import Locks
import WorkCalendar

/// The zones of the machine, each read from its file once.
final class ZoneCache: @unchecked Sendable {
  private let files: ZoneFiles
  private let lock = PthreadLock()
  private var zones: [String: Zone] = [:]

  init(_ files: ZoneFiles) { self.files = files }

  /// The zone of an IANA name; `nil` where the machine has none, or its file cannot be used. Only zones that are there
  /// are kept, so that names which strangers make up take no memory.
  func zone(_ name: String) -> Zone? {
    if let zone = lock.withLock({ zones[name] }) { return zone }
    guard let zone = try? files.zone(name) else { return nil }
    lock.withLock { zones[name] = zone }
    return zone
  }
}
