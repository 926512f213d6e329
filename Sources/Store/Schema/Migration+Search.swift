extension Migration {
  /// What a search in all requests reads: the texts alone, newest first, instead of the whole requests.
  static let search = Migration(
    "016-search",
    [
      // Rows of PostgreSQL's indexes have a length that a text may pass; there the table is read.
      .perDialect(
        sqlite: "CREATE INDEX request_search ON request (id, state, search)", postgresql: "")
    ])
}
