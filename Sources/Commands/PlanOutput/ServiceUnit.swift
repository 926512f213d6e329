import Wording

/// The unit that offers the service, as the published service standard names it.
enum ServiceUnit {
  /// The unit (SP requirement 1).
  static let name = Sentence(
    "Direktorat Sistem Perizinan Berusaha", "Directorate of Business Licensing Systems")
  /// The unit's mailbox (SP requirement 2): it invites, and answers come back to it.
  static let email = "tu.ditspb@bkpm.go.id"
}
