import JSON
import Office

extension MailPolicy {
  /// The section `incoming` of `mail.json`: whose word on the senders of mail is believed.
  init(_ value: JSONValue, at path: JSONPath, in file: String) throws {
    self = try JSONObjectReader.read(value, at: path) { reader in
      let names = try reader.optionalArray("authenticationServers", atMost: 20) ?? []
      let servers = try names.map { element in
        let name = try element.string()
        guard MailPolicy.isServerName(name) else {
          throw MailConfigurationProblem(.serverName(name), in: file, at: element.path)
        }
        return name
      }
      let requires = try reader.optionalBoolean("requireAuthentication") ?? false
      guard !requires || !servers.isEmpty else {
        throw MailConfigurationProblem(.noServers, in: file, at: path["authenticationServers"])
      }
      return MailPolicy(authenticationServers: servers, requiresAuthentication: requires)
    }
  }

  /// Whether a text can stand as the name of a server in Authentication-Results.
  private static func isServerName(_ name: String) -> Bool {
    (1...255).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ";") }
  }
}
