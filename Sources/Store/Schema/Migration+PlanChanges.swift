extension Migration {
  /// Plans that are changed by hand before they are approved, and what they were made from.
  static let planChanges = Migration(
    "013-plan-changes",
    [
      // `basis` tells what the plan was made from, so that it can be told what has changed since; `changed` is the
      // plan as it stands where somebody has changed it by hand.
      .shared("ALTER TABLE plan ADD COLUMN basis {text}"),
      .shared("ALTER TABLE plan ADD COLUMN changed {text}"),
      .shared("ALTER TABLE plan ADD COLUMN version {integer} NOT NULL DEFAULT 1"),
    ])
}
