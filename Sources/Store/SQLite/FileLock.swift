import Glibc

/// The right to write a database: a lock of the system on a file beside it, gone with the process that has
/// it. The file stays, for removing it would let two processes lock two files of one name.
struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock. Fails with ``DatabaseError/inUse(_:)`` where another has it.
  init(path: String) throws {
    let descriptor = openat(AT_FDCWD, path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoredFile.failure(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      let failure = StoredFile.failure(path)
      Glibc.close(descriptor)
      throw isTaken ? DatabaseError.inUse(path) : failure
    }
    self.descriptor = descriptor
  }

  deinit {
    // Closing alone would leave the lock to a child process that is just being started and still has the
    // descriptor.
    flock(descriptor, LOCK_UN)
    Glibc.close(descriptor)
  }
}
