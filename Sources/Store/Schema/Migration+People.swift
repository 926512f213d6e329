extension Migration {
  /// Who works here: accounts, their tokens, officers with what they publish of their time; the numbers of
  /// the service; the calendars that were imported.
  static let people = Migration(
    "001-people",
    [
      .shared(
        """
        CREATE TABLE setting (
          name {text} PRIMARY KEY,
          value {text} NOT NULL
        ){keyed}
        """),
      // What caches compare: a number for each thing that is kept in memory, one more with every change of
      // it.
      .shared(
        """
        CREATE TABLE topic (
          name {text} PRIMARY KEY,
          version {integer} NOT NULL
        ){keyed}
        """),
      .shared(
        """
        CREATE TABLE calendar_file (
          name {text} PRIMARY KEY,
          bytes {bytes} NOT NULL,
          imported_at {integer} NOT NULL
        ){strict}
        """),
      .shared(
        """
        CREATE TABLE account (
          id {id},
          email {text} NOT NULL UNIQUE,
          name {text} NOT NULL,
          roles {text} NOT NULL,
          password_hash {text} NOT NULL,
          is_active {integer} NOT NULL CHECK (is_active IN (0, 1)),
          created_at {integer} NOT NULL
        ){strict}
        """),
      .shared(
        """
        CREATE TABLE token (
          id {id},
          account {integer} NOT NULL REFERENCES account (id),
          digest {bytes} NOT NULL UNIQUE,
          created_at {integer} NOT NULL,
          revoked_at {integer}
        ){strict}
        """),
      .shared(
        """
        CREATE TABLE officer (
          id {id},
          account {integer} UNIQUE REFERENCES account (id),
          name {text} NOT NULL,
          email {text} NOT NULL UNIQUE,
          competencies {text} NOT NULL,
          hours {text},
          calendar {bytes},
          is_active {integer} NOT NULL CHECK (is_active IN (0, 1)),
          version {integer} NOT NULL,
          changed_at {integer} NOT NULL
        ){strict}
        """),
      .shared(
        """
        CREATE TABLE absence (
          id {id},
          officer {integer} NOT NULL REFERENCES officer (id),
          start_at {integer} NOT NULL,
          end_at {integer} NOT NULL,
          reason {text} NOT NULL,
          CHECK (start_at < end_at)
        ){strict}
        """),
      .shared("CREATE INDEX absence_officer ON absence (officer, start_at)"),
    ])
}
