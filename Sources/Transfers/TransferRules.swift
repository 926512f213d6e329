/// Where transfers may go, and how much a partner is given.
public struct TransferRules: Hashable, Sendable {
  /// The hosts that may lie anywhere.
  public var allowance: HostAllowance
  /// How much a partner is given.
  public var limits: TransferLimits
  /// A PEM file with the certificates that are trusted, instead of the system's; `nil` for the system's.
  public var authorityFile: String?

  /// Rules.
  public init(
    allowing allowance: HostAllowance = .none, limits: TransferLimits = TransferLimits(),
    authorityFile: String? = nil
  ) {
    self.allowance = allowance
    self.limits = limits
    self.authorityFile = authorityFile
  }
}
