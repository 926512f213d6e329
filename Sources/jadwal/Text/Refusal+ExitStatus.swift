import Office

extension Refusal: CommandError {
  /// Input that does not fit is wrong use; everything else is refused.
  var exitStatus: ExitStatus {
    switch self {
    case .calendar, .holidays, .invalid: .misuse
    default: .refusal
    }
  }
}
