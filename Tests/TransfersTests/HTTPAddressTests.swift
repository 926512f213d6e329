import Testing
import Transfers

@Suite("An address can be called at the host that it shows, and nowhere else")
struct HTTPAddressTests {
  private static let allowance = HostAllowance(
    ["127.0.0.1", "hooks.internal", "[::1]"].compactMap(HTTPHost.init))

  private func fault(_ text: String, _ allowance: HostAllowance = .none) -> HTTPAddressError? {
    do throws(HTTPAddressError) {
      _ = try HTTPAddress(text, allowing: allowance)
      return nil
    } catch { return error }
  }

  static let refused: [(scheme: String, rest: String, fault: HTTPAddressError)] = [
    ("http", "//127.0.0.1:8000/", .notPublic(.loopback)), ("https", "//127.0.0.1/", .notPublic(.loopback)),
    ("https", "//localhost/", .notPublic(.loopback)), ("https", "//LOCALHOST/", .notPublic(.loopback)),
    ("https", "//a.localhost/", .notPublic(.loopback)), ("https", "//LOCALHOST./", .host),
    ("https", "//127.1/", .host), ("https", "//0.0.0.0/", .notPublic(.unspecified)), ("https", "//0/", .host),
    ("https", "//2130706433/", .host), ("https", "//0x7f000001/", .host), ("https", "//0177.0.0.1/", .host),
    ("https", "//127.0.0.0x1/", .host), ("https", "//[::ffff:127.0.0.1]/", .notPublic(.loopback)),
    ("https", "//[::ffff:7f00:1]/", .notPublic(.loopback)), ("http", "//127.0.0.1.example.com/", .insecure),
    ("https", "//user@127.0.0.1/", .userInformation), ("https", "//example.com@127.0.0.1/", .userInformation),
    ("https", "//user:secret@example.com/", .userInformation),
    ("https", "//127.0.0.1%00.example.com/", .host),
    ("https", "//①②⑦.0.0.1/", .notAnAddress), ("webcal", "//127.0.0.1/", .scheme),
    ("HTTP", "//127.0.0.1/", .notPublic(.loopback)), ("file", "///etc/passwd", .scheme),
    ("gopher", "//127.0.0.1/x", .scheme), ("ftp", "//127.0.0.1/x", .scheme),
    ("http", "//169.254.169.254/latest/meta-data/", .notPublic(.linkLocal)),
    ("https", "//[fd00:ec2::254]/", .notPublic(.private)), ("https", "//10.0.0.1/", .notPublic(.private)),
    ("data", "text/calendar,BEGIN:VCALENDAR", .scheme), ("", "//127.0.0.1/x", .scheme),
    ("http", "/\\127.0.0.1/x", .notAnAddress), ("https", "/\\example.com/", .notAnAddress),
    ("https", "//example.com\\@127.0.0.1/", .notAnAddress), ("https", "//", .host), ("https", "///x", .host),
    ("https", "//example.com#a", .fragment), ("https", "//example.com/#", .fragment),
    ("https", "//exa mple.com/", .notAnAddress), ("https", "//example.com/\r\nX: y", .notAnAddress),
    ("https", "//example.com:0/", .port), ("https", "//example.com:65536/", .port),
    ("https", "//example.com:/", .port),
    ("https", "//example.com:25/", .port), ("https", "//example.com:80/", .port),
    ("https", "//example.com:+443/", .port),
    ("http", "//example.com/", .insecure), ("https", "//[fe80::1%25eth0]/", .host),
    ("https", "//[::1/", .host),
    ("https", "//[127.0.0.1]/", .host), ("https", "//-a.example.com/", .host),
    ("https", "//a_b.example.com/", .host),
    ("", "", .scheme), ("https", "//example.com/" + String(repeating: "a", count: 1_981), .tooLong),
  ]

  @Test("What could lead elsewhere is refused with its reason", arguments: refused)
  func refuses(scheme: String, rest: String, fault expected: HTTPAddressError) {
    #expect(fault(scheme.isEmpty ? rest : "\(scheme):\(rest)") == expected)
  }

  @Test(
    "What lies on the public internet is taken",
    arguments: [
      ("https://example.com", "example.com", 443),
      ("HTTPS://Hooks.Example.COM/a?b=c", "hooks.example.com", 443),
      ("https://example.com:8443/x", "example.com", 8_443),
      ("https://example.com?u=a@example.org:1", "example.com", 443),
      ("https://127.0.0.1.example.com/", "127.0.0.1.example.com", 443),
      ("https://example.com/" + String(repeating: "a", count: 1_980), "example.com", 443),
    ])
  func takes(text: String, host: String, port: Int) throws {
    let address = try HTTPAddress(text, allowing: .none)
    #expect(address.host == .name(host) && address.port == port && address.isSecure && address.text == text)
  }

  @Test(
    "A host that is allowed by name may be called without TLS and on any port",
    arguments: [
      "//127.0.0.1:8000/", "//hooks.internal/", "//HOOKS.internal:25/", "//[::1]:9/",
      "//[0:0:0:0:0:0:0:1]:9/",
    ])
  func allowed(rest: String) {
    for scheme in ["http:", "https:"] { #expect(fault(scheme + rest, Self.allowance) == nil) }
    #expect(fault("http:" + rest) != nil)
  }

  @Test(
    "An allowance is for the host itself alone",
    arguments: ["//a.hooks.internal/", "//127.0.0.2/", "//[::2]/", "//localhost/"])
  func notAllowed(rest: String) {
    #expect(fault("http:" + rest, Self.allowance) != nil)
  }
}
