import Glibc

/// The few things that the driver does with files itself. Everything that it makes is its owner's alone.
enum StoredFile {
  /// Makes the folder of a file where it is missing, not the folders above it.
  static func makeFolder(of path: String) throws { try makeFolder(folder(of: path)) }

  /// Makes a folder where it is missing.
  static func makeFolder(_ folder: String) throws {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure(folder) }
  }

  /// Makes an empty file where there is none.
  static func makeFile(_ path: String) throws {
    let descriptor = openat(AT_FDCWD, path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { return }
      throw failure(path)
    }
    Glibc.close(descriptor)
  }

  /// A new empty file beside another, with a name of its own.
  static func makeFile(beside path: String) throws -> String {
    var template = Array("\(path).partial-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    Glibc.close(descriptor)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether there is anything of this name.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Removes a file where there is one.
  static func remove(_ path: String) { unlink(path) }

  /// Gives a finished file its name, durably. Fails where the name is taken, and leaves what has it.
  static func publish(_ finished: String, as path: String) throws {
    try synchronize(finished)
    // A link, unlike a renaming, never replaces.
    guard link(finished, path) == 0 else { throw failure(path) }
    unlink(finished)
    try synchronize(folder(of: path))
  }

  /// The names in a folder without `.` and `..`, in order. Fails where it cannot be read.
  static func names(in folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { throw failure(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The folder in which a path lies.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func synchronize(_ path: String) throws {
    let descriptor = openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// What the system said last, about a path.
  static func failure(_ path: String) -> DatabaseError {
    .unwritable("\(path): \(String(cString: strerror(errno)))")
  }
}
