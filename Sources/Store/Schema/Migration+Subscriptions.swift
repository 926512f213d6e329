extension Migration {
  /// The officers' own calendars to which the service subscribes, each with the last copy that could be used.
  static let subscriptions = Migration(
    "006-subscriptions",
    [
      .shared(
        """
        CREATE TABLE subscription (
          officer {integer} PRIMARY KEY REFERENCES officer (id),
          url {text} NOT NULL,
          added_at {integer} NOT NULL,
          fetched_at {integer},
          has_own_copy {integer} NOT NULL CHECK (has_own_copy IN (0, 1)),
          checked_at {integer},
          due_at {integer} NOT NULL,
          failures {integer} NOT NULL,
          doubts {integer} NOT NULL,
          doubted_since {integer},
          is_told {integer} NOT NULL CHECK (is_told IN (0, 1)),
          problem {text},
          problem_indonesian {text},
          problem_english {text},
          entity_tag {text},
          last_modified {text},
          copy {bytes},
          copy_digest {bytes},
          CHECK ((copy IS NULL) = (copy_digest IS NULL))
        ){strict}
        """),
      .shared("CREATE INDEX subscription_due ON subscription (due_at)"),
    ])
}
