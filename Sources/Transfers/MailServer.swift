/// A mail server, as the administrator names it. That names its host too: it is connected to wherever it lies.
public struct MailServer: Hashable, Sendable {
  /// How the connection is protected.
  public enum Security: String, CaseIterable, Hashable, Sendable {
    /// TLS from the first byte (RFC 8314, section 3).
    case tls
    /// TLS after STARTTLS, without which nothing is said (RFC 3207, RFC 3501).
    case startTLS = "starttls"
    /// None: for servers on the same machine.
    case none
  }

  /// A name and a password.
  public struct Login: Hashable, Sendable {
    /// The name.
    public let user: String
    /// The password.
    public let password: String

    /// A login.
    public init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  /// The host.
  public let host: HTTPHost
  /// The port.
  public let port: Int
  /// How the connection is protected.
  public let security: Security
  /// The login; `nil` where the server asks for none.
  public let login: Login?

  /// A server.
  public init(host: HTTPHost, port: Int, security: Security, login: Login?) {
    self.host = host
    self.port = port
    self.security = security
    self.login = login
  }

  /// The beginning of its address, up to and with the slash: `smtps://mail.example.com:465/`.
  func address(_ scheme: String) -> String {
    let name =
      switch host {
      case .name(let name): name
      case .address(let address): address.urlText
      }
    return "\(security == .tls ? scheme + "s" : scheme)://\(name):\(port)/"
  }
}
