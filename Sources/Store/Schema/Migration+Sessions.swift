extension Migration {
  /// Who is signed in to the pages, and by what besides the password. Of every secret that a browser shows only a
  /// digest is kept; the key of one-time codes is sealed, since it has to be read again.
  static let sessions = Migration(
    "009-sessions",
    [
      .shared(
        """
        CREATE TABLE session (
          id {id},
          account {integer} NOT NULL REFERENCES account (id),
          digest {bytes} NOT NULL UNIQUE,
          stage {text} NOT NULL CHECK (stage IN ('code', 'open')),
          tries {integer} NOT NULL,
          device {text} NOT NULL,
          created_at {integer} NOT NULL,
          seen_at {integer} NOT NULL
        ){strict}
        """),
      .shared("CREATE INDEX session_account ON session (account)"),
      // A factor that is not confirmed yet is asked of nobody.
      .shared(
        """
        CREATE TABLE second_factor (
          account {integer} PRIMARY KEY REFERENCES account (id),
          sealed_key {bytes} NOT NULL,
          confirmed_at {integer},
          last_period {integer}
        ){strict}
        """),
      .shared(
        """
        CREATE TABLE recovery_code (
          account {integer} NOT NULL REFERENCES account (id),
          digest {bytes} NOT NULL,
          PRIMARY KEY (account, digest)
        ){keyed}
        """),
    ])
}
