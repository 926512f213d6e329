import Wording

extension FreeSlots {
  static let reversed = Sentence("lebih awal daripada from; tukar keduanya", "lies before from; swap the two")
  static let tooLong = Sentence(
    "paling banyak \(mostDays) hari sekaligus; perpendek", "at most \(mostDays) days at once; ask for fewer")
}
