private import CCurl
private import Glibc

/// Transfers over libcurl, one after another: HTTP, SMTP, IMAP.
///
/// A session has one handle of the library and belongs to the thread that makes it; it is not shared. What is
/// asked of the same server again goes over the same connection, which ends with the session: to a partner
/// that is called once, one session a call.
///
/// Every address to which libcurl is about to connect is judged at that moment, so that no answer of the name
/// service and no redirect can lead past the rules. There is no proxy, whatever the environment says, no
/// cookies, no file of passwords, no other protocol than the one asked for, and TLS is verified. Every
/// transfer blocks for at most ``TransferLimits/wholeSeconds`` (each redirect has its own), and ends within a
/// second or so of `isStopping` saying so.
///
/// The library: `curl_global_init` runs once only, before anything else; texts given to it are copied, except
/// lists and the body of POST, which have to live until the transfer has ended.
public final class TransferSession {
  private let rules: TransferRules
  private let handle: UnsafeMutableRawPointer?
  private let exchange = TransferExchange()

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// A session that keeps to rules.
  public init(_ rules: TransferRules) {
    self.rules = rules
    handle = Self.isReady ? curl_easy_init() : nil
  }

  deinit {
    // It may still say goodbye to a server, and calls back for that.
    withExtendedLifetime(exchange) { if let handle { curl_easy_cleanup(handle) } }
  }

  /// Calls an address, and the addresses to which it redirects as far as the call allows. An answer of any
  /// status is an answer.
  public func perform(
    _ call: HTTPCall, isStopping: @escaping @Sendable () -> Bool
  ) throws(TransferError) -> HTTPAnswer {
    var call = call
    var redirects = 0
    while true {
      let handle = try begin(
        task(isStopping, allowsAny: rules.allowance.contains(call.address.host), keepsBody: call.keepsBody))
      try set(call, on: handle)
      let code = perform(call, on: handle)
      // A body that nobody keeps may be cut; what the host says stands at its beginning.
      if code != CURLE_OK, call.keepsBody || !exchange.wasTooLarge || exchange.wasStopped {
        throw error(of: code)
      }
      var status = 0
      _ = jadwal_curl_response_code(handle, &status)
      guard status > 0 else { throw .broken(code: Int(code.rawValue)) }
      guard call.mostRedirects > 0, let next = jadwal_curl_redirect(handle) else {
        return HTTPAnswer(
          status: status, headers: HTTPCall.Header.headers(of: exchange.lines), body: exchange.body,
          address: call.address)
      }
      redirects += 1
      guard redirects <= call.mostRedirects else { throw .tooManyRedirects(limit: call.mostRedirects) }
      call.address = try redirected(to: String(cString: next), from: call.address)
    }
  }

  /// Hands a message to a mail server. Returns the reply with which it took the message; fails with
  /// ``TransferError/rejected(_:)`` and its last reply where it did not.
  public func send(
    _ delivery: SMTPDelivery, isStopping: @escaping @Sendable () -> Bool
  ) throws(TransferError) -> ServerReply {
    guard delivery.isSafe else { throw .unsafeText }
    let handle = try begin(task(isStopping, allowsAny: true, message: delivery.message))
    try set(
      delivery.server, delivery.server.address("smtp") + delivery.greeting, protocols: "smtp,smtps",
      on: handle)
    try check(jadwal_curl_set_text(handle, CURLOPT_MAIL_FROM, delivery.sender.map { "<\($0)>" } ?? "<>"))
    try set([(CURLOPT_UPLOAD, 1), (CURLOPT_INFILESIZE, delivery.message.count)], on: handle)
    let list = TransferList(delivery.recipients.map { "<\($0)>" })
    try check(jadwal_curl_set_pointer(handle, CURLOPT_MAIL_RCPT, list.start))
    let code = withExtendedLifetime(list) { curl_easy_perform(handle) }
    if code == CURLE_OK, let reply = ServerReply.last(ofSMTP: exchange.lines, refusing: false) {
      return reply
    }
    throw mailError(of: code, ServerReply.last(ofSMTP: exchange.lines, refusing: true))
  }

