import JSON
import Wording

extension WorkloadProblem: Explained {
  var sentence: Sentence { Sentence(same: Quotation.plain(file, atMost: 300)) + reason.sentence }
}

extension WorkloadProblem.Reason: Explained {
  /// The place and what is wrong there, to be read after the name of the file.
  var sentence: Sentence {
    switch self {
    case .syntax(let error):
      Sentence(
        ": baris \(error.line), kolom \(error.column): ", ": line \(error.line), column \(error.column): ")
        + error.problem.sentence
    case .structure(let error): Sentence(same: ": \(error.path): ") + error.problem.sentence
    case .value(let path):
      Sentence(
        ": \(path): nilainya tidak dapat dipakai; buat ulang beban kerjanya",
        ": \(path): the value cannot be used; make the workload anew")
    case .line(let line):
      Sentence(
        ": baris \(line): bukan dua bidang yang diharapkan; buat ulang beban kerjanya",
        ": line \(line): not the two fields that should stand there; make the workload anew")
    }
  }
}
