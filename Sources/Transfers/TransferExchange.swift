private import CCurl
private import Glibc

/// What libcurl calls back to during a transfer. It is used by the thread of its session alone, and outlives
/// the session's handle, which says goodbye through it.
final class TransferExchange {
  /// What one transfer may do, and what it has to send.
  struct Task {
    /// Whether the host may lie anywhere.
    var allowsAnyAddress = false
    /// How many bytes are taken.
    var mostBytes = 0
    /// Whether what comes is kept.
    var keepsBody = true
    /// What is sent as a message.
    var message: [UInt8] = []
    /// Whether the service stops.
    var isStopping: @Sendable () -> Bool = { false }
  }

  /// What came as the body.
  private(set) var body: [UInt8] = []
  /// The lines that came as headers and replies, without their ends.
  private(set) var lines: [String] = []
  /// What the last address was for that was refused.
  private(set) var refused: AddressPurpose?
  /// Whether the transfer was ended because the service stops.
  private(set) var wasStopped = false
  /// Whether more came than is taken.
  private(set) var wasTooLarge = false
  private var task = Task()
  private var sentCount = 0
  private var receivedCount = 0

  /// Makes ready for a transfer: what came of the last one is forgotten.
  func begin(_ task: Task) {
    self.task = task
    (body, lines, refused) = ([], [], nil)
    (wasStopped, wasTooLarge) = (false, false)
    (sentCount, receivedCount) = (0, 0)
  }

  /// Sets the callbacks of a handle, with the exchange as their context. Returns whether all are set.
  func attach(to handle: UnsafeMutableRawPointer) -> Bool {
    let context = Unmanaged.passUnretained(self).toOpaque()
    return [
      jadwal_curl_set_write(handle, Self.takeBody, context),
      jadwal_curl_set_header(handle, Self.takeLine, context),
      jadwal_curl_set_read(handle, Self.give, context),
      jadwal_curl_set_progress(handle, Self.progress, context),
      jadwal_curl_set_open_socket(handle, Self.openSocket, context),
    ].allSatisfy { $0 == CURLE_OK }
  }

  private static func exchange(_ context: UnsafeMutableRawPointer?) -> TransferExchange? {
    context.map { Unmanaged<TransferExchange>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Counts bytes that came. Returns whether they are still taken.
  private func takes(_ count: Int) -> Bool {
    receivedCount += count
    wasTooLarge = wasTooLarge || receivedCount > task.mostBytes
    return !wasTooLarge
  }

  private static let takeBody:
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
      bytes, size, count, context in
      guard let exchange = exchange(context), exchange.takes(size * count) else { return 0 }
      if exchange.task.keepsBody, let bytes {
        exchange.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
      }
      return size * count
    }

  private static let takeLine:
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
      bytes, size, count, context in
      guard let exchange = exchange(context), exchange.takes(size * count) else { return 0 }
      if exchange.task.keepsBody, let bytes {
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        let end = line.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { $0 + 1 } ?? 0
        exchange.lines.append(String(decoding: line[..<end], as: UTF8.self))
      }
      return size * count
    }

  private static let give:
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
      bytes, size, count, context in
      guard let exchange = exchange(context), let bytes else { return 0 }
      let message = exchange.task.message
      let piece = message[exchange.sentCount...].prefix(size * count)
      UnsafeMutableRawBufferPointer(start: bytes, count: size * count).copyBytes(from: piece)
      exchange.sentCount += piece.count
      return piece.count
    }

  /// Called about once a second, and more often while something moves.
  private static let progress: @convention(c) (UnsafeMutableRawPointer?, Int, Int, Int, Int) -> Int32 = {
    context, _, _, _, _ in
    guard let exchange = exchange(context), exchange.task.isStopping() else { return 0 }
    exchange.wasStopped = true
    return 1
  }

  /// A connection to an address is about to be made. Without a socket it is not.
  private static let openSocket:
    @convention(c) (UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?)
      -> curl_socket_t = { context, _, target in
        guard let exchange = exchange(context), let target else { return CURL_SOCKET_BAD }
        if !exchange.task.allowsAnyAddress {
          var bytes = [UInt8](repeating: 0, count: 16)
          let count = Int(jadwal_curl_address(target, &bytes))
          guard let address = NetworkAddress(bytes: Array(bytes.prefix(count))) else {
            return CURL_SOCKET_BAD
          }
          if let purpose = address.specialPurpose {
            exchange.refused = purpose
            return CURL_SOCKET_BAD
          }
        }
        return jadwal_curl_open_socket(target)
      }
}
