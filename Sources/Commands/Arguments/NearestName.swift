/// The name that someone who mistyped probably meant.
enum NearestName {
  /// The nearest of some names, the first of equals; `nil` where none is near enough to be worth naming.
  static func of(_ text: String, among names: [String]) -> String? {
    // Nobody mistypes a name of this length; a hostile one would cost time.
    guard text.utf8.count <= 40 else { return nil }
    let distances = names.map { (name: $0, distance: distance(Array(text.utf8), Array($0.utf8))) }
    guard let nearest = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    return nearest.distance <= max(1, text.utf8.count / 3) ? nearest.name : nil
  }

  /// How many letters have to be added, dropped, changed or swapped with their neighbour (optimal string
  /// alignment).
  static func distance(_ lhs: [UInt8], _ rhs: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: rhs.count + 1)
    var last = Array(0...rhs.count)
    for (row, letter) in lhs.enumerated() {
      var current = [row + 1]
      for (column, other) in rhs.enumerated() {
        var cost = min(current[column] + 1, last[column + 1] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == rhs[column - 1], lhs[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[rhs.count]
  }
}
