import Glibc

/// Mails as files in folders of the data folder, each there whole or not at all.
enum StoredMailFile {
  /// Writes a file of this name into a folder, durably: beside its place first, then renamed. The folder is
  /// made where it is missing; only its owner may look into it. A file of the name is replaced.
  static func write(_ bytes: [UInt8], named name: String, in folder: String) throws(FileProblem) {
    do throws(SystemError) {
      try makeFolder(folder)
      let unfinished = "\(folder)/.\(name).\(getpid())"
      do throws(SystemError) {
        try writeAll(bytes, to: unfinished)
        _ = try systemCall { rename(unfinished, "\(folder)/\(name)") }
      } catch {
        unlink(unfinished)
        throw error
      }
      let descriptor = try systemCall { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
      defer { close(descriptor) }
      _ = try systemCall { fsync(descriptor) }
    } catch {
      throw .unwritable(path: "\(folder)/\(name)", error)
    }
  }

  private static func makeFolder(_ path: String) throws(SystemError) {
    guard !Folder.exists(path) else { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last }
  }

  private static func writeAll(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let descriptor = try systemCall { open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try systemCall {
        rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(count)
    }
    _ = try systemCall { fsync(descriptor) }
  }
}
