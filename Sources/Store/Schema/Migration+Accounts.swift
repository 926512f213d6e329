extension Migration {
  /// What the administrator sees of accounts and tokens: passwords that were set for somebody and are to be replaced,
  /// who has signed in when, what a token is for and when it was last used.
  static let accounts = Migration(
    "014-accounts",
    [
      // Until when a password holds that somebody else has set; nothing where its owner has chosen it.
      .shared("ALTER TABLE account ADD COLUMN one_time_until {integer}"),
      .shared("ALTER TABLE account ADD COLUMN signed_in_at {integer}"),
      .shared(
        """
        UPDATE account SET signed_in_at = (
          SELECT max(h.at) FROM history h WHERE h.event = 'signed-in' AND h.actor = 'staff:' || account.id)
        """),
      .shared("ALTER TABLE token ADD COLUMN purpose {text} NOT NULL DEFAULT ''"),
      .shared("ALTER TABLE token ADD COLUMN used_at {integer}"),
    ])
}
