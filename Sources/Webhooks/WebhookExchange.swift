private import CCurl
private import Glibc
import Transfers

/// What libcurl calls back to during one call. It is used by the thread of that call alone, and outlives it.
final class WebhookExchange {
  /// What the last address was for that was refused.
  private(set) var refused: AddressPurpose?
  /// Whether the call was ended because the service stops.
  private(set) var wasStopped = false
  private let allowsAnyAddress: Bool
  private let mostBytes: Int
  private let isStopping: @Sendable () -> Bool
  private var byteCount = 0

  init(allowsAnyAddress: Bool, mostBytes: Int, isStopping: @escaping @Sendable () -> Bool) {
    self.allowsAnyAddress = allowsAnyAddress
    self.mostBytes = mostBytes
    self.isStopping = isStopping
  }

  /// Sets the callbacks of a handle, with an exchange as their context. Returns whether all are set.
  static func attach(to handle: UnsafeMutableRawPointer, _ context: UnsafeMutableRawPointer) -> Bool {
    [
      jadwal_curl_set_write(handle, take, context), jadwal_curl_set_header(handle, take, context),
      jadwal_curl_set_progress(handle, progress, context),
      jadwal_curl_set_open_socket(handle, openSocket, context),
    ].allSatisfy { $0 == CURLE_OK }
  }

  private static func exchange(_ context: UnsafeMutableRawPointer?) -> WebhookExchange? {
    context.map { Unmanaged<WebhookExchange>.fromOpaque($0).takeUnretainedValue() }
  }

  /// A piece of the answer came: it is counted, and thrown away.
  private static let take:
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
      _, size, count, context in
      guard let exchange = exchange(context) else { return 0 }
      exchange.byteCount += size * count
      return exchange.byteCount <= exchange.mostBytes ? size * count : 0
    }

  /// Called about once a second, and more often while something comes.
  private static let progress: @convention(c) (UnsafeMutableRawPointer?, Int, Int, Int, Int) -> Int32 = {
    context, _, _, _, _ in
    guard let exchange = exchange(context), exchange.isStopping() else { return 0 }
    exchange.wasStopped = true
    return 1
  }

  /// A connection to an address is about to be made. Without a socket it is not.
  private static let openSocket:
    @convention(c) (UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?)
      -> curl_socket_t = { context, _, target in
        guard let exchange = exchange(context), let target else { return CURL_SOCKET_BAD }
        if !exchange.allowsAnyAddress {
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
