/// What is left of a file's caps on recurrence. It is one thing, shared by all who expand rules of the file.
final class RecurrenceBudget {
  /// How many steps libical may still take.
  var steps = ICalendarLimit.recurrenceSteps.value
  /// How many times may still happen.
  var instances = ICalendarLimit.instancesOfFile.value
}
