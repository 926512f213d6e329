import Glibc

/// A stream socket with a name in a folder, over which processes of one machine speak: whoever may not use the file
/// may not connect. Each side says all that it has to say at once, and then listens.
struct LocalSocket: ~Copyable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Listens under a name of a folder. A name that is left from a process that was killed is taken over; that no
  /// other process listens there is the caller's to know. Only the owner of the process may connect.
  static func listening(as name: String, in folder: String) throws(SystemError) -> LocalSocket {
    let socket = try LocalSocket.make()
    let folder = try OpenFolder(folder)
    unlinkat(folder.descriptor, name, 0)
    // The mode of the file is that of the socket at this moment.
    _ = try systemCall { fchmod(socket.descriptor, 0o600) }
    _ = try folder.withAddress(of: name) { address, length in bind(socket.descriptor, address, length) }
    _ = try systemCall { listen(socket.descriptor, 4) }
    return socket
  }

  /// Connects to whoever listens under a name of a folder. Fails with `ENOENT` or `ECONNREFUSED` where nobody does.
  static func connected(to name: String, in folder: String) throws(SystemError) -> LocalSocket {
    let socket = try LocalSocket.make()
    let folder = try OpenFolder(folder)
    _ = try folder.withAddress(of: name) { address, length in connect(socket.descriptor, address, length) }
    return socket
  }

  /// Waits so many milliseconds for somebody who connects. Returns the connection, whose reads and writes end after
  /// so many seconds without a byte, or `nil` where nobody came.
  borrowing func accepted(within milliseconds: Int32, patience seconds: Int) throws(SystemError)
    -> LocalSocket?
  {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let found = poll(&waiting, 1, milliseconds)
    guard found > 0 else {
      if found < 0, errno != EINTR { throw .last }
      return nil
    }
    let descriptor = descriptor
    let peer = LocalSocket(descriptor: try systemCall { accept(descriptor, nil, nil) })
    let connection = peer.descriptor
    _ = try systemCall { fcntl(connection, F_SETFD, FD_CLOEXEC) }
    var patience = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      _ = try systemCall {
        setsockopt(connection, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
      }
    }
    return peer
  }

  /// Says everything, and that nothing more will come.
  borrowing func send(_ bytes: [UInt8]) throws(SystemError) {
    let descriptor = descriptor
    var sent = 0
    while sent < bytes.count {
      let rest = bytes[sent...]
      sent += try systemCall {
        rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, 0) }
      }
    }
    _ = try systemCall { shutdown(descriptor, Int32(SHUT_WR)) }
  }

  /// Everything that the other side says; `nil` where that is more than `limit` bytes.
  borrowing func received(atMost limit: Int) throws(SystemError) -> [UInt8]? {
    let descriptor = descriptor
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try systemCall {
        chunk.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
      }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else { return nil }
      bytes += chunk[..<count]
    }
  }

  private static func make() throws(SystemError) -> LocalSocket {
    LocalSocket(
      descriptor: try systemCall {
        socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      })
  }
}

/// A folder that is open, so that the address of a socket in it is short whatever the folder's path: an address has
/// room for some hundred bytes.
private struct OpenFolder: ~Copyable {
  let descriptor: Int32

  init(_ path: String) throws(SystemError) {
    descriptor = try systemCall { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  }

  deinit { close(descriptor) }

  /// Calls the system with the address of a name in the folder. The error of the call becomes one of ours.
  borrowing func withAddress(
    of name: String, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws(SystemError) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array("/proc/self/fd/\(descriptor)/\(name)".utf8)
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw SystemError(code: ENAMETOOLONG)
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    return try systemCall {
      withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
    }
  }
}