  /// Greets a mail server, logs in where there is a login, and asks for nothing (RFC 5321, section 4.1.1.9).
  public func greet(_ server: MailServer, as greeting: String) throws(TransferError) {
    guard HTTPHost(greeting) != nil else { throw .unsafeText }
    let handle = try begin(task({ false }, allowsAny: true))
    try set(server, server.address("smtp") + greeting, protocols: "smtp,smtps", on: handle)
    try check(jadwal_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, "NOOP"))
    let code = curl_easy_perform(handle)
    if code != CURLE_OK {
      throw mailError(of: code, ServerReply.last(ofSMTP: exchange.lines, refusing: true))
    }
  }

  /// Asks a mail server for something in a mailbox.
  public func perform(
    _ command: IMAPCommand, isStopping: @escaping @Sendable () -> Bool
  ) throws(TransferError) -> IMAPAnswer {
    guard command.isSafe else { throw .unsafeText }
    let handle = try begin(task(isStopping, allowsAny: true))
    try set(command.server, command.address, protocols: "imap,imaps", on: handle)
    if case .line(let line) = command.request {
      try check(jadwal_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, line))
    }
    let code = curl_easy_perform(handle)
    if code == CURLE_OK { return IMAPAnswer(body: exchange.body, lines: exchange.lines) }
    throw mailError(of: code, ServerReply.last(ofIMAP: exchange.lines))
  }
}

extension TransferSession {
  private func task(
    _ isStopping: @escaping @Sendable () -> Bool, allowsAny: Bool, keepsBody: Bool = true,
    message: [UInt8] = []
  ) -> TransferExchange.Task {
    TransferExchange.Task(
      allowsAnyAddress: allowsAny, mostBytes: rules.limits.receivedBytes, keepsBody: keepsBody,
      message: message, isStopping: isStopping)
  }

  /// A clean handle, with what holds for every transfer.
  private func begin(_ task: TransferExchange.Task) throws(TransferError) -> UnsafeMutableRawPointer {
    guard let handle else { throw .broken(code: -1) }
    curl_easy_reset(handle)
    exchange.begin(task)
    guard exchange.attach(to: handle) else { throw .broken(code: -1) }
    // An empty name keeps the environment's proxies out, which would connect for us.
    try check(jadwal_curl_set_text(handle, CURLOPT_PROXY, ""))
    if let file = rules.authorityFile {
      try check(jadwal_curl_set_text(handle, CURLOPT_CAINFO, file))
      try check(jadwal_curl_set_text(handle, CURLOPT_CAPATH, nil))
    }
    let limits = rules.limits
    try set(
      [
        (CURLOPT_NOSIGNAL, 1), (CURLOPT_NOPROGRESS, 0), (CURLOPT_FOLLOWLOCATION, 0),
        (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
        (CURLOPT_SSLVERSION, JADWAL_CURL_TLS_1_2), (CURLOPT_CONNECTTIMEOUT, limits.connectSeconds),
        (CURLOPT_TIMEOUT, limits.wholeSeconds), (CURLOPT_SERVER_RESPONSE_TIMEOUT, limits.replySeconds),
        (CURLOPT_LOW_SPEED_LIMIT, limits.slowBytes), (CURLOPT_LOW_SPEED_TIME, limits.slowSeconds),
        // A name service that does not answer must not hold the transfer beyond its time.
        (CURLOPT_QUICK_EXIT, 1),
      ], on: handle)
    return handle
  }

  private func set(_ call: HTTPCall, on handle: UnsafeMutableRawPointer) throws(TransferError) {
    let texts = [
      (CURLOPT_URL, call.address.text), (CURLOPT_PROTOCOLS_STR, call.address.isSecure ? "https" : "http"),
      (CURLOPT_USERAGENT, "Jadwal"),
    ]
    for (option, text) in texts { try check(jadwal_curl_set_text(handle, option, text)) }
    try set([(CURLOPT_PATH_AS_IS, 1), (CURLOPT_HTTP_VERSION, JADWAL_CURL_HTTP_1_1)], on: handle)
    if call.takesGzip { try check(jadwal_curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "gzip")) }
  }

