private import CClp

/// The linear relaxation of a binary program, solved by Clp's simplex.
///
/// Rules of the C library that are kept here and nowhere else: `Clp_newModel` gives the one owning handle,
/// which `Clp_deleteModel` ends; arrays handed to `Clp_loadProblem` and `Clp_addRows` are copied by it;
/// arrays that it hands out (`Clp_primalColumnSolution` and the like) are borrowed, may move on the next call
/// and are copied at once; `Clp_infeasibilityRay` is allocated by the library and given back by
/// `Clp_freeRay`; a model is never used by two threads at a time, which this class leaves to its one user.
final class Simplex {
  /// How a solve ended.
  enum Outcome {
    case optimal
    case infeasible
    /// The time was up, or the library gave up: nothing is known.
    case interrupted
  }

  /// Where every column and row stood at the end of a solve, so that another can start from there.
  struct Basis {
    fileprivate let columns: [UInt8]
    fileprivate let rows: [UInt8]

    /// The same for a program of which only some columns and rows stay.
    func restricted(columns: [Int], rows: [Int]) -> Basis {
      Basis(columns: columns.map { self.columns[$0] }, rows: rows.map { self.rows[$0] })
    }
  }

  private let model: UnsafeMutableRawPointer
  private let columnCount: Int
  private var rowCount = 0

  /// The relaxation of a program: its columns between 0 and 1, its rows, no objective yet.
  /// `nil` where the library cannot make a model.
  init?(_ program: BinaryProgram) {
    guard let model = Clp_newModel() else { return nil }
    self.model = model
    columnCount = program.columnCount
    Clp_setLogLevel(model, 0)
    let zeros = [Double](repeating: 0, count: columnCount)
    let ones = [Double](repeating: 1, count: columnCount)
    let starts = [Int32](repeating: 0, count: columnCount + 1)
    Clp_loadProblem(model, Int32(columnCount), 0, starts, [], [], zeros, ones, zeros, [], [])
    append(program.rows)
  }

  deinit { Clp_deleteModel(model) }

  /// Adds conditions; the basis is kept.
  func append(_ rows: [BinaryProgram.Row]) {
    var lower: [Double] = []
    var upper: [Double] = []
    var starts: [Int32] = [0]
    var columns: [Int32] = []
    var coefficients: [Double] = []
    for row in rows {
      lower.append(row.lower.map(Double.init) ?? -Double.greatestFiniteMagnitude)
      upper.append(Double(row.upper))
      columns += row.columns
      if let weights = row.coefficients {
        coefficients += weights.map(Double.init)
      } else {
        coefficients += repeatElement(1, count: row.columns.count)
      }
      starts.append(Int32(columns.count))
    }
    Clp_addRows(model, Int32(rows.count), lower, upper, starts, columns, coefficients)
    rowCount += rows.count
  }

  /// Sets what is minimised.
  func minimise(_ objective: [Int64]) { Clp_chgObjCoefficients(model, objective.map(Double.init)) }

  /// Sets the range of a column: within 0 and 1.
  func bound(_ column: Int, _ lower: Double, _ upper: Double) {
    Clp_columnLower(model)[column] = lower
    Clp_columnUpper(model)[column] = upper
  }

  /// Solves for a changed objective: the last basis, if there is one, is still feasible.
  func solveForObjective(seconds: Double) -> Outcome {
    Clp_setMaximumSeconds(model, seconds)
    return outcome(Clp_primal(model, 0))
  }

  /// Solves again after ranges or rows were tightened: the last basis is still optimal for the objective.
  func solveForRanges(seconds: Double) -> Outcome {
    Clp_setMaximumSeconds(model, seconds)
    return outcome(Clp_dual(model, 0))
  }

  private func outcome(_ status: Int32) -> Outcome {
    if Clp_isProvenOptimal(model) != 0 { return .optimal }
    return Clp_isProvenPrimalInfeasible(model) != 0 ? .infeasible : .interrupted
  }

  /// The value of every column.
  var values: [Double] {
    Array(UnsafeBufferPointer(start: Clp_primalColumnSolution(model), count: columnCount))
  }

  /// The price of every row: how much the minimum would rise with its bound.
  var prices: [Double] {
    Array(UnsafeBufferPointer(start: Clp_dualRowSolution(model), count: rowCount))
  }

  /// The weights of the rows whose sum contradicts itself, where the last solve was infeasible.
  var contradiction: [Double]? {
    guard let ray = Clp_infeasibilityRay(model) else { return nil }
    defer { Clp_freeRay(model, ray) }
    return Array(UnsafeBufferPointer(start: ray, count: rowCount))
  }

  /// Where the columns and rows stand now.
  var basis: Basis {
    let status = UnsafeBufferPointer(start: Clp_statusArray(model), count: columnCount + rowCount)
    return Basis(columns: Array(status[..<columnCount]), rows: Array(status[columnCount...]))
  }

  /// Starts the next solve from where columns and rows stood; rows added since then start satisfied.
  func restore(_ basis: Basis) {
    // 1 is "basic" in the library's numbering: a row that was not there yet.
    let missing = [UInt8](repeating: 1, count: rowCount - basis.rows.count)
    Clp_copyinStatus(model, basis.columns + basis.rows + missing)
  }
}
