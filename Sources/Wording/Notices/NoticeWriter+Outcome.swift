public import WorkCalendar

extension NoticeWriter {
  /// The meeting was held. `hasMinutes` says that its minutes are among the documents.
  public func facilitated(note: String?, hasMinutes: Bool) -> Notice {
    let said = quotation(of: Sentence("Hasil pertemuan", "What came of the meeting"), note)
    guard isApplicant else {
      return notice(
        Sentence("Pertemuan telah dilaksanakan", "A meeting was held"),
        [
          .paragraph(
            Sentence(
              "Pertemuan untuk permohonan ini telah dilaksanakan. Permohonan dapat ditutup.",
              "The meeting for this request was held. The request can be closed.")), facts(),
        ] + said + link(Sentence("Buka permohonan", "Open the request")))
    }
    var blocks: [Notice.Block] = [
      .paragraph(
        Sentence(
          "Terima kasih atas kehadiran Anda. Pertemuan untuk permohonan Anda telah dilaksanakan.",
          "Thank you for attending. The meeting for your request was held.")), facts(),
    ]
    blocks += said
    if hasMinutes {
      blocks.append(
        .paragraph(
          Sentence(
            "Notula pertemuan dapat Anda buka di halaman permohonan Anda.",
            "You find the minutes of the meeting on the page of your request.")))
    }
    blocks += button(NoticeWriter.openRequest)
    return notice(
      Sentence("Hasil pertemuan fasilitasi Anda", "What came of your meeting"), blocks + survey)
  }

  /// The request is answered by letter. `calledOff` is the time of the meeting that is not held now.
  public func answered(note: String?, calledOff: InstantRange?) -> Notice {
    let told = facts(
      calledOff.map { [Notice.Fact(Sentence("Pertemuan yang batal", "Meeting called off"), time($0))] } ?? [])
    guard isApplicant else {
      return notice(
        Sentence("Permohonan dijawab dengan surat", "A request was answered by letter"),
        [
          .paragraph(
            Sentence(
              "Permohonan ini telah dijawab dengan surat balasan. Permohonan dapat ditutup.",
              "This request was answered by a reply letter. It can be closed.")), told,
        ] + quotation(of: Sentence("Catatan", "Note"), note))
    }
    var first = Sentence(
      "Permohonan Anda telah kami jawab dengan surat balasan. Suratnya dapat Anda buka di halaman permohonan Anda.",
      "We have answered your request by a reply letter. You find it on the page of your request.")
    if calledOff != nil {
      first =
        first
        + Sentence(
          " Pertemuan yang sudah dijadwalkan tidak diperlukan lagi dan dibatalkan.",
          " The meeting that was arranged is no longer needed, and is called off.")
    }
    return notice(
      Sentence("Surat balasan untuk permohonan Anda", "The reply letter to your request"),
      [.paragraph(first), told] + quotation(of: Sentence("Catatan kami", "We add"), note)
        + button(Sentence("Buka surat balasan", "Open the reply letter")) + survey)
  }

  /// The request is closed.
  public func closed() -> Notice {
    notice(
      Sentence("Permohonan Anda telah selesai", "Your request is closed"),
      [
        .paragraph(
          Sentence(
            "Permohonan Anda telah selesai dan kami tutup. Terima kasih atas kepercayaan Anda.",
            "Your request is completed and closed. Thank you for your trust.")), facts(),
        .paragraph(
          Sentence(
            "Bila kendalanya muncul lagi, ajukan permohonan baru dengan menyebut nomor permohonan ini.",
            "If the problem comes back, hand in a new request and name the reference of this one.")),
      ] + survey + link(NoticeWriter.openRequest))
  }

  /// The questionnaire of the standard (SP complaints 4).
  private var survey: [Notice.Block] {
    guard isApplicant else { return [] }
    return [
      .paragraph(
        Sentence(
          "Bantu kami memperbaiki layanan dengan mengisi survei singkat, bila Anda belum mengisinya:",
          "Help us to serve better by answering a short survey, if you have not yet:")),
      .link(
        Notice.Link(Sentence("Isi survei layanan", "Answer the survey"), to: PublishedStandard.surveyAddress)),
    ]
  }
}
