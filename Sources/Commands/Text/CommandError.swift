import Wording

/// What ends a command before its time.
protocol CommandError: Error, Explained {
  /// How the command ends.
  var exitStatus: ExitStatus { get }
}
