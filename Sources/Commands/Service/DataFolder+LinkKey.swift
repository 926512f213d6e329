import Glibc
import Office
import Secrets

extension DataFolder {
  /// The name of the key in the folder.
  static let linkKeyName = "link.key"

  /// The key of the links in applicants' mail. It is made where there is none: by `init`, or where a database was
  /// restored without it. To be asked by whoever writes the data alone. Fails where it cannot be read or written,
  /// and where the file holds no key: to take another then would end every link without a word.
  func linkKey() throws -> LinkKey {
    let file = "\(path)/\(DataFolder.linkKeyName)"
    guard InputFile.exists(file) else {
      let key = LinkKey(from: SystemRandomSource())
      try keep(key, in: file)
      return key
    }
    // A longer file is none of ours.
    guard let key = LinkKey(stored: try InputFile.read(file, atMost: 4_096)) else {
      throw ServiceProblem.noLinkKey(file)
    }
    return key
  }

  /// Writes the key whole or not at all, for its owner alone.
  private func keep(_ key: LinkKey, in file: String) throws(FileProblem) {
    let new = "\(file).new"
    do throws(SystemError) {
      unlink(new)
      let descriptor = try systemCall { Glibc.open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
      defer { close(descriptor) }
      let count = try systemCall { key.bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }
      guard count == key.bytes.count else { throw SystemError(code: ENOSPC) }
      _ = try systemCall { Int(fsync(descriptor)) }
      _ = try systemCall { Int(rename(new, file)) }
    } catch {
      unlink(new)
      throw .unwritable(path: file, error)
    }
  }
}
