extension Migration {
  /// Who comes along to the meetings of a request, and what the links in its applicant's mail hang on.
  static let invitees = Migration(
    "invitees",
    [
      // An address is in lower case: calendars know people by it.
      .shared(
        """
        CREATE TABLE co_applicant (
          id {id},
          request {integer} NOT NULL REFERENCES request (id),
          position {integer} NOT NULL,
          name {text} NOT NULL,
          email {text} NOT NULL,
          time_zone {text} NOT NULL,
          language {text} NOT NULL,
          UNIQUE (request, email)
        ){strict}
        """),
      // A request without a row has the links that it began with; another value ends all until then.
      .shared(
        """
        CREATE TABLE applicant_link (
          request {integer} PRIMARY KEY REFERENCES request (id),
          nonce {bytes} NOT NULL
        ){strict}
        """),
    ])
}
