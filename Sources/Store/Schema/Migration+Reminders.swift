extension Migration {
  /// Of which time of a meeting its people were reminded.
  static let reminders = Migration(
    "007-reminders",
    [
      // One row for each meeting and kind of reminder: a time that was moved away from needs none any more.
      .shared(
        """
        CREATE TABLE reminder (
          meeting {integer} NOT NULL REFERENCES meeting (id),
          kind {text} NOT NULL,
          start_at {integer} NOT NULL,
          PRIMARY KEY (meeting, kind)
        ){keyed}
        """)
    ])
}
