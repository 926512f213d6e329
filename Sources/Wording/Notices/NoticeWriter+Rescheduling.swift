public import Casework
public import WorkCalendar

extension NoticeWriter {
  /// An offer of other times for a meeting.
  public struct Offer: Sendable {
    /// Who offers.
    public let side: Side
    /// The times that can be chosen.
    public let times: [InstantRange]
    /// Until when they can be.
    public let until: Instant?
    /// When the meeting stands until then; `nil` where it was called off.
    public let present: InstantRange?

    /// An offer.
    public init(side: Side, times: [InstantRange], until: Instant?, present: InstantRange?) {
      self.side = side
      self.times = times
      self.until = until
      self.present = present
    }
  }

  /// Other times are offered: as the first of a rescheduling, or in answer to the other side's.
  public func offered(_ offer: Offer, reason: String?, isCounter: Bool) -> Notice {
    switch (isApplicant, offer.side) {
    case (true, .unit): choosing(offer, reason: reason, isCounter: isCounter)
    case (true, .applicant): ownWish(offer, reason: reason)
    case (false, .applicant): wish(offer, reason: reason, isCounter: isCounter)
    case (false, .unit): ownOffer(offer, reason: reason)
    }
  }

  private func choosing(_ offer: Offer, reason: String?, isCounter: Bool) -> Notice {
    let first =
      isCounter
      ? Sentence(
        "Waktu yang Anda usulkan tidak dapat kami penuhi. Sebagai gantinya kami tawarkan waktu berikut.",
        "We cannot meet you at the time that you proposed. Instead we offer you these times.")
      : Sentence(
        "Kami meminta waktu lain untuk pertemuan permohonan Anda. Mohon pilih salah satu waktu berikut.",
        "We ask for another time for the meeting of your request. Please choose one of these times.")
    var blocks: [Notice.Block] = [.paragraph(first), facts(of: offer)]
    blocks += quotation(of: NoticeWriter.reasonOfUnit, reason)
    blocks += choices(offer, Sentence("Pilihan waktu:", "The choices:"))
    blocks.append(
      .paragraph(
        held(offer.until)
          + Sentence(
            "Pilih di halaman permohonan Anda, atau balas surel ini dengan pilihan Anda. Bila tidak ada yang cocok, "
              + "usulkan waktu lain di sana. ",
            "Choose on the page of your request, or reply to this mail with your choice. If none suits you, "
              + "propose others there. ") + standing(offer.present)))
    return notice(
      Sentence("Mohon pilih waktu pengganti pertemuan", "Please choose another time for your meeting"),
      blocks + button(Sentence("Pilih waktu", "Choose a time")))
  }

  private func ownWish(_ offer: Offer, reason: String?) -> Notice {
    notice(
      Sentence("Permintaan waktu lain telah kami terima", "We have received your wish for another time"),
      [
        .paragraph(
          Sentence(
            "Kami telah menerima permintaan Anda untuk bertemu pada waktu lain dan akan segera menjawabnya. ",
            "We have received your wish to meet at another time, and will answer soon. ")
            + NoticeWriter.nothingToDo), facts(of: offer),
      ] + choices(offer, Sentence("Waktu yang Anda usulkan:", "The times that you propose:")) + [
        .paragraph(standing(offer.present))
      ] + button(NoticeWriter.openRequest))
  }

  private func wish(_ offer: Offer, reason: String?, isCounter: Bool) -> Notice {
    let answer = Sentence(
      "Mohon jawab: terima salah satunya, tolak, atau tawarkan waktu lain",
      "Please answer: accept one, decline, or offer other times")
    let until =
      offer.until.map { Sentence(", sebelum ", ", before ") + moment($0) + Sentence(same: ". ") }
      ?? Sentence(same: ". ")
    return notice(
      isCounter
        ? Sentence("Pemohon mengusulkan waktu yang lain lagi", "The applicant proposes yet other times")
        : Sentence("Pemohon meminta waktu lain", "The applicant asks for another time"),
      [
        .paragraph(
          Sentence(
            "Pemohon meminta waktu lain untuk pertemuan ini.",
            "The applicant asks for another time for this meeting.")), facts(of: offer),
      ] + quotation(of: NoticeWriter.reasonOfApplicant, reason)
        + choices(offer, Sentence("Waktu yang diusulkan:", "The times proposed:")) + [
          .paragraph(answer + until + standing(offer.present))
        ] + link(Sentence("Buka permohonan", "Open the request")))
  }

  private func ownOffer(_ offer: Offer, reason: String?) -> Notice {
    notice(
      Sentence("Waktu lain ditawarkan kepada pemohon", "Other times are offered to the applicant"),
      [
        .paragraph(
          Sentence(
            "Unit menawarkan waktu lain kepada pemohon untuk pertemuan ini; jawabannya ditunggu.",
            "The unit has offered the applicant other times for this meeting; the answer is awaited.")),
        facts(of: offer),
      ] + quotation(of: NoticeWriter.reasonOfUnit, reason)
        + choices(offer, Sentence("Waktu yang ditawarkan:", "The times offered:")) + [
          .paragraph(heldByOfficers(offer.until) + standing(offer.present))
        ])
  }

