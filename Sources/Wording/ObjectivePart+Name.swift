public import Scheduling

extension ObjectivePart {
  /// What the part is called, its measure included.
  public var name: Sentence {
    switch self {
    case .priorityMatched: Sentence("permohonan prioritas terjadwal", "priority requests met")
    case .matched: Sentence("permohonan terjadwal", "requests met")
    case .rankSum:
      Sentence("jumlah peringkat usulan (0: semua usulan pertama)", "sum of ranks (0: all first proposals)")
    case .workingDaysAfterEarliest:
      Sentence("hari kerja sesudah tanggal paling awal", "working days after the earliest dates")
    case .loadSquares:
      Sentence("pemerataan beban (jumlah kuadrat)", "evenness of the load (sum of squares)")
    case .startMinutes:
      Sentence("menit sampai tiap pertemuan, dijumlahkan", "minutes until each meeting, added up")
    }
  }
}
