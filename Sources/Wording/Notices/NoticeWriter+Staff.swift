public import Casework
public import WorkCalendar

extension NoticeWriter {
  /// Somebody who was invited has declined from a calendar. `who` is the officer's name, or `nil` for the
  /// applicant, who asks for another time with it.
  public func participationDeclined(by who: String?, meeting: InstantRange?, comment: String?) -> Notice {
    let told = facts(
      meeting.map { [Notice.Fact(Sentence("Waktu pertemuan", "Time of the meeting"), time($0))] } ?? [])
    let speaker = Sentence("Catatan dalam jawaban", "The answer says")
    guard let who else {
      return notice(
        Sentence("Pemohon menolak undangan", "The applicant declines the invitation"),
        [
          .paragraph(
            Sentence(
              "Pemohon menolak undangan pertemuan ini dari kalendernya dan meminta waktu lain. Pertemuan tetap "
                + "berlaku sampai waktu lain disepakati; mohon tawarkan waktu lain.",
              "The applicant has declined the invitation to this meeting from a calendar, and asks for another "
                + "time. The meeting stands until another is agreed on; please offer other times.")), told,
        ] + quotation(of: speaker, comment) + link(Sentence("Buka permohonan", "Open the request")))
    }
    let name = Quotation.line(who, atMost: 200)
    return notice(
      Sentence("Petugas menolak undangan", "An officer declines the invitation"),
      [
        .paragraph(
          Sentence(
            "\(name) menolak undangan pertemuan ini dari kalendernya. Pertemuan tetap berlaku; mohon tugaskan petugas "
              + "lain atau tawarkan waktu lain kepada pemohon.",
            "\(name) has declined the invitation to this meeting from a calendar. The meeting stands; please assign "
              + "another officer, or offer the applicant other times.")), told,
      ] + quotation(of: speaker, comment) + link(Sentence("Buka permohonan", "Open the request")))
  }

  /// Somebody who was invited has answered from a calendar without declining. `who` is the officer's name, or
  /// `nil` for the applicant; `isAccepted` says whether the answer is yes, not only perhaps.
  public func participationAnswered(by who: String?, isAccepted: Bool, meeting: InstantRange?) -> Notice {
    let name =
      who.map { Sentence(same: Quotation.line($0, atMost: 200)) } ?? Sentence("Pemohon", "The applicant")
    return notice(
      Sentence("Undangan dijawab", "An invitation was answered"),
      [
        .paragraph(
          name
            + (isAccepted
              ? Sentence(" akan hadir pada pertemuan ini.", " will attend this meeting.")
              : Sentence(
                " mungkin hadir pada pertemuan ini.", " may attend this meeting, but has not said yes."))),
        facts(
          meeting.map { [Notice.Fact(Sentence("Waktu pertemuan", "Time of the meeting"), time($0))] } ?? []),
      ])
  }

  /// A decree has made a meeting impossible, and no other time can be offered. `dayOff` is the day that is off
  /// now, `earliest` the first day on which it could be held.
  public func withoutAlternative(meeting: Instant, dayOff: CivilDate?, earliest: CivilDate?) -> Notice {
    var told = [Notice.Fact(Sentence("Waktu pertemuan", "Time of the meeting"), moment(meeting))]
    if let dayOff {
      told.append(Notice.Fact(Sentence("Hari libur", "Day off"), DateText.dayWithWeekday(dayOff)))
    }
    if let earliest {
      told.append(
        Notice.Fact(Sentence("Pertemuan paling cepat", "Earliest meeting"), DateText.dayWithWeekday(earliest))
      )
    }
    return notice(
      Sentence("Pertemuan terdampak perubahan hari kerja", "A change of working days affects a meeting"),
      [
        .paragraph(
          Sentence(
            "Perubahan hari kerja membuat pertemuan ini tidak dapat dilaksanakan sesuai jadwal, dan tidak ada waktu "
              + "pengganti yang dapat ditawarkan otomatis. Mohon tentukan petugas atau waktu lain.",
            "With the changed working days this meeting cannot be held as arranged, and no other time could be "
              + "offered by itself. Please find another officer or time.")), facts(told),
      ] + link(Sentence("Buka permohonan", "Open the request")))
  }

  /// An officer is away when a meeting is, and neither a substitute nor another time was found.
  public func withoutSubstitute(meeting: InstantRange, officer: String) -> Notice {
    notice(
      Sentence("Petugas berhalangan, pengganti belum ada", "An officer is away, and nobody takes over"),
      [
        .paragraph(
          Sentence(
            "Petugas pertemuan ini berhalangan. Tidak ada petugas pengganti dan tidak ada waktu lain yang dapat "
              + "ditawarkan otomatis. Pertemuan masih terjadwal; mohon tentukan jalan keluarnya.",
            "The officer of this meeting is away. No other officer is free, and no other time could be offered by "
              + "itself. The meeting still stands; please find a way.")),
        facts([
          Notice.Fact(Sentence("Waktu pertemuan", "Time of the meeting"), time(meeting)),
          Notice.Fact(Sentence("Petugas", "Officer"), names([officer])),
        ]),
      ] + link(Sentence("Buka permohonan", "Open the request")))
  }

  /// Somebody has complained.
  public func complaint(
    number: String, from name: String, contact: String, channel: ComplaintChannel, text: String,
    answer: String?
  ) -> Notice {
    let told = [
      Notice.Fact(Sentence("Nomor pengaduan", "Complaint number"), Sentence(same: Quotation.line(number))),
      Notice.Fact(Sentence("Dari", "From"), names([name])),
      Notice.Fact(Sentence("Kontak", "Contact"), names([contact])),
      Notice.Fact(Sentence("Disampaikan melalui", "Came by"), channel.name),
    ]
    let next =
      answer == nil
      ? Sentence(
        "Mohon dijawab, di tempat bila memungkinkan.", "Please answer it, at once where that is possible.")
      : Sentence("Pengaduan ini sudah dijawab.", "It has been answered already.")
    return notice(
      Sentence("Pengaduan nomor \(Quotation.line(number))", "Complaint \(Quotation.line(number))"),
      [
        .paragraph(
          Sentence("Ada pengaduan tentang layanan. ", "There is a complaint about the service. ") + next),
        facts(told),
      ] + quotation(of: Sentence("Isi pengaduan", "It says"), text)
        + quotation(of: Sentence("Jawaban", "The answer"), answer))
  }
}
