extension Migration {
  /// What the delivery of mail asks of the outgoing messages again and again.
  static let outgoingMail = Migration(
    "005-outgoing-mail",
    [
      // Whether an earlier message to the same reader still waits.
      .shared("CREATE INDEX outgoing_recipient ON outgoing (channel, recipient) WHERE state = 'waiting'")
    ])
}
