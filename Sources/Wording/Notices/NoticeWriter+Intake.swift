public import Casework
public import WorkCalendar

extension NoticeWriter {
  /// A request has come in. `missing` is what it lacks, `earliest` the first day of a meeting as it stands.
  public func submitted(at: Instant, missing: [MissingItem], earliest: CivilDate?) -> Notice {
    guard isApplicant else { return submittedForStaff(at: at, missing: missing) }
    var told = [Notice.Fact(Sentence("Diterima", "Received"), moment(at))]
    if let earliest {
      told.append(
        Notice.Fact(Sentence("Pertemuan paling cepat", "Earliest meeting"), DateText.dayWithWeekday(earliest))
      )
    }
    var blocks: [Notice.Block] = [
      .paragraph(
        Sentence(
          "Terima kasih. Permohonan fasilitasi Anda telah kami terima.",
          "Thank you. We have received your request for facilitation.")),
      facts(told),
    ]
    if earliest != nil {
      blocks.append(
        .paragraph(
          Sentence(
            "Tanggal paling cepat itu dihitung ulang pada hari permohonan Anda diterima oleh pejabat unit kami; "
              + "saat itu kami mengabari Anda lagi.",
            "That earliest date is worked out anew on the day on which an official of our unit receives your "
              + "request; we will write to you again then.")))
    }
    blocks += completing(missing)
    if missing.isEmpty {
      blocks.append(
        .paragraph(
          Sentence(
            "Tata Usaha sedang memeriksa permohonan Anda. ", "Our administration desk is checking it. ")
            + NoticeWriter.nothingToDo))
      blocks += button(NoticeWriter.openRequest)
    }
    return notice(Sentence("Permohonan Anda telah kami terima", "We have received your request"), blocks)
  }

  private func submittedForStaff(at: Instant, missing: [MissingItem]) -> Notice {
    var blocks: [Notice.Block] = [
      .paragraph(Sentence("Ada permohonan baru.", "There is a new request.")),
      facts([Notice.Fact(Sentence("Diterima", "Received"), moment(at))]),
    ]
    if !missing.isEmpty {
      blocks.append(.paragraph(Sentence("Yang belum ada:", "What is missing so far:")))
      blocks.append(.list(missing.map(\.name.capitalized)))
    }
    blocks.append(
      .paragraph(
        Sentence(
          "Mohon periksa kelengkapannya, lalu agendakan, kembalikan, atau teruskan ke unit terkait.",
          "Please check whether it is complete, then register it, return it, or refer it to a related unit."))
    )
    return notice(
      Sentence("Permohonan baru", "New request"),
      blocks + link(Sentence("Buka permohonan", "Open the request"))
    )
  }

  /// A request goes back to be completed.
  public func returned(missing: [MissingItem], note: String?) -> Notice {
    var blocks: [Notice.Block] = [
      .paragraph(
        Sentence(
          "Permohonan Anda belum dapat kami proses karena belum lengkap.",
          "We cannot go on with your request yet, since it is incomplete.")),
      facts(),
    ]
    blocks += quotation(of: Sentence("Catatan Tata Usaha", "The administration desk writes"), note)
    blocks += completing(missing)
    return notice(
      Sentence("Permohonan Anda perlu dilengkapi", "Your request needs to be completed"), blocks)
  }

  /// What is missing, and how it is completed; nothing where nothing is.
  private func completing(_ missing: [MissingItem]) -> [Notice.Block] {
    guard !missing.isEmpty else { return [] }
    return [
      .paragraph(Sentence("Yang masih kurang:", "What is missing:")), .list(missing.map(\.name.capitalized)),
      .paragraph(
        Sentence(
          "Mohon lengkapi melalui halaman permohonan Anda, atau balas surel ini dengan lampirannya. Anda tidak "
            + "perlu mengajukan dari awal. Tidak ada batas waktu; kami melanjutkan begitu semuanya kami terima.",
          "Please add it on the page of your request, or reply to this mail and attach it. You need not start "
            + "over. There is no time limit; we will go on as soon as we have everything.")),
    ] + button(Sentence("Lengkapi permohonan", "Complete the request"))
  }

  /// What was missing has been added; it is registered again at once where `isRegistered`.
  public func completed(isRegistered: Bool) -> Notice {
    let next: Sentence =
      switch (reader.audience, isRegistered) {
      case (.applicant, false):
        Sentence(
          "Permohonan Anda sekarang lengkap dan sedang diperiksa Tata Usaha. ",
          "Your request is complete now, and our administration desk is checking it. ")
          + NoticeWriter.nothingToDo
      case (.applicant, true):
        Sentence(
          "Permohonan Anda sekarang lengkap dan kami teruskan untuk disposisi. ",
          "Your request is complete now, and goes on to the deputy. ") + NoticeWriter.nothingToDo
      case (.deputy, _):
        Sentence(
          "Permohonan telah dilengkapi dan menunggu disposisi.",
          "The request has been completed and waits for disposition.")
      case (_, false):
        Sentence(
          "Permohonan telah dilengkapi; mohon diagendakan.",
          "The request has been completed; please register it.")
      case (_, true):
        Sentence(
          "Permohonan telah dilengkapi dan diteruskan untuk disposisi.",
          "The request has been completed, and has gone on to the deputy.")
      }
    return notice(
      isApplicant
        ? Sentence("Kelengkapan permohonan Anda telah kami terima", "We have received what was missing")
        : Sentence("Permohonan telah dilengkapi", "A request has been completed"),
      [.paragraph(next), facts()] + button(NoticeWriter.openRequest))
  }

