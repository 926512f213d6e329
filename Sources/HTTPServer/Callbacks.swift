import Glibc
private import CMicroHTTPD

/// What MHD calls. The owner is the server, the context of a connection its `Connection`, that of a request
/// its `Exchange`; each is retained when its pointer is handed to MHD and released at the last call with it.
enum Callbacks {
  /// Starts a daemon that calls back to `owner`, a retained server; `nil` where it cannot, with the system's
  /// error.
  static func start(_ options: HTTPServerOptions, owner: UnsafeMutableRawPointer, code: inout Int32)
    -> OpaquePointer?
  {
    options.host.withCString { host in
      var settings = jadwal_mhd_settings(
        host: host, port: options.port, threads: UInt32(max(2, options.threads)),
        connections: UInt32(options.connections),
        connections_per_address: UInt32(options.connectionsPerAddress),
        idle_seconds: UInt32(options.idleSeconds), memory: options.headerMemory, owner: owner,
        begin: begin, answer: answer, completed: completed, changed: changed)
      return jadwal_mhd_start(&settings, &code)
    }
  }

  /// A connection was made or is about to be closed.
  private static let changed:
    @convention(c) (
      UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
      MHD_ConnectionNotificationCode
    ) -> Void = { owner, handle, context, code in
      guard let owner, let handle, let context else { return }
      let server = Unmanaged<HTTPServer>.fromOpaque(owner).takeUnretainedValue()
      if code.rawValue == 0 {
        var address = [CChar](repeating: 0, count: 64)
        let hasAddress = jadwal_mhd_address(handle, &address, socklen_t(address.count)) == 1
        let connection = Connection(
          socket: jadwal_mhd_socket(handle),
          remoteAddress: hasAddress
            ? address.withUnsafeBufferPointer { text in
              text.baseAddress.map { String(cString: $0) } ?? ""
            } : "",
          now: jadwal_mhd_now())
        server.table.insert(connection)
        context.pointee = Unmanaged.passRetained(connection).toOpaque()
      } else if let known = context.pointee {
        let connection = Unmanaged<Connection>.fromOpaque(known).takeRetainedValue()
        server.table.remove(connection)
        context.pointee = nil
      }
    }

  /// A request line came.
  private static let begin:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
    ) -> UnsafeMutableRawPointer? = { owner, target, _ in
      guard let owner, let target else { return nil }
      let server = Unmanaged<HTTPServer>.fromOpaque(owner).takeUnretainedValue()
      return Unmanaged.passRetained(
        Exchange(target: target, began: jadwal_mhd_now(), budget: server.budget)
      ).toOpaque()
    }

  /// A request is over, answered or not.
  private static let completed:
    @convention(c) (
      UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
      MHD_RequestTerminationCode
    ) -> Void = { owner, handle, context, _ in
      guard let owner, let handle, let context, let known = context.pointee else { return }
      let server = Unmanaged<HTTPServer>.fromOpaque(owner).takeUnretainedValue()
      let exchange = Unmanaged<Exchange>.fromOpaque(known).takeRetainedValue()
      context.pointee = nil
      let now = jadwal_mhd_now()
      if exchange.leavesBodyUnread { server.table.linger(jadwal_mhd_socket(handle), now: now) }
      connection(of: handle)?.phase = .waiting(since: now, isFirst: false)
      server.accessLog?(
        AccessEntry(
          method: AccessEntry.loggable(method: exchange.method), route: exchange.route,
          status: exchange.status,
          bytes: exchange.answerBytes, microseconds: now - exchange.began))
    }

  /// A head is whole, a piece of a body came, or a request is whole.
  private static let answer:
    @convention(c) (
      UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
      UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafeMutablePointer<Int>?,
      UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) -> MHD_Result = { owner, handle, _, method, version, piece, pieceCount, context in
      guard let owner, let handle, let method, let version, let pieceCount, let known = context?.pointee,
        let connection = connection(of: handle)
      else { return .NO }
      let server = Unmanaged<HTTPServer>.fromOpaque(owner).takeUnretainedValue()
      let exchange = Unmanaged<Exchange>.fromOpaque(known).takeUnretainedValue()
      if exchange.request == nil {
        exchange.readHead(
          of: handle, method: method, version: version, router: server.router,
          remoteAddress: connection.remoteAddress, options: server.options)
        if exchange.leavesBodyUnread {
          return server.answer(exchange, on: handle, of: connection) ? .YES : .NO
        }
        if exchange.expectsBody { connection.received(0, now: jadwal_mhd_now(), server.options) }
        return .YES
      }
      if pieceCount.pointee > 0 {
        let bytes = UnsafeRawBufferPointer(start: piece, count: pieceCount.pointee)
        pieceCount.pointee = 0
        connection.received(bytes.count, now: jadwal_mhd_now(), server.options)
        return exchange.take(bytes) ? .YES : .NO
      }
      return server.answer(exchange, on: handle, of: connection) ? .YES : .NO
    }

  /// The thread of the sweeper.
  static let sweep: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { owner in
    guard let owner else { return nil }
    Unmanaged<HTTPServer>.fromOpaque(owner).takeUnretainedValue().sweep()
    return nil
  }

  private static func connection(of handle: OpaquePointer) -> Connection? {
    jadwal_mhd_context(handle).map { Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue() }
  }
}
