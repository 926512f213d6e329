/// Why a transfer came to nothing.
public enum TransferError: Error, Hashable, Sendable {
  /// The host lies at no public address, and is not allowed by name. Nothing was sent.
  case refused(AddressPurpose)
  /// A redirect leads where nothing may be called. Nothing was sent there.
  case redirectRefused(HTTPAddressError)
  /// There were more redirects than allowed.
  case tooManyRedirects(limit: Int)
  /// The name service knows no address of the host.
  case unresolved
  /// The host takes no connection.
  case unreachable
  /// The certificate does not prove the host, or TLS failed, or the partner offers none where it has to.
  case untrusted
  /// The file with the certificates of the authorities cannot be used.
  case authorities
  /// The time was up, or the transfer was too slow.
  case timedOut
  /// More came than is taken.
  case tooLarge(limit: Int)
  /// What came is not compressed as it says.
  case badEncoding
  /// The mail server does not take the name and the password.
  case loginDenied(ServerReply?)
  /// The mail server refused, with its last reply. A code of 4xx may pass, 5xx will not (RFC 5321, section
  /// 4.2.1); IMAP has no codes.
  case rejected(ServerReply)
  /// An address or a command holds what would end its line. Nothing was sent.
  case unsafeText
  /// The connection broke, or what came was not of the protocol; with the library's code.
  case broken(code: Int)
  /// The service stops: nobody knows what the partner has of it.
  case stopped

  /// A word about it for the administrator, without addresses and personal data.
  public var text: String {
    switch self {
    case .refused(let purpose): "refused: \(purpose.rawValue) address"
    case .redirectRefused: "refused: redirect"
    case .tooManyRedirects(let limit): "more than \(limit) redirects"
    case .unresolved: "no such host"
    case .unreachable: "unreachable"
    case .untrusted: "TLS failed"
    case .authorities: "the file of certificates cannot be used"
    case .timedOut: "timed out"
    case .tooLarge(let limit): "more than \(limit) bytes"
    case .badEncoding: "not compressed as it says"
    case .loginDenied(let reply): "login denied" + (reply?.code.map { ": \($0)" } ?? "")
    case .rejected(let reply): "rejected" + (reply.code.map { ": \($0)" } ?? "")
    case .unsafeText: "a line break in a command"
    case .broken(let code): "broken: \(code)"
    case .stopped: "stopped"
    }
  }
}
