/// The host of an address in the one form in which two are compared.
public enum HTTPHost: Hashable, Sendable {
  /// A name, in lower case.
  case name(String)
  /// An address.
  case address(NetworkAddress)

  /// The host that a text names as a URL does: a name of letters, digits and hyphens (RFC 1123, section 2.1),
  /// four decimal numbers with dots, or an IPv6 address in brackets. `nil` for anything else, above all for
  /// what resolvers read as an address although it does not look like one: `127.1`, `0x7f000001`, `0`.
  public init?(_ text: String) {
    if text.hasPrefix("["), text.hasSuffix("]") {
      guard let address = NetworkAddress(String(text.dropFirst().dropLast())), address.bytes.count == 16
      else {
        return nil
      }
      self = .address(address)
      return
    }
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...253).contains(text.utf8.count), labels.allSatisfy(Self.isLabel), let last = labels.last else {
      return nil
    }
    // What ends in a number is an address, in its plain form or not at all (URL Standard, "ends in a number").
    let isNumber = last.utf8.allSatisfy(Self.isDigit) || last.lowercased().hasPrefix("0x")
    if isNumber {
      guard let address = NetworkAddress(text) else { return nil }
      self = .address(address)
    } else {
      self = .name(text.lowercased())
    }
  }

  /// What the host is for where that can be told without asking anybody: an address by its block, and names
  /// that always mean the machine itself (RFC 6761, section 6.3).
  public var specialPurpose: AddressPurpose? {
    switch self {
    case .address(let address): address.specialPurpose
    case .name(let name): name == "localhost" || name.hasSuffix(".localhost") ? .loopback : nil
    }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { byte in
        isDigit(byte) || byte == UInt8(ascii: "-")
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