  /// The side that was to answer has declined; nothing moves.
  public func declined(by side: Side, reason: String?, present: InstantRange?) -> Notice {
    let title: Sentence
    let first: Sentence
    switch (isApplicant, side) {
    case (true, .unit):
      title = Sentence(
        "Waktu yang Anda usulkan tidak dapat kami penuhi", "We cannot meet you at the time that you proposed")
      first = Sentence(
        "Mohon maaf, kami tidak dapat memenuhi waktu yang Anda usulkan.",
        "We are sorry that we cannot meet you at the time that you proposed.")
    case (true, .applicant):
      title = Sentence("Jawaban Anda telah kami terima", "We have received your answer")
      first = Sentence(
        "Anda menyampaikan bahwa waktu yang kami tawarkan tidak cocok. Waktu itu tidak kami tahan lagi.",
        "You have told us that the times that we offered do not suit you. We no longer keep them for you.")
    case (false, .applicant):
      title = Sentence("Pemohon menolak waktu yang ditawarkan", "The applicant declines the times offered")
      first = Sentence(
        "Pemohon menolak waktu yang ditawarkan; waktu itu tidak ditahan lagi.",
        "The applicant declines the times that were offered; they are no longer kept.")
    case (false, .unit):
      title = Sentence("Permintaan waktu lain ditolak", "The wish for another time is declined")
      first = Sentence(
        "Unit menolak waktu yang diusulkan pemohon.",
        "The unit declines the times that the applicant proposed.")
    }
    return notice(
      title,
      [.paragraph(first), facts(ofPresent: present)]
        + quotation(
          of: side == .unit ? NoticeWriter.reasonOfUnit : NoticeWriter.reasonOfApplicant, reason)
        + ending(present))
  }

  /// Nobody has answered an offer in time. `side` is who had offered.
  public func expired(offerOf side: Side, present: InstantRange?) -> Notice {
    let first: Sentence =
      switch (isApplicant, side) {
      case (true, .unit):
        Sentence(
          "Sampai batas waktunya kami belum menerima jawaban Anda, sehingga waktu pengganti yang kami tawarkan "
            + "tidak lagi kami tahan.",
          "We have not had your answer in time, so we no longer keep the other times that we offered you.")
      case (true, .applicant):
        Sentence(
          "Mohon maaf, waktu lain yang Anda usulkan terlewati sebelum kami dapat menyepakatinya.",
          "We are sorry that the other times that you proposed have passed before we could agree.")
      case (false, .unit):
        Sentence(
          "Pemohon tidak menjawab sampai batas waktunya; waktu yang ditawarkan tidak ditahan lagi.",
          "The applicant has not answered in time; the times offered are no longer kept.")
      case (false, .applicant):
        Sentence(
          "Waktu yang diusulkan pemohon terlewati tanpa jawaban unit.",
          "The times that the applicant proposed have passed without an answer of the unit.")
      }
    return notice(
      side == .unit
        ? Sentence("Waktu pengganti tidak ditahan lagi", "The other times are no longer kept")
        : Sentence("Usulan waktu lain terlewati", "The times proposed have passed"),
      [.paragraph(first), facts(ofPresent: present)] + ending(present))
  }

  /// The day of a meeting, for which the calendar had other times offered, is a working day after all.
  public func standsAgain(present: InstantRange?) -> Notice {
    let first =
      isApplicant
      ? Sentence(
        "Hari libur yang mengenai pertemuan Anda tidak jadi berlaku, sehingga Anda tidak perlu memilih waktu lain. "
          + "Waktu pengganti tidak kami tahan lagi.",
        "The day off that your meeting fell on does not hold after all, so you need not choose another time. We no "
          + "longer keep the other times.")
      : Sentence(
        "Hari libur yang mengenai pertemuan ini tidak jadi berlaku; waktu pengganti tidak ditahan lagi.",
        "The day off that this meeting fell on does not hold after all; the other times are no longer kept.")
    return notice(
      Sentence("Pertemuan tetap pada jadwal semula", "The meeting stays as it was"),
      [.paragraph(first), facts(ofPresent: present)] + ending(present))
  }

