extension Migration {
  /// What the days off were after each time that they changed, and by which file.
  static let calendarVersions = Migration(
    "012-calendar-versions",
    [
      // `calendar` is the text of all days off as they stood from then on, `file` what was imported, byte for
      // byte. A version that came with the program has no file.
      .shared(
        """
        CREATE TABLE calendar_version (
          id {id},
          made_at {integer} NOT NULL,
          made_by {text} NOT NULL,
          mode {text},
          file_name {text},
          media_type {text},
          file {bytes},
          file_digest {bytes},
          calendar {bytes} NOT NULL,
          calendar_digest {bytes} NOT NULL,
          summary {text} NOT NULL,
          CHECK ((file IS NULL) = (mode IS NULL) AND (file IS NULL) = (file_name IS NULL)
            AND (file IS NULL) = (media_type IS NULL) AND (file IS NULL) = (file_digest IS NULL))
        ){strict}
        """),
      .perDialect(
        sqlite: """
          CREATE TRIGGER calendar_version_unchanged BEFORE UPDATE ON calendar_version BEGIN
            SELECT RAISE(ABORT, 'a version of the calendar is never changed');
          END
          """,
        postgresql:
          "CREATE RULE calendar_version_unchanged AS ON UPDATE TO calendar_version DO INSTEAD NOTHING"),
      .perDialect(
        sqlite: """
          CREATE TRIGGER calendar_version_kept BEFORE DELETE ON calendar_version BEGIN
            SELECT RAISE(ABORT, 'a version of the calendar is never removed');
          END
          """,
        postgresql: "CREATE RULE calendar_version_kept AS ON DELETE TO calendar_version DO INSTEAD NOTHING"),
    ])
}
