import WorkCalendar

/// The clock of the service. It begins at the moment that `JADWAL_NOW` names and runs on from there, or else it is the
/// machine's own.
struct RunningClock: Sendable {
  /// The moment now. May be asked from any thread.
  let now: @Sendable () -> Instant

  /// The clock of an environment. Fails where `JADWAL_NOW` is no instant.
  init(_ environment: ProcessEnvironment) throws(UsageProblem) {
    let start = try environment.now()
    guard environment.variable("JADWAL_NOW") != nil else {
      now = environment.machineClock
      return
    }
    let begin = StopWatch.nanoseconds()
    now = {
      Instant(
        secondsSinceEpoch: start.secondsSinceEpoch + Int64((StopWatch.nanoseconds() - begin) / 1_000_000_000))
    }
  }
}
