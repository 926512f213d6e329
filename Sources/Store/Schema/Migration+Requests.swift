extension Migration {
  /// Requests with their letters, documents, proposals and complaints. Moments are seconds since 1970 in UTC,
  /// dates are ISO 8601, lists are words with commas.
  static let requests = Migration(
    "002-requests",
    [
      .shared(
        """
        CREATE TABLE request (
          id {id},
          reference {text} NOT NULL UNIQUE,
          secret_digest {bytes} NOT NULL UNIQUE,
          state {text} NOT NULL,
          version {integer} NOT NULL,
          applicant_kind {text} NOT NULL,
          applicant_name {text} NOT NULL,
          organization {text},
          identity {text},
          email {text},
          whatsapp {text},
          time_zone {text} NOT NULL,
          language {text} NOT NULL,
          priority {text} NOT NULL,
          letter_number {text},
          letter_date {text},
          letter_channel {text} NOT NULL,
          subject {text} NOT NULL,
          chronology {text},
          related_unit {text},
          related_reason {text},
          needs {text} NOT NULL,
          duration {integer} NOT NULL,
          submitted_at {integer} NOT NULL,
          state_since {integer} NOT NULL,
          agenda_number {text} UNIQUE,
          received_at {integer},
          completed_at {integer},
          later_ground {text},
          outcome {text},
          returned_for {text} NOT NULL,
          search {text} NOT NULL
        ){strict}
        """),
      .shared("CREATE INDEX request_state ON request (state, id)"),
      .shared("CREATE INDEX request_received ON request (received_at)"),
      .shared(
        """
        CREATE TABLE consultation (
          request {integer} NOT NULL REFERENCES request (id),
          position {integer} NOT NULL,
          channel {text} NOT NULL,
          reference {text},
          held_on {text},
          PRIMARY KEY (request, position)
        ){keyed}
        """),
      .shared(
        """
        CREATE TABLE proposal (
          id {id},
          request {integer} NOT NULL REFERENCES request (id),
          round {integer} NOT NULL,
          rank {integer} NOT NULL,
          start_at {integer} NOT NULL,
          end_at {integer} NOT NULL,
          state {text} NOT NULL,
          UNIQUE (request, round, rank),
          CHECK (start_at < end_at)
        ){strict}
        """),
      .shared(
        """
        CREATE TABLE assignment (
          request {integer} NOT NULL REFERENCES request (id),
          officer {integer} NOT NULL REFERENCES officer (id),
          PRIMARY KEY (request, officer)
        ){keyed}
        """),
      .shared("CREATE INDEX assignment_officer ON assignment (officer)"),
      .shared(
        """
        CREATE TABLE content (
          digest {bytes} PRIMARY KEY,
          bytes {bytes} NOT NULL
        ){strict}
        """),
      .shared(
        """
        CREATE TABLE document (
          id {id},
          request {integer} NOT NULL REFERENCES request (id),
          role {text} NOT NULL,
          name {text} NOT NULL,
          media_type {text} NOT NULL,
          size {integer} NOT NULL,
          digest {bytes} NOT NULL REFERENCES content (digest),
          added_at {integer} NOT NULL,
          added_by {text} NOT NULL
        ){strict}
        """),
      .shared("CREATE INDEX document_request ON document (request)"),
      .shared("CREATE INDEX document_content ON document (digest)"),
      .shared(
        """
        CREATE TABLE complaint (
          id {id},
          request {integer} REFERENCES request (id),
          channel {text} NOT NULL,
          name {text} NOT NULL,
          contact {text} NOT NULL,
          body {text} NOT NULL,
          state {text} NOT NULL,
          received_at {integer} NOT NULL,
          answer {text},
          answered_at {integer},
          version {integer} NOT NULL
        ){strict}
        """),
    ])
}
