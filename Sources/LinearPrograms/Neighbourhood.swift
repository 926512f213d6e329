/// A part of a program: some choices are free, all others stay as they were made.
struct Neighbourhood {
  /// The program of the free alternatives, the other choices' columns and all columns that follow.
  let program: BinaryProgram
  /// The columns of `program` that stay 1.
  let taken: [Int]
  private let origins: [Int]

  /// The part of a program in which the choices at some places are free and every other one stays as in
  /// `chosen`.
  init(of whole: BinaryProgram, freeing places: [Int], from chosen: [Int]) {
    var isOpen = [Bool](repeating: false, count: whole.columnCount)
    for place in places { for column in whole.choices[place] { isOpen[column] = true } }
    let kept = chosen.filter { !isOpen[$0] }
    // An alternative that shares a row with what stays, and the row is full, cannot be taken.
    var isKept = [Bool](repeating: false, count: whole.columnCount)
    for column in kept { isKept[column] = true }
    for row in whole.rows where row.coefficients == nil {
      let used = row.columns.reduce(Int64(0)) { $0 + (isKept[Int($1)] ? 1 : 0) }
      if used >= row.upper { for column in row.columns { isOpen[Int(column)] = false } }
    }
    for column in kept { isOpen[column] = true }
    for column in whole.decisions..<whole.columnCount { isOpen[column] = true }
    let open = isOpen.indices.filter { isOpen[$0] }
    origins = open
    program = whole.restricted(to: open).program
    taken = open.indices.filter { isKept[open[$0]] }
  }

  /// A choice of the part as a choice of the whole.
  func whole(_ chosen: [Int]) -> [Int] { chosen.map { origins[$0] } }
}