  private func perform(_ call: HTTPCall, on handle: UnsafeMutableRawPointer) -> CURLcode {
    var lines = call.headers.map { "\($0.name): \($0.value)" }
    var body: [UInt8] = []
    if case .post(let sent) = call.method {
      // libcurl would wait a second for "100 Continue" otherwise.
      lines.append("Expect:")
      // An empty array may have no address, which would mean another source of the body.
      body = sent + [0]
    }
    let list = TransferList(lines)
    return withExtendedLifetime(list) {
      body.withUnsafeBytes { bytes in
        var code = jadwal_curl_set_pointer(handle, CURLOPT_HTTPHEADER, list.start)
        if code == CURLE_OK, case .post(let sent) = call.method {
          _ = jadwal_curl_set_number(handle, CURLOPT_POST, 1)
          _ = jadwal_curl_set_number(handle, CURLOPT_POSTFIELDSIZE, sent.count)
          code = jadwal_curl_set_pointer(handle, CURLOPT_POSTFIELDS, bytes.baseAddress)
        }
        return code == CURLE_OK ? curl_easy_perform(handle) : code
      }
    }
  }

  private func redirected(to text: String, from old: HTTPAddress) throws(TransferError) -> HTTPAddress {
    do throws(HTTPAddressError) {
      // A fragment is for whoever shows the page, and is never sent.
      let next = try HTTPAddress(String(text.prefix { $0 != "#" }), allowing: rules.allowance)
      guard next.isSecure || !old.isSecure else { throw HTTPAddressError.insecure }
      return next
    } catch { throw .redirectRefused(error) }
  }

  private func set(
    _ server: MailServer, _ address: String, protocols: String, on handle: UnsafeMutableRawPointer
  ) throws(TransferError) {
    try check(jadwal_curl_set_text(handle, CURLOPT_URL, address))
    try check(jadwal_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, protocols))
    let needed = server.security == .none ? JADWAL_CURL_TLS_NONE : JADWAL_CURL_TLS_NEEDED
    try set([(CURLOPT_USE_SSL, needed)], on: handle)
    guard let login = server.login else { return }
    try check(jadwal_curl_set_text(handle, CURLOPT_USERNAME, login.user))
    try check(jadwal_curl_set_text(handle, CURLOPT_PASSWORD, login.password))
  }

  private func set(
    _ numbers: [(CURLoption, some BinaryInteger)], on handle: UnsafeMutableRawPointer
  ) throws(TransferError) {
    for (option, number) in numbers { try check(jadwal_curl_set_number(handle, option, Int(number))) }
  }

  private func check(_ code: CURLcode) throws(TransferError) {
    if code != CURLE_OK { throw .broken(code: Int(code.rawValue)) }
  }

  /// What a code of the library means for a mail server, with what the server said last.
  private func mailError(of code: CURLcode, _ reply: ServerReply?) -> TransferError {
    if exchange.wasStopped || exchange.wasTooLarge { return error(of: code) }
    switch code {
    case CURLE_LOGIN_DENIED: return .loginDenied(reply)
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_QUOTE_ERROR, CURLE_REMOTE_FILE_NOT_FOUND,
      CURLE_REMOTE_ACCESS_DENIED, CURLE_WEIRD_SERVER_REPLY, CURLE_UPLOAD_FAILED, CURLE_OK:
      return reply.map(TransferError.rejected) ?? error(of: code)
    default: return error(of: code)
    }
  }

  /// The one place where codes of the library get their meaning.
  private func error(of code: CURLcode) -> TransferError {
    if exchange.wasStopped { return .stopped }
    if exchange.wasTooLarge { return .tooLarge(limit: rules.limits.receivedBytes) }
    return switch code {
    case CURLE_COULDNT_CONNECT: exchange.refused.map(TransferError.refused) ?? .unreachable
    case CURLE_COULDNT_RESOLVE_HOST: .unresolved
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED: .untrusted
    case CURLE_SSL_CACERT_BADFILE: .authorities
    case CURLE_BAD_CONTENT_ENCODING: .badEncoding
    default: .broken(code: Int(code.rawValue))
    }
  }
}
