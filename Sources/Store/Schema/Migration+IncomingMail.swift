extension Migration {
  /// Mail that came in, each with what became of it, and up to where mailboxes have been fetched.
  static let incomingMail = Migration(
    "008-incoming-mail",
    [
      // The digest is that of the bytes as they came, which are kept as a content: the same mail is taken once.
      .shared(
        """
        CREATE TABLE incoming (
          id {id},
          digest {bytes} NOT NULL UNIQUE REFERENCES content (digest),
          body_digest {bytes} NOT NULL,
          arrived_at {integer} NOT NULL,
          settled_at {integer},
          is_told {integer} NOT NULL CHECK (is_told IN (0, 1)),
          kind {text} NOT NULL,
          state {text} NOT NULL CHECK (state IN ('open', 'settled')),
          reason_indonesian {text},
          reason_english {text},
          sender {text},
          sender_name {text} NOT NULL,
          subject {text} NOT NULL,
          message_id {text},
          authentication {text} NOT NULL,
          suspicions {text} NOT NULL,
          attachments {text} NOT NULL,
          size {integer} NOT NULL,
          request {integer} REFERENCES request (id),
          meeting {integer} REFERENCES meeting (id),
          CHECK ((reason_indonesian IS NULL) = (reason_english IS NULL)),
          CHECK ((settled_at IS NULL) = (state = 'open'))
        ){strict}
        """),
      .shared("CREATE INDEX incoming_open ON incoming (id) WHERE state = 'open'"),
      .shared("CREATE INDEX incoming_settled ON incoming (id) WHERE state = 'settled'"),
      .shared("CREATE INDEX incoming_old ON incoming (settled_at) WHERE state = 'settled'"),
      .shared("CREATE INDEX incoming_told ON incoming (id) WHERE state = 'open' AND is_told = 1"),
      .shared("CREATE INDEX incoming_message ON incoming (message_id, sender)"),
      .shared("CREATE INDEX incoming_sender ON incoming (sender, arrived_at)"),
      .shared("CREATE INDEX incoming_letter ON incoming (arrived_at) WHERE kind = 'letter'"),
      .shared("CREATE INDEX incoming_request ON incoming (request) WHERE request IS NOT NULL"),
      .shared(
        """
        CREATE TABLE mailbox (
          name {text} PRIMARY KEY,
          validity {integer} NOT NULL,
          uid {integer} NOT NULL
        ){keyed}
        """),
    ])
}
