extension Migration {
  /// Hours that an officer publishes for a single date.
  static let dateHours = Migration(
    "017-date-hours",
    [
      .shared(
        """
        CREATE TABLE date_hours (
          officer {integer} NOT NULL REFERENCES officer (id),
          day {text} NOT NULL,
          spans {text} NOT NULL,
          PRIMARY KEY (officer, day)
        ){keyed}
        """)
    ])
}
