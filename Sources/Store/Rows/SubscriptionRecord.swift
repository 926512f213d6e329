public import Casework
public import WorkCalendar

/// The subscription of the service to an officer's own calendar.
public struct SubscriptionRecord: Hashable, Sendable {
  /// Why the last check was in vain.
  public struct Problem: Hashable, Sendable {
    /// A word for it, as the outside has it.
    public let kind: String
    /// What it is about more closely, in Indonesian; empty for nothing.
    public let indonesian: String
    /// The same in English.
    public let english: String

    /// A problem.
    public init(kind: String, indonesian: String, english: String) {
      self.kind = kind
      self.indonesian = indonesian
      self.english = english
    }
  }

  /// Whose calendar it is.
  public let officer: Identifier<Record.Officer>
  /// Where it lies. Whoever has the address can read the calendar: it is for the officer alone.
  public var url: String
  /// Its course.
  public var progress: SubscriptionProgress
  /// Why the last check was in vain; `nil` where it was not.
  public var problem: Problem?
  /// What the host calls this revision of the calendar (ETag); `nil` where it does not say.
  public var entityTag: String?
  /// When the calendar was last changed, as the host writes it; `nil` where it does not say.
  public var lastModified: String?
  /// The digest of the copy; `nil` where there is none. The copy itself is read apart.
  public var copyDigest: [UInt8]?

  /// A subscription that is to be looked at now.
  public init(officer: Identifier<Record.Officer>, url: String, at: Instant) {
    self.officer = officer
    self.url = url
    progress = SubscriptionProgress(addedAt: at)
  }
}

extension SubscriptionRecord {
  fileprivate static let columns = """
    officer, url, added_at, fetched_at, checked_at, due_at, failures, doubts, doubted_since, is_told, problem,
    problem_indonesian, problem_english, entity_tag, last_modified, has_own_copy, copy_digest
    """

  fileprivate init(row: any Row) {
    func moment(_ column: Int) -> Instant? {
      row.optionalInteger(column).map(Instant.init(secondsSinceEpoch:))
    }
    officer = Identifier(row.integer(0))
    url = row.text(1)
    progress = SubscriptionProgress(
      addedAt: Instant(secondsSinceEpoch: row.integer(2)), fetchedAt: moment(3))
    progress.checkedAt = moment(4)
    progress.dueAt = Instant(secondsSinceEpoch: row.integer(5))
    progress.failures = Int(row.integer(6))
    progress.doubts = Int(row.integer(7))
    progress.doubtedSince = moment(8)
    progress.isTold = row.integer(9) == 1
    problem = row.optionalText(10).map { Problem(kind: $0, indonesian: row.text(11), english: row.text(12)) }
    entityTag = row.optionalText(13)
    lastModified = row.optionalText(14)
    progress.hasOwnCopy = row.integer(15) == 1
    copyDigest = row.optionalBytes(16)
  }

  fileprivate var values: [SQLValue] {
    [
      .integer(officer.number), .text(url), .integer(progress.addedAt.secondsSinceEpoch),
      SQLValue(progress.fetchedAt?.secondsSinceEpoch), SQLValue(progress.checkedAt?.secondsSinceEpoch),
      .integer(progress.dueAt.secondsSinceEpoch), SQLValue(progress.failures), SQLValue(progress.doubts),
      SQLValue(progress.doubtedSince?.secondsSinceEpoch), .integer(progress.isTold ? 1 : 0),
      SQLValue(problem?.kind), SQLValue(problem?.indonesian), SQLValue(problem?.english), SQLValue(entityTag),
      SQLValue(lastModified), .integer(progress.hasOwnCopy ? 1 : 0),
    ]
  }
}

extension Queries {
  /// Every subscription, by officer.
  public func subscriptions() throws -> [SubscriptionRecord] {
    try all(
      "SELECT \(SubscriptionRecord.columns) FROM subscription ORDER BY officer", [],
      SubscriptionRecord.init(row:))
  }

  /// An officer's subscription, or `nil`.
  public func subscription(of officer: Identifier<Record.Officer>) throws -> SubscriptionRecord? {
    try first(
      "SELECT \(SubscriptionRecord.columns) FROM subscription WHERE officer = $1", [.integer(officer.number)],
      SubscriptionRecord.init(row:))
  }

  /// The subscriptions that are to be looked at, longest due first, of officers who are active.
  public func dueSubscriptions(at: Instant, atMost limit: Int) throws -> [SubscriptionRecord] {
    try all(
      """
      SELECT \(SubscriptionRecord.columns) FROM subscription
      WHERE due_at <= $1 AND officer IN (SELECT id FROM officer WHERE is_active = 1)
      ORDER BY due_at, officer LIMIT $2
      """, [.integer(at.secondsSinceEpoch), SQLValue(limit)], SubscriptionRecord.init(row:))
  }

  /// The digests of all copies, by officer.
  public func subscriptionCopies() throws -> [(officer: Identifier<Record.Officer>, digest: [UInt8])] {
    try all(
      "SELECT officer, copy_digest FROM subscription WHERE copy_digest IS NOT NULL ORDER BY officer", []
    ) { (Identifier($0.integer(0)), $0.bytes(1)) }
  }

  /// The copy of an officer's calendar, or `nil`.
  public func subscriptionCopy(of officer: Identifier<Record.Officer>) throws -> [UInt8]? {
    try first("SELECT copy FROM subscription WHERE officer = $1", [.integer(officer.number)]) {
      $0.optionalBytes(0)
    }.flatMap { $0 }
  }

  /// Adds an officer's subscription, or writes what has changed of it. The copy stays.
  public func save(_ subscription: SubscriptionRecord) throws {
    try execute(
      """
      INSERT INTO subscription (officer, url, added_at, fetched_at, checked_at, due_at, failures, doubts,
        doubted_since, is_told, problem, problem_indonesian, problem_english, entity_tag, last_modified,
        has_own_copy)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      ON CONFLICT (officer) DO UPDATE SET url = excluded.url, added_at = excluded.added_at,
        fetched_at = excluded.fetched_at, checked_at = excluded.checked_at, due_at = excluded.due_at,
        failures = excluded.failures, doubts = excluded.doubts, doubted_since = excluded.doubted_since,
        is_told = excluded.is_told, problem = excluded.problem,
        problem_indonesian = excluded.problem_indonesian, problem_english = excluded.problem_english,
        entity_tag = excluded.entity_tag, last_modified = excluded.last_modified,
        has_own_copy = excluded.has_own_copy
      """, subscription.values)
  }

  /// Keeps a copy of an officer's calendar in place of the last one.
  public func keepCopy(
    _ bytes: [UInt8], digest: [UInt8], of officer: Identifier<Record.Officer>
  ) throws {
    try execute(
      "UPDATE subscription SET copy = $2, copy_digest = $3 WHERE officer = $1",
      [.integer(officer.number), .bytes(bytes), .bytes(digest)])
  }

  /// Removes an officer's subscription with its copy. Returns whether there was one.
  public func removeSubscription(of officer: Identifier<Record.Officer>) throws -> Bool {
    try execute("DELETE FROM subscription WHERE officer = $1", [.integer(officer.number)]) == 1
  }
}
