extension Migration {
  /// What the desks ask for whenever somebody opens one: only what is open, however much has been done before.
  static let desk = Migration(
    "011-desk",
    [
      // Within a state in the order of receipt, which is that of the due dates.
      .shared(
        """
        CREATE INDEX request_open ON request (state, received_at, id) WHERE completed_at IS NULL
        """),
      .shared("CREATE INDEX complaint_open ON complaint (id) WHERE state = 'registered'"),
    ])
}
