extension SQLiteDatabase {
  /// What is damaged in the file, in the library's words: pages, indexes, rules of tables, and rows that name
  /// others that are not there. Empty where all is well. It reads the whole file on one unchanging state; at
  /// most a hundred problems of each kind are told.
  public func integrityProblems() throws -> [String] {
    try readers.withConnection { try $0.integrityProblems() }
  }
}

extension SQLiteConnection {
  /// As ``SQLiteDatabase/integrityProblems()``.
  func integrityProblems() throws -> [String] {
    var problems: [String] = []
    try control("BEGIN")
    do {
      try controlRows("PRAGMA integrity_check(100)") { row in
        let text = row.text(0)
        if text != "ok" { problems.append(text) }
      }
      var references: [String] = []
      try controlRows("PRAGMA foreign_key_check") { row in
        guard references.count < 100 else { return }
        // Tables whose rows have no number tell NULL for it.
        let number = row.optionalInteger(1).map { " \($0)" } ?? ""
        references.append("\(row.text(0))\(number) names a row of \(row.text(2)) that is not there")
      }
      problems += references
    } catch DatabaseError.unreadable(let text) {
      // Damage that ends the check is a finding too.
      problems.append(text)
    }
    if isInTransaction { try control("ROLLBACK") }
    return problems
  }
}
