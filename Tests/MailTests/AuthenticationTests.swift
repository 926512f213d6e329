import Mail
import Testing

@Suite("Only the own server's word about the sender counts")
struct AuthenticationTests {
  /// What stands above the mail, and what it is worth.
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let fields: [String]
    let expected: ReceivedMail.Authentication
    var testDescription: String { name }

    init(_ name: String, _ expected: ReceivedMail.Authentication, _ fields: String...) {
      self.name = name
      self.expected = expected
      self.fields = fields
    }

    static func results(_ name: String, _ expected: ReceivedMail.Authentication, _ results: String) -> Row {
      Row(name, expected, "Authentication-Results: mx.example.go.id; " + results)
    }
  }

  static let rows: [Row] = [
    Row("nothing", .unknown), .results("none", .unknown, "none"),
    .results("DMARC passed", .passed, "dmarc=pass header.from=example.com"),
    .results("DMARC passed, with policy", .passed, "dmarc=pass (p=reject dis=none) header.from=EXAMPLE.com"),
    .results("DMARC passed of another From", .failed, "dmarc=pass header.from=example.net"),
    .results(
      "DMARC failed, DKIM passed", .failed,
      "dkim=pass header.d=example.com; dmarc=fail header.from=example.com"),
    .results(
      "DMARC without a policy, DKIM passed", .passed,
      "dmarc=none header.from=example.com; dkim=pass header.d=example.com"),
    .results("DKIM of the domain", .passed, "dkim=pass (2048-bit key) header.d=example.com header.s=s1"),
    .results("DKIM of an identity", .passed, "dkim=pass header.i=@mail.example.com"),
    .results("DKIM of a part of the domain", .passed, "dkim=pass header.d=news.example.com"),
    .results("DKIM of another domain", .unknown, "dkim=pass header.d=example.net"),
    .results("DKIM of a domain that ends alike", .unknown, "dkim=pass header.d=badexample.com"),
    .results("DKIM of the top domain", .unknown, "dkim=pass header.d=com"),
    .results("DKIM failed", .unknown, "dkim=fail header.d=example.com"),
    .results(
      "the second DKIM signature", .passed, "dkim=fail header.d=example.com; dkim=pass header.d=example.com"),
    .results("SPF of the domain", .passed, "spf=pass smtp.mailfrom=budi@example.com"),
    .results("SPF of a domain", .passed, "spf=pass smtp.mailfrom=example.com"),
    .results("SPF of another domain", .unknown, "spf=pass smtp.mailfrom=budi@example.net"),
    .results("SPF of the greeting alone", .unknown, "spf=pass smtp.helo=example.com"),
    .results("SPF softfail", .unknown, "spf=softfail smtp.mailfrom=budi@example.com"),
    .results("a pass inside a comment", .unknown, "spf=none (dmarc=pass header.from=example.com)"),
    .results("a pass inside a nested comment", .unknown, "spf=none (a (b) ; dmarc=pass)"),
    .results("a pass inside quotes", .unknown, "spf=none reason=\"x; dmarc=pass\""),
    .results("blanks around the sign", .passed, "dmarc = pass header.from = example.com"),
    .results("a version", .passed, "dmarc/1=pass header.from=example.com"),
    Row("a version of the server", .passed, "Authentication-Results: MX.example.go.id 1; dmarc=pass"),
    Row("another server", .unknown, "Authentication-Results: mx.example.net; dmarc=pass"),
    Row(
      "a server that is named in a comment", .unknown,
      "Authentication-Results: (mx.example.go.id) evil.example.net; dmarc=pass"),
    Row(
      "a folded field", .passed,
      "Authentication-Results: mx.example.go.id;\r\n\tspf=none;\r\n\tdmarc=pass header.from=example.com"),
    Row(
      "a forged one below the server's", .failed, "Authentication-Results: mx.example.go.id; dmarc=fail",
      "Received: from evil by mx.example.go.id", "Authentication-Results: mx.example.go.id; dmarc=pass"),
    Row(
      "a forged one below a server's that found nothing", .unknown,
      "Authentication-Results: mx.example.go.id; spf=none",
      "Received: from evil by mx.example.go.id", "Authentication-Results: mx.example.go.id; dmarc=pass"),
    Row(
      "one field for each method", .passed, "Authentication-Results: mx.example.go.id; spf=none",
      "Authentication-Results: mx.example.go.id; dkim=pass header.d=example.com"),
    Row(
      "own hops above", .passed, "Received: from mx by store",
      "Authentication-Results: mx.example.go.id; dmarc=pass",
      "Received: from outside by mx"),
    Row(
      "the old results that another server kept", .unknown,
      "X-Original-Authentication-Results: mx.example.go.id; dmarc=pass",
      "ARC-Authentication-Results: i=1; mx.example.go.id; dmarc=pass"),
  ]

  @Test("The results of RFC 8601 fields", arguments: rows)
  func results(row: Row) throws {
    let mail = try MailReading.read(
      SampleMail.bytes(row.fields + SampleMail.fields()), trusting: ["mx.example.go.id", "mx2.example.go.id"])
    #expect(mail.authentication == row.expected)
  }

  @Test("Nobody is believed where nobody is trusted")
  func nobody() throws {
    let bytes = SampleMail.bytes(
      ["Authentication-Results: mx.example.go.id; dmarc=pass"] + SampleMail.fields())
    #expect(try MailReading.read(bytes).authentication == .unknown)
    #expect(try MailReading.read(bytes, trusting: [""]).authentication == .unknown)
  }
}
