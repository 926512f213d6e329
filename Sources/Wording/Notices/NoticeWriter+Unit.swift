public import Casework
public import WorkCalendar

extension NoticeWriter {
  /// The days that count for a request from when the unit has received it.
  public struct Dates: Sendable {
    /// The first day of a meeting.
    public let earliest: CivilDate
    /// The last day on which the request is to be completed.
    public let due: CivilDate

    /// The days.
    public init(earliest: CivilDate, due: CivilDate) {
      self.earliest = earliest
      self.due = due
    }
  }

  /// The unit has received a request: its clock starts. `needsProposals` says that the applicant is asked for
  /// times in another mail.
  public func received(at: Instant, dates: Dates?, agendaNumber: String?, needsProposals: Bool) -> Notice {
    var told = [Notice.Fact(Sentence("Diterima unit", "Received by the unit"), moment(at))]
    if let agendaNumber {
      told.insert(
        Notice.Fact(
          Sentence("Nomor agenda", "Agenda number"), Sentence(same: Quotation.line(agendaNumber))), at: 0)
    }
    let isPriority = request?.isPriorityAtCounter ?? false
    if let dates {
      if !isPriority {
        told.append(
          Notice.Fact(
            Sentence("Pertemuan paling cepat", "Earliest meeting"), DateText.dayWithWeekday(dates.earliest)))
      }
      told.append(
        Notice.Fact(
          Sentence("Selesai paling lambat", "Completed at the latest"), DateText.dayWithWeekday(dates.due)))
    }
    guard isApplicant else {
      return notice(
        Sentence("Permohonan diterima unit", "The unit has received a request"),
        [
          .paragraph(
            Sentence(
              "Unit telah menerima permohonan ini; waktu penyelesaian mulai dihitung.",
              "The unit has received this request; the time for completion counts from now.")), facts(told),
        ])
    }
    let next: Sentence
    if isPriority {
      next = Sentence(
        "Anda dilayani lebih dahulu di loket. Petugas kami akan segera menemui Anda.",
        "You are served first at the counter. An officer will be with you soon.")
    } else if needsProposals {
      next = Sentence(
        "Kami memerlukan usulan waktu dari Anda; surel terpisah menjelaskannya.",
        "We need times from you; a mail of its own tells you which.")
    } else {
      next =
        Sentence(
          "Kami sedang mencocokkan waktu yang Anda usulkan dengan petugas yang kompeten, lalu mengirim undangan. ",
          "We are matching the times that you proposed with a competent officer, and will send you an invitation. "
        ) + NoticeWriter.nothingToDo
    }
    return notice(
      Sentence("Permohonan Anda diterima oleh unit kami", "Our unit has received your request"),
      [
        .paragraph(
          Sentence(
            "Permohonan Anda telah diterima oleh pejabat unit kami. Mulai sekarang waktu penyelesaian dihitung.",
            "An official of our unit has received your request. From now on the time for completion counts.")),
        facts(told), .paragraph(next),
      ] + button(NoticeWriter.openRequest))
  }