  /// An offer was taken back by who had made it, or the last of its times is no longer possible (`released`).
  public func ended(offerOf side: Side?, released: [InstantRange], present: InstantRange?) -> Notice {
    guard released.isEmpty else {
      return notice(
        Sentence("Waktu pengganti tidak tersedia lagi", "The other times are no longer possible"),
        [
          .paragraph(
            Sentence(
              "Waktu pengganti yang dibicarakan tidak tersedia lagi, karena hari libur atau petugas yang berhalangan:",
              "The other times that were on the table are no longer possible, because of a day off or an officer "
                + "who cannot attend:")), .list(released.map(time)), facts(ofPresent: present),
        ] + ending(present))
    }
    let first: Sentence =
      switch (isApplicant, side) {
      case (true, .applicant):
        Sentence(
          "Sesuai permintaan Anda, usulan waktu lain ditarik kembali.",
          "As you asked, your wish for another time is taken back.")
      case (true, _):
        Sentence(
          "Kami menarik kembali tawaran waktu lain untuk pertemuan Anda.",
          "We have taken back our offer of other times for your meeting.")
      case (false, .applicant):
        Sentence(
          "Pemohon menarik kembali usulan waktu lain.",
          "The applicant has taken back the wish for another time."
        )
      case (false, _):
        Sentence(
          "Unit menarik kembali tawaran waktu lain.", "The unit has taken back its offer of other times.")
      }
    return notice(
      Sentence("Pembicaraan waktu lain berakhir", "Another time is no longer being agreed on"),
      [.paragraph(first), facts(ofPresent: present)] + ending(present))
  }

  /// Some times of an open offer are no longer possible; the others still are.
  public func released(_ gone: [InstantRange], of offer: Offer) -> Notice {
    var blocks: [Notice.Block] = [
      .paragraph(
        Sentence(
          "Sebagian waktu pengganti tidak tersedia lagi, karena hari libur atau petugas yang berhalangan:",
          "Some of the other times are no longer possible, because of a day off or an officer who cannot attend:"
        )), .list(gone.map(time)), facts(of: offer),
    ]
    blocks += choices(offer, Sentence("Yang masih dapat dipilih:", "What can still be chosen:"))
    let isChoosing = isApplicant && offer.side == .unit
    blocks.append(
      .paragraph(
        (isChoosing ? held(offer.until) : heldByOfficers(offer.until))
          + standing(offer.present)))
    return notice(
      Sentence(
        "Sebagian waktu pengganti tidak tersedia lagi", "Some of the other times are no longer possible"),
      blocks + (isChoosing ? button(Sentence("Pilih waktu", "Choose a time")) : []))
  }
}

extension NoticeWriter {
  private func choices(_ offer: Offer, _ title: Sentence) -> [Notice.Block] {
    offer.times.isEmpty ? [] : [.paragraph(title), .list(offer.times.map(time))]
  }

  private func held(_ until: Instant?) -> Sentence {
    guard let until else { return Sentence(same: "") }
    return Sentence("Waktu ini kami tahan untuk Anda sampai ", "We keep these times for you until ")
      + moment(until) + Sentence(same: ". ")
  }

  private func heldByOfficers(_ until: Instant?) -> Sentence {
    guard let until else { return Sentence(same: "") }
    return Sentence("Berlaku sampai ", "They hold until ") + moment(until) + Sentence(same: ". ")
  }

  private func facts(of offer: Offer) -> Notice.Block { facts(ofPresent: offer.present) }

  private func facts(ofPresent present: InstantRange?) -> Notice.Block {
    facts(
      present.map {
        [Notice.Fact(Sentence("Jadwal pertemuan yang berlaku", "Meeting as it stands"), time($0))]
      } ?? [])
  }

  /// What holds until another time is agreed on.
  private func standing(_ present: InstantRange?) -> Sentence {
    guard present != nil else {
      return Sentence(
        "Pertemuan semula sudah dibatalkan.", "The meeting as it was before has been called off.")
    }
    return Sentence(
      "Jadwal pertemuan yang berlaku tetap sampai waktu lain disepakati.",
      "The meeting stays as it stands until another time is agreed on.")
  }

  /// What holds now that nothing is being agreed on any more, and what the reader can do.
  private func ending(_ present: InstantRange?) -> [Notice.Block] {
    switch (isApplicant, present == nil) {
    case (true, false):
      [
        .paragraph(
          Sentence(
            "Pertemuan Anda tetap pada jadwal yang berlaku. Bila Anda berhalangan, minta waktu lain di halaman "
              + "permohonan Anda, atau balas surel ini, sebelum pertemuan dimulai.",
            "Your meeting stays as it stands. If you cannot attend, ask for another time on the page of your "
              + "request, or reply to this mail, before it begins."))
      ] + button(Sentence("Lihat atau minta waktu lain", "See it or ask for another time"))
    case (true, true):
      [
        .paragraph(
          Sentence(
            "Saat ini tidak ada pertemuan yang dijadwalkan. Permohonan Anda tetap kami proses; mohon segera usulkan "
              + "waktu yang cocok di halaman permohonan Anda, atau balas surel ini.",
            "At present no meeting is arranged. Your request goes on; please soon propose times that suit you on "
              + "the page of your request, or reply to this mail."))
      ] + button(Sentence("Usulkan waktu", "Propose times"))
    case (false, false):
      [.paragraph(Sentence("Pertemuan tetap pada jadwalnya.", "The meeting stays as it stands."))]
    case (false, true):
      [
        .paragraph(
          Sentence(
            "Tidak ada pertemuan yang dijadwalkan; permohonan menunggu jadwal baru.",
            "No meeting is arranged; the request waits for one."))
      ]
    }
  }
}
