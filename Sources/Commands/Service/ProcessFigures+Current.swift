import Glibc
import Web

extension ProcessFigures {
  /// What the system tells now of this process and its database.
  static func current(startedAt: Int64, databasePath: String) -> ProcessFigures {
    var figures = ProcessFigures()
    figures.version = Jadwal.version
    figures.startedAt = startedAt
    // The second number of the file is the resident memory in pages (proc(5)).
    let pages = (try? InputFile.read("/proc/self/statm", atMost: 4_096)).flatMap { bytes in
      String(decoding: bytes, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int64($0) }
    }
    figures.residentBytes = (pages ?? 0) * Int64(sysconf(Int32(_SC_PAGESIZE)))
    figures.openFiles = Int64((try? Folder.names(in: "/proc/self/fd"))?.count ?? 0)
    figures.databaseBytes = size(of: databasePath)
    figures.logBytes = size(of: databasePath + "-wal")
    figures.freeBytes = room(besides: databasePath)
    figures.backupAt = DataFolder.lastBackup(besides: databasePath)
    return figures
  }

  /// How many bytes the disk of a file has left for everybody but its administrator.
  private static func room(besides path: String) -> Int64? {
    var status = statvfs()
    return statvfs(path, &status) == 0 ? Int64(status.f_bavail) * Int64(status.f_frsize) : nil
  }

  private static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }
}
