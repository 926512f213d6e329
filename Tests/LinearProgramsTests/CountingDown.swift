/// A time limit that is a number of questions instead of seconds: it ends at the same point on every machine.
func countingDown(from questions: Int) -> () -> Double {
  var left = questions
  return {
    left -= 1
    return Double(max(0, left))
  }
}
