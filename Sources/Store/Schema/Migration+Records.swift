extension Migration {
  /// What happened and what is still to be told: the history that is only ever added to, the outgoing
  /// messages, and what callers need to try again safely.
  static let records = Migration(
    "004-records",
    [
      // The digest is that of the entry together with the digest before it: whoever changes or removes an
      // entry breaks every later one.
      .shared(
        """
        CREATE TABLE history (
          id {id},
          at {integer} NOT NULL,
          actor {text} NOT NULL,
          request {integer} REFERENCES request (id),
          event {text} NOT NULL,
          detail {text} NOT NULL,
          digest {bytes} NOT NULL
        ){strict}
        """),
      // The end of the history, so that it is noticed where the last entries were cut off.
      .shared(
        """
        CREATE TABLE history_end (
          id {integer} PRIMARY KEY CHECK (id = 1),
          entry {integer} NOT NULL,
          digest {bytes} NOT NULL
        ){strict}
        """),
      .shared("CREATE INDEX history_request ON history (request, id)"),
      .perDialect(
        sqlite: """
          CREATE TRIGGER history_unchanged BEFORE UPDATE ON history BEGIN
            SELECT RAISE(ABORT, 'history is never changed');
          END
          """,
        postgresql: "CREATE RULE history_unchanged AS ON UPDATE TO history DO INSTEAD NOTHING"),
      .perDialect(
        sqlite: """
          CREATE TRIGGER history_kept BEFORE DELETE ON history BEGIN
            SELECT RAISE(ABORT, 'history is never removed');
          END
          """,
        postgresql: "CREATE RULE history_kept AS ON DELETE TO history DO INSTEAD NOTHING"),
      // What was said of an entry in words. It may hold personal data: it stands beside the history, out of
      // its digests, so that it can be erased and the history kept.
      .shared(
        """
        CREATE TABLE remark (
          history {integer} PRIMARY KEY REFERENCES history (id),
          body {text} NOT NULL,
          unit {text}
        ){keyed}
        """),
      // A message as facts; its text is made when it is sent, by the same facts whenever that is.
      .shared(
        """
        CREATE TABLE outgoing (
          id {id},
          history {integer} NOT NULL REFERENCES history (id),
          channel {text} NOT NULL CHECK (channel IN ('mail', 'webhook')),
          recipient {text} NOT NULL,
          facts {text} NOT NULL,
          state {text} NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
          attempts {integer} NOT NULL,
          due_at {integer} NOT NULL,
          last_error {text}
        ){strict}
        """),
      .shared("CREATE INDEX outgoing_due ON outgoing (channel, due_at) WHERE state = 'waiting'"),
      .shared("CREATE INDEX outgoing_failed ON outgoing (channel) WHERE state = 'failed'"),
      .shared(
        """
        CREATE TABLE webhook (
          id {id},
          url {text} NOT NULL,
          key {bytes} NOT NULL,
          events {text} NOT NULL,
          created_at {integer} NOT NULL,
          removed_at {integer}
        ){strict}
        """),
      .shared(
        """
        CREATE TABLE answer (
          principal {text} NOT NULL,
          key {text} NOT NULL,
          fingerprint {bytes} NOT NULL,
          status {integer} NOT NULL,
          body {bytes} NOT NULL,
          given_at {integer} NOT NULL,
          PRIMARY KEY (principal, key)
        ){strict}
        """),
      .shared("CREATE INDEX answer_given ON answer (given_at)"),
      .shared(
        """
        CREATE TABLE plan (
          id {id},
          state {text} NOT NULL,
          made_at {integer} NOT NULL,
          made_by {integer} NOT NULL REFERENCES account (id),
          document {text} NOT NULL,
          approved_at {integer}
        ){strict}
        """),
      .shared(
        """
        CREATE TABLE feed (
          id {id},
          scope {text} NOT NULL,
          officer {integer} REFERENCES officer (id),
          request {integer} REFERENCES request (id),
          digest {bytes} NOT NULL UNIQUE,
          language {text} NOT NULL,
          created_at {integer} NOT NULL,
          created_by {text} NOT NULL,
          revoked_at {integer}
        ){strict}
        """),
    ])
}
