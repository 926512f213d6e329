import Casework

/// A thing that is kept in memory beside the database. Its number is one more after every change, so that
/// whoever keeps it sees that it is old.
public enum Topic: String, CaseIterable, Sendable {
  /// The holidays and office hours that were imported.
  case calendars
  /// Officers with their availability and absences.
  case officers
  /// Meetings, holds, and what calendars show of requests.
  case meetings
  /// Webhooks.
  case webhooks
  /// The addresses of feeds.
  case feeds
  /// The numbers of the service.
  case settings
  /// Accounts and tokens.
  case accounts
}

extension Queries {
  /// The number of a topic; 0 where it was never changed.
  public func version(of topic: Topic) throws -> Int64 {
    try first("SELECT version FROM topic WHERE name = $1", [.text(topic.rawValue)]) { $0.integer(0) } ?? 0
  }

  /// The numbers of all topics; a topic that was never changed is not among them.
  public func topicVersions() throws -> [Topic: Int64] {
    var versions: [Topic: Int64] = [:]
    try forEach("SELECT name, version FROM topic WHERE name NOT LIKE 'series-%'", []) { row in
      if let topic = Topic(rawValue: row.text(0)) { versions[topic] = row.integer(1) }
    }
    return versions
  }

  /// Tells whoever keeps a topic in memory that it has changed.
  public func touch(_ topic: Topic) throws {
    try execute(
      """
      INSERT INTO topic (name, version) VALUES ($1, 1)
      ON CONFLICT (name) DO UPDATE SET version = topic.version + 1
      """, [.text(topic.rawValue)])
  }
}

extension Queries {
  /// The next number of a series that begins with 1: no number is given twice, and none is left out unless
  /// its transaction fails.
  public func nextNumber(of series: String) throws -> Int64 {
    try inserted(
      """
      INSERT INTO topic (name, version) VALUES ($1, 1)
      ON CONFLICT (name) DO UPDATE SET version = topic.version + 1 RETURNING version
      """, [.text("series-" + series)])
  }
}
