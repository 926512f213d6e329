public import Casework
public import Office

/// How often one caller may call an operation.
public enum RateClass: String, CaseIterable, Hashable, Sendable {
  /// As often as it likes.
  case unlimited
  /// Questions that cost little.
  case reading
  /// Questions that cost much, such as a search over all officers.
  case searching
  /// What leaves something behind: requests, complaints, documents.
  case submitting
  /// Where a secret could be guessed.
  case guessing
  /// Where a password is shown, each time at the cost of hashing it.
  case signingIn
}

/// Whose calls are counted together: those of whoever has shown who they are, or else those of an address.
public enum CountedCaller: Hashable, Sendable {
  /// A stranger at an address, without port.
  case address(String)
  /// The applicant of a request, who has shown its secret.
  case applicant(Identifier<Record.Request>)
  /// A member of staff, who has shown a token.
  case staff(Identifier<Record.Account>)

  /// As whom a principal at an address is counted.
  public init(_ principal: Principal, at address: String) {
    switch principal {
    case .anonymous, .service: self = .address(address)
    case .applicant(let request): self = .applicant(request)
    case .staff(let member): self = .staff(member.account)
    }
  }
}

/// Counts the calls of each caller.
public protocol CallLimiter: Sendable {
  /// Counts one call; `nil` where it may go on, or else after how many seconds the next may come.
  func secondsToWait(_ rate: RateClass, of caller: CountedCaller) -> Int?
}

extension CallLimiter {
  /// Counts one call. Fails with the problem `tooOften` where it has to wait.
  public func admit(_ rate: RateClass, of caller: CountedCaller) throws(Problem) {
    guard let seconds = secondsToWait(rate, of: caller) else { return }
    throw Problem(tooOftenFor: seconds)
  }
}
