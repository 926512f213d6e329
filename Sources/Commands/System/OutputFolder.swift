import Glibc

/// A folder that is filled whole or not at all.
///
/// The files are written into a new folder beside it. What stood there is then renamed, and the new folder
/// takes the name: between the two steps nothing has that name, and a program that is stopped there leaves both
/// folders beside it. What stood there before is replaced only if this program wrote it, which a marker file
/// tells. A symbolic link is never followed nor replaced.
struct OutputFolder {
  /// The file by which a folder is known as written by this program.
  static let marker = ".jadwal"

  let path: String

  /// The folder at a path, a slash at its end left out.
  init(path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// Fails where the path is a symbolic link, and where the folder holds something that this program did not
  /// write or cannot be looked into. To be asked before long work, whose result could not be written otherwise.
  func checkReplaceable() throws(FileProblem) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { throw .symbolicLink(path: path) }
    let names: [String]
    do throws(SystemError) {
      names = try Folder.names(in: path)
    } catch {
      // What is not there is made; a file, or a folder without permission, is in the way.
      guard error.code == ENOENT else { throw .unwritable(path: path, error) }
      return
    }
    let isOwn = names.contains(OutputFolder.marker)
    for name in names where name != OutputFolder.marker {
      guard isOwn, name.hasSuffix(".ics") else { throw .foreignContent(folder: path, entry: name) }
    }
  }

  /// Puts these files, and nothing else, into the folder. Fails where it is a symbolic link, holds something
  /// foreign, or cannot be written; what stood there before is then put back.
  func replaceContent(with files: [(name: String, text: String)]) throws(FileProblem) {
    try checkReplaceable()
    let new = "\(path).new-\(getpid())"
    let old = "\(path).old-\(getpid())"
    do throws(SystemError) {
      _ = try systemCall { mkdir(new, 0o777) }
      do throws(SystemError) {
        for file in files + [(OutputFolder.marker, "")] {
          try OutputFolder.write(file.text, to: "\(new)/\(file.name)")
        }
        // Who may read the folder that stood there may read this one, and nobody else.
        var standing = stat()
        if lstat(path, &standing) == 0 {
          _ = chown(new, standing.st_uid, standing.st_gid)
          _ = try systemCall { chmod(new, standing.st_mode & 0o7777) }
        }
        let stood = rename(path, old) == 0
        guard stood || errno == ENOENT else { throw SystemError.last }
        guard rename(new, path) == 0 else {
          let error = SystemError.last
          if stood { rename(old, path) }
          throw error
        }
        if stood { OutputFolder.remove(old) }
      } catch {
        OutputFolder.remove(new)
        throw error
      }
    } catch {
      throw .unwritable(path: path, error)
    }
  }

  private static func write(_ text: String, to path: String) throws(SystemError) {
    let descriptor = try systemCall { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = try systemCall {
        rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Removes a folder of plain files; what cannot be removed stays.
  private static func remove(_ folder: String) {
    for name in (try? Folder.names(in: folder)) ?? [] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }
}
