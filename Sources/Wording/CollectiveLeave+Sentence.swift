public import WorkCalendar

extension CollectiveLeave {
  /// How many working days it took in the years on record, without a full stop; `nil` where none is.
  public var sentence: Sentence? {
    guard let range, let first = years.first, let last = years.last else { return nil }
    let tenths = (workingDays.reduce(0, +) * 20 + years.count) / (2 * years.count)
    return Sentence(
      "pada \(first)–\(last) cuti bersama mengambil \(range.lowerBound) sampai \(range.upperBound) hari kerja "
        + "setahun, rata-rata \(tenths / 10),\(tenths % 10)",
      "in \(first)–\(last) collective leave took \(range.lowerBound) to \(range.upperBound) working days a year, "
        + "\(tenths / 10).\(tenths % 10) on average")
  }
}
