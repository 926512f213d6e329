public import WorkCalendar

extension NoticeWriter {
  /// An officer's own calendar to which the service is subscribed, as mails tell of it.
  public struct SubscribedCalendar: Sendable {
    /// Whose it is.
    public let officer: String
    /// Where it lies, as far as everyone may know: the host.
    public let address: String
    /// When the copy that counts was last known to be good; `nil` where there is none.
    public let fetchedAt: Instant?

    /// A calendar.
    public init(officer: String, address: String, fetchedAt: Instant?) {
      self.officer = officer
      self.address = address
      self.fetchedAt = fetchedAt
    }
  }

  /// Somebody else has subscribed the service to the reader's calendar.
  public func subscriptionMade(_ calendar: SubscribedCalendar) -> Notice {
    notice(
      Sentence("Kalender Anda dilanggani", "Your calendar is subscribed to"),
      [
        .paragraph(
          Sentence(
            "Layanan penjadwalan kini membaca kalender Anda pada alamat di bawah ini, sehingga pada saat sibuk di sana "
              + "tidak ada pertemuan yang dijadwalkan.",
            "The scheduling service now reads your calendar at the address below, so that no meeting is arranged when "
              + "it says that you are busy.")), facts(of: calendar),
      ])
  }

  /// Somebody else has ended the subscription to the reader's calendar.
  public func subscriptionRemoved(_ calendar: SubscribedCalendar) -> Notice {
    notice(
      Sentence("Langganan kalender Anda dihentikan", "The subscription to your calendar has ended"),
      [
        .paragraph(
          Sentence(
            "Layanan penjadwalan tidak lagi membaca kalender Anda; saat sibuk di sana tidak lagi diperhitungkan.",
            "The scheduling service no longer reads your calendar; busy times in it no longer count.")),
        facts(of: calendar),
      ])
  }

  /// A calendar cannot be had for longer than it may be. `problem` is why the last look was in vain.
  public func subscriptionBroken(_ calendar: SubscribedCalendar, problem: Sentence?) -> Notice {
    let rest =
      calendar.fetchedAt == nil
      ? Sentence(
        "Belum pernah ada yang dapat dibaca, sehingga kalender ini belum diperhitungkan. ",
        "Nothing could be read so far, so that this calendar does not count yet. ")
      : Sentence(
        "Salinan terakhir yang baik tetap diperhitungkan, tetapi perubahan sesudahnya tidak diketahui. ",
        "The last good copy still counts, but changes after it are not known. ")
    return notice(
      Sentence(
        "Kalender \(Quotation.line(calendar.officer)) tidak terbaca",
        "The calendar of \(Quotation.line(calendar.officer)) cannot be read"),
      [
        .paragraph(
          Sentence(
            "Layanan penjadwalan berulang kali tidak dapat membaca kalender ini. ",
            "The scheduling service has tried to read this calendar again and again, in vain. ") + rest
            + Sentence(
              "Mohon pemiliknya memeriksa alamatnya. Layanan terus mencoba dan memberi tahu begitu pulih.",
              "Would its owner please look at the address. The service goes on trying, and tells when it works again."
            )),
        facts(of: calendar, problem.map { [Notice.Fact(Sentence("Sebab", "Reason"), $0)] } ?? []),
      ])
  }

  /// A calendar that could not be had can be read again. With `staysEmpty` it had become empty, and is now
  /// believed.
  public func subscriptionMended(_ calendar: SubscribedCalendar, staysEmpty: Bool) -> Notice {
    let told =
      staysEmpty
      ? Sentence(
        "Kalender ini tetap kosong selama sehari, sehingga layanan menganggapnya benar: tidak ada lagi saat sibuk dari "
          + "kalender ini. Bila keliru, mohon pemiliknya memeriksa kalendernya.",
        "This calendar has stayed empty for a day, so that the service takes it as it is: nothing in it counts as busy "
          + "any more. If that is wrong, would its owner please look at it.")
      : Sentence(
        "Kalender ini terbaca lagi dan kembali diperhitungkan sebagaimana adanya sekarang.",
        "This calendar can be read again, and counts as it is now.")
    return notice(
      Sentence(
        "Kalender \(Quotation.line(calendar.officer)) terbaca lagi",
        "The calendar of \(Quotation.line(calendar.officer)) can be read again"),
      [.paragraph(told), facts(of: calendar)])
  }

  private func facts(of calendar: SubscribedCalendar, _ others: [Notice.Fact] = []) -> Notice.Block {
    var told = [
      Notice.Fact(Sentence("Petugas", "Officer"), names([calendar.officer])),
      Notice.Fact(Sentence("Alamat kalender", "Address"), Sentence(same: Quotation.line(calendar.address))),
    ]
    if let fetchedAt = calendar.fetchedAt {
      told.append(Notice.Fact(Sentence("Terakhir terbaca", "Last read"), moment(fetchedAt)))
    }
    return facts(told + others)
  }
}
