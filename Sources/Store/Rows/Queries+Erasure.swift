public import Casework
public import WorkCalendar

extension Queries {
  /// What stands in place of a name or a text that was erased: it is the same in every language.
  static var erased: String { "–" }

  /// The requests that ended before a moment and still hold personal data, those that ended first before the others;
  /// none about which a complaint still waits for its answer.
  public func requestsToErase(endedBefore moment: Instant, atMost limit: Int) throws -> [Identifier<
    Record.Request
  >] {
    try all(
      """
      SELECT r.id FROM request r
      WHERE r.erased_at IS NULL AND r.state IN ('closed', 'referred', 'withdrawn') AND r.state_since < $1
        AND NOT EXISTS (SELECT 1 FROM complaint c WHERE c.request = r.id AND c.state = 'registered')
      ORDER BY r.state_since LIMIT $2
      """, [.integer(moment.secondsSinceEpoch), SQLValue(limit)]
    ) { Identifier($0.integer(0)) }
  }

  /// Takes from a request, and from all that belongs to it, what tells of a person: who asked, the letter, what was
  /// said, documents, mail, answers from calendars, complaints. What is counted stays: states, times, officers, the
  /// history with its digests. Its secret and its feeds open nothing any more; `secretDigest` is that of no secret.
  public func erase(
    _ request: Identifier<Record.Request>, secretDigest: [UInt8], at moment: Instant
  ) throws {
    let number = SQLValue.integer(request.number)
    try eraseContents(of: request)
    let ofHistory = "history IN (SELECT id FROM history WHERE request = $1)"
    for statement in [
      "DELETE FROM consultation WHERE request = $1", "DELETE FROM co_applicant WHERE request = $1",
      "DELETE FROM applicant_link WHERE request = $1", "DELETE FROM remark WHERE \(ofHistory)",
      // The last message stays as a number that is not to be given again.
      """
      UPDATE outgoing SET recipient = '', facts = '{}', state = 'sent', last_error = NULL
      WHERE id = (SELECT max(id) FROM outgoing) AND channel = 'mail' AND \(ofHistory)
      """,
      """
      DELETE FROM outgoing WHERE id < (SELECT max(id) FROM outgoing) AND channel = 'mail' AND \(ofHistory)
      """,
      "DELETE FROM participation WHERE meeting IN (SELECT id FROM meeting WHERE request = $1)",
    ] {
      try execute(statement, [number])
    }
    try execute("DELETE FROM answer WHERE principal = $1", [.text("request:\(request.number)")])
    try execute(
      """
      UPDATE rescheduling_round SET reason = $2
      WHERE rescheduling IN (SELECT id FROM rescheduling WHERE request = $1)
      """, [number, .text(Self.erased)])
    try execute(
      "UPDATE feed SET revoked_at = $2 WHERE request = $1 AND revoked_at IS NULL",
      [number, .integer(moment.secondsSinceEpoch)])
    try eraseComplaints("request = $3", parameter: number, at: moment)
    try execute(
      """
      UPDATE request SET applicant_name = $2, subject = $2, search = lower(reference), organization = NULL,
        identity = NULL, email = NULL, whatsapp = NULL, priority = 'none', letter_number = NULL, letter_date = NULL,
        chronology = NULL, related_unit = NULL, related_reason = NULL, secret_digest = $3, erased_at = $4,
        version = version + 1
      WHERE id = $1
      """, [number, .text(Self.erased), .bytes(secretDigest), .integer(moment.secondsSinceEpoch)])
  }

  /// Erases complaints about no request that were answered before a moment. Returns how many.
  public func eraseComplaints(answeredBefore moment: Instant, at now: Instant) throws -> Int {
    try eraseComplaints(
      "request IS NULL AND answered_at < $3", parameter: .integer(moment.secondsSinceEpoch), at: now)
  }

  /// Erases the complaints that a condition on `$3` chooses. Returns how many.
  @discardableResult
  private func eraseComplaints(
    _ condition: String, parameter: SQLValue, at moment: Instant
  ) throws -> Int {
    try execute(
      """
      UPDATE complaint SET name = $1, contact = $1, body = $1, answer = $1, erased_at = $2, version = version + 1
      WHERE erased_at IS NULL AND state = 'answered' AND \(condition)
      """, [.text(Self.erased), .integer(moment.secondsSinceEpoch), parameter])
  }

  /// Removes the documents of a request and the mails that came in about it, with every content that nothing else
  /// has.
  private func eraseContents(of request: Identifier<Record.Request>) throws {
    let number = SQLValue.integer(request.number)
    let digests = try all(
      "SELECT digest FROM document WHERE request = $1 UNION SELECT digest FROM incoming WHERE request = $1",
      [number]
    ) { $0.bytes(0) }
    try execute("DELETE FROM document WHERE request = $1", [number])
    try execute("DELETE FROM incoming WHERE request = $1", [number])
    for digest in digests { try removeContent(digest) }
  }

  /// Removes a content unless a document or a mail still has it.
  func removeContent(_ digest: [UInt8]) throws {
    try execute(
      """
      DELETE FROM content WHERE digest = $1
        AND NOT EXISTS (SELECT 1 FROM document WHERE document.digest = content.digest)
        AND NOT EXISTS (SELECT 1 FROM incoming WHERE incoming.digest = content.digest)
      """, [.bytes(digest)])
  }
}