  /// A request has its agenda number.
  public func registered(agendaNumber: String) -> Notice {
    let number = Notice.Fact(
      Sentence("Nomor agenda", "Agenda number"), Sentence(same: Quotation.line(agendaNumber)))
    guard isApplicant else {
      return notice(
        Sentence("Permohonan menunggu disposisi", "A request waits for disposition"),
        [
          .paragraph(
            Sentence(
              "Tata Usaha telah mengagendakan permohonan ini. Mohon disposisi Bapak/Ibu.",
              "The administration desk has registered this request. Please dispose it.")), facts([number]),
        ])
    }
    return notice(
      Sentence("Permohonan Anda telah diagendakan", "Your request has been registered"),
      [
        .paragraph(
          Sentence(
            "Permohonan Anda lengkap dan telah diagendakan. Selanjutnya Deputi mendisposisikannya kepada Direktur. ",
            "Your request is complete and has been registered. Next the deputy passes it to the director. ")
            + NoticeWriter.nothingToDo), facts([number]),
      ] + button(NoticeWriter.openRequest))
  }

  /// Another unit solves it.
  public func referred(to unit: String, reason: String) -> Notice {
    let told = facts([
      Notice.Fact(
        Sentence("Diteruskan kepada", "Referred to"), Sentence(same: Quotation.line(unit, atMost: 200)))
    ])
    let said = quotation(of: NoticeWriter.reasonOfUnit, reason)
    guard isApplicant else {
      return notice(
        Sentence("Permohonan diteruskan ke unit lain", "A request was referred to another unit"),
        [
          .paragraph(
            Sentence(
              "Permohonan ini diteruskan ke unit terkait. Tidak ada yang perlu dilakukan lagi.",
              "This request was referred to a related unit. Nothing is left to do.")), told,
        ] + said)
    }
    return notice(
      Sentence("Permohonan Anda diteruskan ke unit lain", "Your request was referred to another unit"),
      [
        .paragraph(
          Sentence(
            "Kendala Anda dapat diselesaikan oleh unit lain, sehingga permohonan Anda kami teruskan ke unit itu.",
            "Another unit can solve your problem, so we have referred your request to it.")), told,
      ] + said + [
        .paragraph(
          Sentence(
            "Selanjutnya permohonan Anda ditangani unit tersebut; di layanan kami permohonan ini selesai. "
              + "Bila keliru, balas surel ini.",
            "From now on that unit looks after your request; with us it is closed. If this is a mistake, "
              + "please reply to this mail."))
      ] + link(NoticeWriter.openRequest))
  }

  /// The deputy has passed it to the director; what the deputy says of it is for the unit alone.
  public func disposed(note: String?) -> Notice {
    guard isApplicant else {
      return notice(
        Sentence("Disposisi baru", "New disposition"),
        [
          .paragraph(
            Sentence(
              "Deputi mendisposisikan permohonan ini kepada Bapak/Ibu. Waktu penyelesaian dihitung sejak unit "
                + "menerimanya.",
              "The deputy has passed this request to you. The time for completion counts from when the unit "
                + "receives it.")), facts(),
        ] + quotation(of: Sentence("Catatan Deputi", "The deputy writes"), note))
    }
    return notice(
      Sentence("Permohonan Anda telah didisposisikan", "Your request has reached our unit's director"),
      [
        .paragraph(
          Sentence(
            "Deputi telah mendisposisikan permohonan Anda kepada Direktur. Begitu unit kami menerimanya, kami kabari "
              + "tanggal pertemuan paling cepat dan batas waktu penyelesaiannya. ",
            "The deputy has passed your request to the director. As soon as our unit receives it, we will tell you "
              + "the earliest date of a meeting and by when it is completed. ") + NoticeWriter.nothingToDo),
        facts(),
      ] + button(NoticeWriter.openRequest))
  }

  /// The applicant has withdrawn it. `calledOff` is the time of the meeting that is not held now.
  public func withdrawn(reason: String?, calledOff: InstantRange?) -> Notice {
    let told = facts(
      calledOff.map { [Notice.Fact(Sentence("Pertemuan yang batal", "Meeting called off"), time($0))] } ?? [])
    guard isApplicant else {
      return notice(
        Sentence("Permohonan dicabut", "A request was withdrawn"),
        [
          .paragraph(
            Sentence(
              "Pemohon mencabut permohonan ini. Tidak ada yang perlu dilakukan lagi.",
              "The applicant has withdrawn this request. Nothing is left to do.")), told,
        ] + quotation(of: NoticeWriter.reasonOfApplicant, reason))
    }
    return notice(
      Sentence("Permohonan Anda telah dicabut", "Your request has been withdrawn"),
      [
        .paragraph(
          Sentence(
            "Sesuai permintaan Anda, permohonan ini telah dicabut dan tidak kami proses lagi.",
            "As you asked, this request has been withdrawn, and we will not go on with it.")), told,
        .paragraph(
          Sentence(
            "Anda dapat mengajukan permohonan baru kapan saja. Bila Anda tidak memintanya, segera balas surel ini.",
            "You may hand in a new request at any time. If you did not ask for this, please reply to this mail at "
              + "once.")),
      ])
  }
}
