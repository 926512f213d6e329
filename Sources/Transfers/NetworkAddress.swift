private import Glibc

/// An address of the network layer, IPv4 or IPv6, as bytes in network order.
public struct NetworkAddress: Hashable, Sendable {
  /// The 4 or 16 bytes.
  public let bytes: [UInt8]

  /// An address from its bytes, or `nil` where there are neither 4 nor 16.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// The address that a text names in its plain form: four decimal numbers with dots, or an IPv6 address (RFC
  /// 4291, section 2.2) without a zone. `nil` for any other form, such as `127.1` or `0x7f000001`.
  public init?(_ text: String) {
    for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
      var bytes = [UInt8](repeating: 0, count: count)
      if inet_pton(family, text, &bytes) == 1 {
        self.bytes = bytes
        return
      }
    }
    return nil
  }
}

extension NetworkAddress {
  /// The address as a URL writes it: numbers with dots, or groups with colons in brackets.
  var urlText: String {
    if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
    return "[" + groups.map { String($0, radix: 16) }.joined(separator: ":") + "]"
  }

  /// A block of addresses that are no host on the public internet, with the reason.
  private struct Block {
    let start: [UInt8]
    let bits: Int
    let purpose: AddressPurpose

    init(_ start: [UInt8], _ bits: Int, _ purpose: AddressPurpose) {
      self.start = start
      self.bits = bits
      self.purpose = purpose
    }

    /// Whether the first bits of an address are those of the block.
    func contains(_ bytes: [UInt8]) -> Bool {
      (0..<bits).allSatisfy { bit in
        let place = bit / 8
        let own = place < start.count ? start[place] : 0
        return (own ^ bytes[place]) & (0x80 >> UInt8(bit % 8)) == 0
      }
    }
  }

  /// The special-purpose registry of IPv4 (RFC 6890), as far as nothing that is called can lie there.
  private static let blocks4: [Block] = [
    Block([0], 8, .unspecified), Block([10], 8, .private), Block([100, 64], 10, .sharedByCarrier),
    Block([127], 8, .loopback), Block([169, 254], 16, .linkLocal), Block([172, 16], 12, .private),
    Block([192, 0, 0], 24, .reserved), Block([192, 0, 2], 24, .documentation),
    Block([192, 88, 99], 24, .reserved), Block([192, 168], 16, .private), Block([198, 18], 15, .reserved),
    Block([198, 51, 100], 24, .documentation), Block([203, 0, 113], 24, .documentation),
    Block([224], 4, .multicast), Block([240], 4, .reserved),
  ]

  /// Of IPv6 only global unicast, 2000::/3, is public at all (RFC 4291, section 2.4); these lie inside it.
  private static let blocks6: [Block] = [
    Block([0x20, 0x01, 0, 0], 23, .reserved), Block([0x20, 0x01, 0x0D, 0xB8], 32, .documentation),
    Block([0x3F, 0xFF, 0], 20, .documentation),
  ]

  /// What an address outside global unicast is for, to tell it; whatever is not listed is reserved.
  private static let namedBlocks6: [Block] = [
    Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 128, .unspecified),
    Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 128, .loopback),
    Block([0xFC], 7, .private), Block([0xFE, 0x80], 10, .linkLocal), Block([0xFE, 0xC0], 10, .private),
    Block([0xFF], 8, .multicast),
  ]

  /// Forms of IPv6 that hold an address of IPv4, with the place of its first byte: mapped (RFC 4291, section
  /// 2.5.5.2), 6to4 (RFC 3056), NAT64 (RFC 6052).
  private static let embeddings: [(block: Block, place: Int)] = [
    (Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96, .reserved), 12),
    (Block([0x20, 0x02], 16, .reserved), 2), (Block([0x00, 0x64, 0xFF, 0x9B], 96, .reserved), 12),
  ]

  /// What the address is for where it is no host on the public internet; `nil` where it may be one.
  ///
  /// An address that holds another is judged by that one: what reaches a private host through a gateway is as
  /// private as the host.
  public var specialPurpose: AddressPurpose? {
    if bytes.count == 4 { return Self.blocks4.first { $0.contains(bytes) }?.purpose }
    for (block, place) in Self.embeddings where block.contains(bytes) {
      let inner = Array(bytes[place..<place + 4])
      return Self.blocks4.first { $0.contains(inner) }?.purpose
    }
    if let named = Self.namedBlocks6.first(where: { $0.contains(bytes) }) { return named.purpose }
    guard bytes[0] & 0xE0 == 0x20 else { return .reserved }
    return Self.blocks6.first { $0.contains(bytes) }?.purpose
  }
}