  /// No proposal of the applicant can be used: new ones are asked for. `refused` are those that cannot, each
  /// with what stands against it.
  public func proposalsNeeded(
    dates: Dates?, refused: [(window: InstantRange, state: ProposalState)]
  ) -> Notice {
    var blocks: [Notice.Block] = []
    if refused.isEmpty {
      blocks += [
        .paragraph(
          Sentence(
            "Untuk menjadwalkan pertemuan, kami memerlukan usulan waktu dari Anda.",
            "To arrange a meeting we need times that suit you.")), facts(),
      ]
    } else {
      blocks += [
        .paragraph(
          Sentence(
            "Waktu yang Anda usulkan tidak ada yang dapat dipakai, sehingga kami memerlukan usulan baru.",
            "None of the times that you proposed can be used, so we need new ones.")), facts(),
        .paragraph(Sentence("Usulan Anda dan alasannya:", "Your proposals, and why not:")),
        .list(
          refused.map { window, state in
            self.window(window) + Sentence(same: ": ")
              + (state.reason ?? Sentence("tidak dapat dipakai", "cannot be used"))
          }),
      ]
    }
    if let dates {
      blocks.append(
        .paragraph(
          Sentence(
            "Mohon usulkan waktu mulai \(DateText.dayWithWeekday(dates.earliest).indonesian). Agar permohonan "
              + "Anda selesai tepat waktu, kirim usulan secepatnya dengan waktu sampai "
              + "\(DateText.dayWithWeekday(dates.due).indonesian); tanggal sesudahnya boleh bila lebih cocok "
              + "bagi Anda.",
            "Please propose times from \(DateText.dayWithWeekday(dates.earliest).english) on. For your request "
              + "to be completed in time, send them as soon as you can, with times up to "
              + "\(DateText.dayWithWeekday(dates.due).english); later ones are fine if they suit you better.")
        ))
    }
    blocks.append(
      .paragraph(
        Sentence(
          "Usulkan di halaman permohonan Anda, atau balas surel ini dengan waktu yang Anda pilih.",
          "Propose them on the page of your request, or reply to this mail with the times that you choose.")))
    return notice(
      Sentence("Mohon usulkan waktu baru", "Please propose new times"),
      blocks + button(Sentence("Usulkan waktu", "Propose times")))
  }

  /// The applicant has proposed new windows.
  public func proposalsMade(_ windows: [InstantRange]) -> Notice {
    notice(
      Sentence("Pemohon mengusulkan waktu baru", "The applicant has proposed new times"),
      [
        .paragraph(
          Sentence(
            "Pemohon mengusulkan waktu baru, yang terbaik lebih dahulu:",
            "The applicant has proposed new times, the best first:")), .list(windows.map(window)), facts(),
      ])
  }

  /// Officers were assigned. `officers` are their names; `isReader` says whether the reader is one of them.
  public func assigned(officers: [String], isReader: Bool) -> Notice {
    let told = facts([Notice.Fact(Sentence("Petugas", "Officers"), names(officers))])
    if isApplicant {
      return notice(
        Sentence("Petugas untuk permohonan Anda", "The officers for your request"),
        [
          .paragraph(
            Sentence(
              "Direktur telah menugaskan petugas untuk permohonan Anda. Undangan pertemuan menyusul. ",
              "The director has assigned officers to your request. An invitation to a meeting will follow. ")
              + NoticeWriter.nothingToDo), told,
        ] + button(NoticeWriter.openRequest))
    }
    guard isReader else {
      return notice(
        Sentence("Anda tidak lagi ditugaskan", "You are no longer assigned"),
        [
          .paragraph(
            Sentence(
              "Permohonan ini sekarang dipegang petugas lain. Tidak ada yang perlu Anda lakukan lagi.",
              "Other officers have this request now. Nothing is left for you to do.")), told,
        ])
    }
    return notice(
      Sentence("Anda ditugaskan pada permohonan", "You are assigned to a request"),
      [
        .paragraph(
          Sentence(
            "Direktur menugaskan Anda pada permohonan ini. Mohon pelajari permohonannya dan jadwalkan pertemuan "
              + "dengan pemohon, atau siapkan surat balasan.",
            "The director has assigned you to this request. Please read it, and arrange a meeting with the "
              + "applicant or prepare a reply letter.")), told,
      ] + link(Sentence("Buka permohonan", "Open the request")))
  }

  /// A window of an applicant; one that is longer than a day from its first day to its last.
  func window(_ window: InstantRange) -> Sentence {
    guard
      window.start.local(offset: reader.zone.offset(at: window.start)).date
        != window.end.local(offset: reader.zone.offset(at: window.end)).date
    else { return time(window) }
    return moment(window.start) + Sentence(" sampai ", " to ") + moment(window.end)
  }
}
