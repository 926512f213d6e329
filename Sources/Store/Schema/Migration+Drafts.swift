extension Migration {
  /// Requests that are being written. What they hold is sealed with the secret of the draft, of which only a digest
  /// is kept: nobody reads a draft but who has its address, not even from a copy of the database.
  static let drafts = Migration(
    "010-drafts",
    [
      .shared(
        """
        CREATE TABLE draft (
          id {id},
          digest {bytes} NOT NULL UNIQUE,
          sealed {bytes} NOT NULL,
          changed_at {integer} NOT NULL
        ){strict}
        """),
      .shared("CREATE INDEX draft_changed ON draft (changed_at)"),
      .shared(
        """
        CREATE TABLE draft_document (
          id {id},
          draft {integer} NOT NULL REFERENCES draft (id),
          size {integer} NOT NULL,
          sealed_head {bytes} NOT NULL,
          sealed_content {bytes} NOT NULL
        ){strict}
        """),
      .shared("CREATE INDEX draft_document_draft ON draft_document (draft)"),
    ])
}
