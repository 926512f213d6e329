extension Queries {
  /// Runs a statement that inserts one row and answers with its number. Returns that number.
  public func inserted(_ sql: String, _ parameters: [SQLValue]) throws -> Int64 {
    guard let number = try first(sql, parameters, { $0.integer(0) }) else {
      throw DatabaseError.failed(code: 0, "an insertion has answered with no number")
    }
    return number
  }
}
