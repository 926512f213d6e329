public import WorkCalendar

extension NoticeWriter {
  /// A date that has moved.
  public struct MovedDate: Sendable {
    /// The date as it was told before.
    public let before: CivilDate
    /// The date that holds.
    public let after: CivilDate

    /// A date that has moved; `nil` where it has not.
    public init?(from before: CivilDate, to after: CivilDate) {
      if before == after { return nil }
      self.before = before
      self.after = after
    }
  }

  /// The official calendar has changed, and with it days that the applicant was told: the first day of a meeting,
  /// and the last day on which the request is completed. `needsProposals` says that times of the applicant are still
  /// awaited.
  public func datesMoved(earliest: MovedDate?, due: MovedDate?, needsProposals: Bool) -> Notice {
    let isPriority = request?.isPriorityAtCounter ?? false
    let told = [
      isPriority ? nil : earliest.map { (Sentence("Pertemuan paling cepat", "Earliest meeting"), $0) },
      due.map { (Sentence("Selesai paling lambat", "Completed at the latest"), $0) },
    ].compactMap(\.self)
    return notice(
      Sentence("Tanggal permohonan Anda berubah", "The dates of your request have changed"),
      [
        .paragraph(
          Sentence(
            "Pemerintah mengubah hari libur nasional atau cuti bersama, sehingga hari kerja ikut berubah. "
              + "Karena itu tanggal yang kami sampaikan sebelumnya berubah menjadi:",
            "The government has changed the national holidays or collective leave, and with them the working days. "
              + "So the dates that we told you before are now:")),
        facts(
          told.map { label, moved in
            Notice.Fact(
              label,
              DateText.dayWithWeekday(moved.after) + Sentence(" (semula ", " (before: ")
                + DateText.dayWithWeekday(moved.before) + Sentence(same: ")"))
          }),
        .paragraph(
          needsProposals
            ? Sentence(
              "Kami masih memerlukan usulan waktu dari Anda.", "We still need times from you that suit you.")
            : Sentence("Usulan waktu Anda tetap kami pakai. ", "The times that you proposed still hold. ")
              + NoticeWriter.nothingToDo),
      ] + button(needsProposals ? Sentence("Usulkan waktu", "Propose times") : NoticeWriter.openRequest))
  }
}
