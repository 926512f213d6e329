private import CCurl
private import Glibc
public import Transfers

/// Calls webhooks over libcurl.
///
/// Every address to which libcurl is about to connect is judged at that moment, so that no answer of the name
/// service can lead past the rules. There are no redirects, no proxy, no other protocols than HTTP, and TLS is
/// verified. Each call has a handle of its own, which belongs to the calling thread; the library is made
/// ready once. May be called from any thread.
public struct WebhookCaller: WebhookCalling {
  private let allowance: HostAllowance
  private let limits: WebhookLimits

  /// A caller that keeps to an allowance and limits.
  public init(allowing allowance: HostAllowance, limits: WebhookLimits = WebhookLimits()) {
    self.allowance = allowance
    self.limits = limits
  }

  // `curl_global_init` may run once only, before anything else of the library.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// As ``WebhookCalling/call(_:body:headers:isStopping:)``.
  public func call(
    _ address: HTTPAddress, body: [UInt8], headers: [(name: String, value: String)],
    isStopping: @escaping @Sendable () -> Bool
  ) -> WebhookOutcome {
    guard Self.isReady, let handle = curl_easy_init() else { return .broken(code: -1) }
    defer { curl_easy_cleanup(handle) }
    let exchange = WebhookExchange(
      allowsAnyAddress: allowance.contains(address.host), mostBytes: limits.answerBytes,
      isStopping: isStopping)
    // libcurl would wait a second for "100 Continue" otherwise.
    var list: UnsafeMutablePointer<curl_slist>?
    for line in ["Content-Type: application/json", "Expect:"] + headers.map({ "\($0.name): \($0.value)" }) {
      guard let longer = curl_slist_append(list, line) else { break }
      list = longer
    }
    defer { curl_slist_free_all(list) }
    var code = set(address, on: handle)
    if code == CURLE_OK { code = jadwal_curl_set_pointer(handle, CURLOPT_HTTPHEADER, list) }
    guard code == CURLE_OK,
      WebhookExchange.attach(to: handle, Unmanaged.passUnretained(exchange).toOpaque())
    else { return .broken(code: Int(code.rawValue)) }
    code = withExtendedLifetime(exchange) {
      body.withUnsafeBytes { bytes in
        _ = jadwal_curl_set_number(handle, CURLOPT_POSTFIELDSIZE, bytes.count)
        let set = jadwal_curl_set_pointer(handle, CURLOPT_POSTFIELDS, bytes.baseAddress)
        return set == CURLE_OK ? curl_easy_perform(handle) : set
      }
    }
    return outcome(of: code, exchange, handle)
  }

  private func set(_ address: HTTPAddress, on handle: UnsafeMutableRawPointer) -> CURLcode {
    let texts: [(CURLoption, String)] = [
      (CURLOPT_URL, address.text), (CURLOPT_PROTOCOLS_STR, address.isSecure ? "https" : "http"),
      // An empty name keeps the environment's proxies out, which would connect for us.
      (CURLOPT_PROXY, ""), (CURLOPT_USERAGENT, "Jadwal"),
    ]
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_POST, 1), (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_PATH_AS_IS, 1),
      (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_NOPROGRESS, 0),
      (CURLOPT_CONNECTTIMEOUT, limits.connectSeconds), (CURLOPT_TIMEOUT, limits.wholeSeconds),
      // A name service that does not answer must not hold the call beyond its time.
      (CURLOPT_QUICK_EXIT, 1),
    ]
    for (option, text) in texts {
      let code = jadwal_curl_set_text(handle, option, text)
      if code != CURLE_OK { return code }
    }
    for (option, number) in numbers {
      let code = jadwal_curl_set_number(handle, option, number)
      if code != CURLE_OK { return code }
    }
    return CURLE_OK
  }

  private func outcome(
    of code: CURLcode, _ exchange: WebhookExchange, _ handle: UnsafeMutableRawPointer
  ) -> WebhookOutcome {
    if exchange.wasStopped { return .stopped }
    var status = 0
    switch code {
    // Too long an answer is cut off; whether the receiver has taken the message stands at its beginning.
    case CURLE_OK, CURLE_WRITE_ERROR:
      _ = jadwal_curl_response_code(handle, &status)
      return status > 0 ? .answered(status) : .broken(code: Int(code.rawValue))
    case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST:
      return exchange.refused.map(WebhookOutcome.refused) ?? .unreachable
    case CURLE_OPERATION_TIMEDOUT: return .timedOut
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: return .untrusted
    default: return .broken(code: Int(code.rawValue))
    }
  }
}
