public import Casework

extension Queries {
  /// What the links of a request's applicant are made of besides the key: something that no other request has or
  /// had, and that is replaced to end them. `nil` where there is no such request.
  public func linkGround(of request: Identifier<Record.Request>) throws -> [UInt8]? {
    try first(
      """
      SELECT r.secret_digest, l.nonce FROM request r LEFT JOIN applicant_link l ON l.request = r.id
      WHERE r.id = $1
      """, [.integer(request.number)]
    ) { $0.bytes(0) + ($0.optionalBytes(1) ?? []) }
  }

  /// Replaces what the links of a request's applicant are made of.
  public func setLinkNonce(_ nonce: [UInt8], of request: Identifier<Record.Request>) throws {
    try execute(
      """
      INSERT INTO applicant_link (request, nonce) VALUES ($1, $2)
      ON CONFLICT (request) DO UPDATE SET nonce = excluded.nonce
      """, [.integer(request.number), .bytes(nonce)])
  }
}
