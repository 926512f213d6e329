public import Transfers

/// Calls webhooks over HTTP: no redirects, and what is answered is thrown away but for its status. Each call
/// has a connection of its own. May be called from any thread.
public struct WebhookCaller: WebhookCalling {
  private let rules: TransferRules

  /// A caller that keeps to an allowance and limits.
  public init(allowing allowance: HostAllowance, limits: WebhookLimits = WebhookLimits()) {
    let limits = TransferLimits(
      connectSeconds: limits.connectSeconds, wholeSeconds: limits.wholeSeconds,
      slowSeconds: limits.wholeSeconds, receivedBytes: limits.answerBytes)
    rules = TransferRules(allowing: allowance, limits: limits)
  }

  /// As ``WebhookCalling/call(_:body:headers:isStopping:)``.
  public func call(
    _ address: HTTPAddress, body: [UInt8], headers: [(name: String, value: String)],
    isStopping: @escaping @Sendable () -> Bool
  ) -> WebhookOutcome {
    var call = HTTPCall(.post(body), address)
    call.headers = [HTTPCall.Header("Content-Type", "application/json")]
    call.headers += headers.map { HTTPCall.Header($0.name, $0.value) }
    call.keepsBody = false
    do throws(TransferError) {
      return .answered(try TransferSession(rules).perform(call, isStopping: isStopping).status)
    } catch { return outcome(of: error) }
  }

  private func outcome(of error: TransferError) -> WebhookOutcome {
    switch error {
    case .refused(let purpose): .refused(purpose)
    case .redirectRefused: .notAllowed
    case .unresolved, .unreachable: .unreachable
    case .untrusted, .authorities: .untrusted
    case .timedOut: .timedOut
    case .stopped: .stopped
    case .broken(let code): .broken(code: code)
    case .tooManyRedirects, .tooLarge, .badEncoding, .loginDenied, .rejected, .unsafeText: .broken(code: -1)
    }
  }
}
