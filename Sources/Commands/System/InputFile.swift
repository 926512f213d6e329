import Glibc

/// Files that are read whole, up to a limit.
enum InputFile {
  /// Whether there is anything of this name.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// The bytes of a file. Fails where it cannot be read, is a folder, or is longer than `limit` bytes; of a
  /// longer file no more than the limit is ever read.
  static func read(_ path: String, atMost limit: Int) throws(FileProblem) -> [UInt8] {
    guard let bytes = try contents(of: path, atMost: limit) else { throw .tooLarge(path: path, limit: limit) }
    return bytes
  }

  /// The bytes, or `nil` where there are more than the limit.
  private static func contents(of path: String, atMost limit: Int) throws(FileProblem) -> [UInt8]? {
    do throws(SystemError) {
      let descriptor = try systemCall { open(path, O_RDONLY | O_CLOEXEC) }
      defer { close(descriptor) }
      var status = stat()
      _ = try systemCall { fstat(descriptor, &status) }
      guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemError(code: EISDIR) }
      guard status.st_size <= limit else { return nil }
      return try contents(of: descriptor, expecting: Int(status.st_size), atMost: limit)
    } catch {
      throw error.code == EISDIR ? .isFolder(path: path) : .unreadable(path: path, error)
    }
  }

  /// A pipe tells no size, and a file may grow while it is read: what counts is what comes.
  private static func contents(
    of descriptor: Int32, expecting size: Int, atMost limit: Int
  ) throws(SystemError) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 1)
    defer { chunk.deallocate() }
    while true {
      let count = try systemCall { Glibc.read(descriptor, chunk.baseAddress, chunk.count) }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else { return nil }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
  }
}
