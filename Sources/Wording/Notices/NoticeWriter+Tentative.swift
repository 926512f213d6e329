extension NoticeWriter {
  /// The notice with what has to be said where its dates hang on years without a decree; as it is where they hang on
  /// none. It stands right after the first facts, which the dates are among.
  public func adding(tentativeYears years: [Int], to notice: Notice) -> Notice {
    guard !years.isEmpty else { return notice }
    var blocks = notice.blocks
    let place = blocks.firstIndex { if case .facts = $0 { true } else { false } }
    blocks.insert(.paragraph(NoticeWriter.tentative(years)), at: place.map { $0 + 1 } ?? blocks.count)
    return Notice(
      subject: notice.subject, greeting: notice.greeting, blocks: blocks, closing: notice.closing,
      footer: notice.footer)
  }

  /// What has to be said of dates that hang on years without a decree.
  public static func tentative(_ years: [Int]) -> Sentence {
    let list = years.map(String.init).joined(separator: ", ")
    return Sentence(
      "Hari libur dan cuti bersama tahun \(list) belum ditetapkan pemerintah, sehingga tanggal yang bergantung padanya "
        + "masih perkiraan. Bila berubah, kami memberi tahu Anda.",
      "The government has not decreed the days off of \(list) yet, so dates that hang on them are still an estimate. "
        + "If they change, we will tell you.")
  }
}
