import Glibc
import WorkCalendar

extension DataFolder {
  /// The name of the file that tells when the last backup was taken.
  private static let backupNoteName = "backup.last"

  /// Notes that a backup was taken, for those who look after the service. Where nothing can be written the backup is as
  /// good without.
  func noteBackup(at now: Instant) {
    let file = "\(path)/\(DataFolder.backupNoteName)"
    let descriptor = Glibc.open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let line = Array("\(now.secondsSinceEpoch)\n".utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  /// When the last backup of a database was taken, in seconds since 1970; `nil` where none is known.
  static func lastBackup(besides databasePath: String) -> Int64? {
    let folder = databasePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    guard let bytes = try? InputFile.read("\(folder.isEmpty ? "." : folder)/\(backupNoteName)", atMost: 64)
    else { return nil }
    return Int64(String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" })
  }
}
