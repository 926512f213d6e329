import Testing
import Transfers

@Suite("An address that is no host on the public internet is known in every form")
struct NetworkAddressTests {
  static let special: [(text: String, purpose: AddressPurpose)] = [
    ("127.0.0.1", .loopback), ("127.255.255.255", .loopback), ("0.0.0.0", .unspecified),
    ("0.1.2.3", .unspecified), ("10.0.0.0", .private), ("10.255.255.255", .private),
    ("172.16.0.0", .private), ("172.31.255.255", .private), ("192.168.0.0", .private),
    ("192.168.255.255", .private), ("169.254.169.254", .linkLocal), ("100.64.0.0", .sharedByCarrier),
    ("100.127.255.255", .sharedByCarrier), ("192.0.2.1", .documentation), ("198.51.100.1", .documentation),
    ("203.0.113.255", .documentation), ("192.0.0.8", .reserved), ("192.88.99.1", .reserved),
    ("198.18.0.0", .reserved), ("198.19.255.255", .reserved), ("224.0.0.1", .multicast),
    ("239.255.255.255", .multicast), ("240.0.0.1", .reserved), ("255.255.255.255", .reserved),
    ("::", .unspecified), ("::1", .loopback), ("::127.0.0.1", .reserved), ("::8.8.8.8", .reserved),
    ("::ffff:127.0.0.1", .loopback), ("::ffff:7f00:1", .loopback), ("::ffff:10.0.0.1", .private),
    ("::ffff:169.254.169.254", .linkLocal), ("2002:7f00:1::1", .loopback), ("2002:a00:1::", .private),
    ("2002:c0a8:101::1", .private), ("64:ff9b::127.0.0.1", .loopback), ("64:ff9b::a00:1", .private),
    ("64:ff9b:1::8.8.8.8", .reserved), ("fc00::", .private), ("fd00:ec2::254", .private),
    ("fdff::1", .private), ("fe80::1", .linkLocal), ("febf::1", .linkLocal), ("fec0::1", .private),
    ("ff02::1", .multicast), ("2001:db8::1", .documentation), ("3fff::1", .documentation),
    ("3fff:fff::1", .documentation), ("2001::1", .reserved), ("2001:10::1", .reserved), ("100::1", .reserved),
    ("4000::1", .reserved), ("5f00::1", .reserved),
  ]

  @Test("What lies in a special block is told with its purpose", arguments: special)
  func isSpecial(text: String, purpose: AddressPurpose) throws {
    #expect(try #require(NetworkAddress(text)).specialPurpose == purpose)
  }

  @Test(
    "What lies beside the blocks is public",
    arguments: [
      "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255",
      "192.0.1.1", "192.0.3.1", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
      "198.51.101.1", "203.0.112.255", "203.0.114.0", "223.255.255.255", "::ffff:8.8.8.8", "2002:808:808::1",
      "64:ff9b::8.8.8.8", "2001:200::1", "2001:db7::1", "2001:db9::1", "2400:cb00::1", "2606:4700::1111",
      "3ffe::1", "3fff:1000::1",
    ])
  func isPublic(text: String) throws {
    #expect(try #require(NetworkAddress(text)).specialPurpose == nil)
  }

  @Test(
    "Only the plain forms name an address",
    arguments: [
      "127.1", "0", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1.", "1.2.3.256", "fe80::1%eth0",
      "[::1]", " ::1", "",
    ])
  func isNone(text: String) {
    #expect(NetworkAddress(text) == nil)
  }

  @Test("Only 4 and 16 bytes are an address", arguments: [0, 3, 5, 15, 17])
  func length(count: Int) {
    #expect(NetworkAddress(bytes: [UInt8](repeating: 1, count: count)) == nil)
  }
}
