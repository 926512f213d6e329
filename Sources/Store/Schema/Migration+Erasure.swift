extension Migration {
  static let erasure = Migration(
    "015-erasure",
    [
      .shared("ALTER TABLE request ADD COLUMN erased_at {integer}"),
      .shared("ALTER TABLE complaint ADD COLUMN erased_at {integer}"),
      // Those whose time of keeping runs, in the order in which it ends.
      .shared(
        """
        CREATE INDEX request_kept ON request (state_since)
          WHERE erased_at IS NULL AND state IN ('closed', 'referred', 'withdrawn')
        """),
      .shared("CREATE INDEX complaint_kept ON complaint (answered_at) WHERE erased_at IS NULL"),
      .shared("CREATE INDEX outgoing_history ON outgoing (history)"),
      .shared("CREATE INDEX complaint_request ON complaint (request) WHERE request IS NOT NULL"),
    ])
}
