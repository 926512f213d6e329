public import WorkCalendar

extension NoticeWriter {
  /// A meeting as it is told.
  public struct Meeting: Sendable {
    /// When it is.
    public let time: InstantRange
    /// The address of its online room.
    public let room: String
    /// The names of the officers who hold it.
    public let officers: [String]

    /// A meeting.
    public init(time: InstantRange, room: String, officers: [String]) {
      self.time = time
      self.room = room
      self.officers = officers
    }
  }

  /// What became of the reader, where officers of a meeting change.
  public enum Part: Sendable {
    /// The reader holds the meeting now, and did not before.
    case takesOver
    /// The reader holds it as before.
    case stays
    /// The reader holds it no longer.
    case leaves
  }

  /// A meeting is booked.
  public func booked(_ meeting: Meeting) -> Notice {
    let first: Sentence =
      switch reader.audience {
      case .applicant:
        Sentence(
          "Pertemuan daring untuk permohonan Anda telah dijadwalkan.",
          "An online meeting for your request has been arranged.")
      case .coApplicants:
        Sentence(
          "Anda diundang ke pertemuan daring ini bersama pemohon.",
          "You are invited to this online meeting together with the applicant.")
      case .officers:
        Sentence(
          "Anda dijadwalkan memfasilitasi pertemuan daring ini.", "You are to hold this online meeting.")
      case .registry, .deputy, .director:
        Sentence(
          "Pertemuan daring untuk permohonan ini telah dijadwalkan.",
          "An online meeting for this request has been arranged.")
      }
    return notice(
      titled("Pertemuan dijadwalkan", "Meeting arranged", meeting.time),
      [.paragraph(first), facts(of: meeting)] + answering + joining(meeting))
  }

  /// A meeting has another time, stands again after it was called off (`earlier` is `nil`), or, where the
  /// time is the same, another room.
  public func moved(_ meeting: Meeting, from earlier: InstantRange?, part: Part) -> Notice {
    if earlier == meeting.time { return roomChanged(meeting) }
    if part == .leaves { return left(meeting, from: earlier) }
    let before = earlier.map { [Notice.Fact(Sentence("Waktu semula", "Time before"), time($0))] } ?? []
    let first: Sentence
    if earlier == nil {
      first = Sentence(
        "Sesuai kesepakatan, pertemuan dijadwalkan kembali.", "As agreed, the meeting is arranged again.")
    } else {
      first = Sentence(
        "Sesuai kesepakatan, pertemuan dipindahkan ke waktu lain. Waktu semula tidak berlaku lagi.",
        "As agreed, the meeting has moved to another time. The time before no longer holds.")
    }
    return notice(
      titled("Pertemuan dipindahkan", "Meeting moved", meeting.time),
      [.paragraph(first), facts(of: meeting, and: before)] + answering + joining(meeting))
  }

  private func roomChanged(_ meeting: Meeting) -> Notice {
    notice(
      titled("Ruang pertemuan berubah", "Meeting room changed", meeting.time),
      [
        .paragraph(
          Sentence(
            "Ruang daring pertemuan ini berubah. Waktunya tetap. Mohon pakai tautan yang baru.",
            "The online room of this meeting has changed. The time stays. Please use the new link.")),
        facts(of: meeting),
      ] + joining(meeting))
  }

  /// Other officers hold a meeting at its time.
  public func substituted(_ meeting: Meeting, part: Part) -> Notice {
    if isApplicant {
      return notice(
        titled("Petugas pertemuan Anda berganti", "Other officers for your meeting", meeting.time),
        [
          .paragraph(
            Sentence(
              "Petugas yang menemui Anda berganti. Waktu pertemuan tetap. ",
              "Other officers will meet you. The time of the meeting stays. ") + NoticeWriter.nothingToDo),
          facts(of: meeting),
        ] + joining(meeting))
    }
    switch part {
    case .leaves: return left(meeting)
    case .takesOver, .stays:
      let first =
        part == .takesOver
        ? Sentence(
          "Anda menggantikan petugas lain pada pertemuan ini.",
          "You take this meeting over from another officer.")
        : Sentence(
          "Petugas pertemuan ini berganti. Waktunya tetap.",
          "The officers of this meeting have changed. Its time stays.")
      return notice(
        titled("Petugas pertemuan berganti", "Officers of a meeting changed", meeting.time),
        [.paragraph(first), facts(of: meeting)] + answering + joining(meeting))
    }
  }

  /// Others hold a meeting now, at another time where `earlier` is when the reader was to hold it.
  private func left(_ meeting: Meeting, from earlier: InstantRange? = nil) -> Notice {
    let before = earlier.map { [Notice.Fact(Sentence("Waktu semula", "Time before"), time($0))] } ?? []
    return notice(
      titled("Pertemuan dipegang petugas lain", "Other officers have your meeting", earlier ?? meeting.time),
      [
        .paragraph(
          Sentence(
            "Pertemuan ini sekarang dipegang petugas lain. Anda tidak perlu hadir.",
            "Other officers hold this meeting now. You need not attend.")),
        facts(
          before + [
            Notice.Fact(Sentence("Waktu", "Time"), time(meeting.time)),
            Notice.Fact(Sentence("Petugas", "Officers"), names(meeting.officers)),
          ]),
      ])
  }

  /// A meeting is called off. `isBeingRescheduled` says that another time is being agreed on already.
  public func calledOff(_ time: InstantRange, reason: String?, isBeingRescheduled: Bool) -> Notice {
    let told = facts([Notice.Fact(Sentence("Waktu yang dibatalkan", "Time called off"), self.time(time))])
    if reader.audience == .coApplicants { return calledOffForCompanions(time, reason: reason) }
    guard isApplicant else {
      let next =
        isBeingRescheduled
        ? Sentence(
          "Waktu pengganti sedang disepakati dengan pemohon.",
          "Another time is being agreed on with the applicant.")
        : Sentence(
          "Permohonan menunggu jadwal baru.", "The request waits for a new meeting.")
      return notice(
        titled("Pertemuan dibatalkan", "Meeting called off", time),
        [.paragraph(Sentence("Pertemuan ini dibatalkan. ", "This meeting is called off. ") + next), told]
          + quotation(of: NoticeWriter.reasonOfUnit, reason))
    }
    let next =
      isBeingRescheduled
      ? Sentence(
        "Pembicaraan waktu pengganti tetap berjalan; lihat pilihannya di halaman permohonan Anda.",
        "Another time is still being agreed on; you find the choices on the page of your request.")
      : Sentence(
        "Permohonan Anda tetap kami proses dan kami akan mengirim undangan baru. Bila waktu yang Anda usulkan "
          + "tidak cocok lagi, mohon segera usulkan waktu lain di halaman permohonan Anda, atau balas surel ini.",
        "Your request goes on, and we will send you a new invitation. If the times that you proposed no longer "
          + "suit you, please propose others soon on the page of your request, or reply to this mail.")
    return notice(
      titled("Pertemuan dibatalkan", "Meeting called off", time),
      [
        .paragraph(
          Sentence(
            "Pertemuan untuk permohonan Anda terpaksa kami batalkan. Mohon maaf atas ketidaknyamanan ini.",
            "We have had to call off the meeting for your request. We apologise for the inconvenience.")),
        told,
      ] + quotation(of: NoticeWriter.reasonOfUnit, reason) + [.paragraph(next)]
        + button(
          isBeingRescheduled
            ? Sentence("Lihat pilihan waktu", "See the choices")
            : Sentence("Usulkan waktu lain", "Propose times")
        ))
  }

  /// A meeting stands as it was, although a calendar may show the time that somebody had proposed.
  public func confirmed(_ meeting: Meeting) -> Notice {
    notice(
      titled("Jadwal pertemuan tetap", "Your meeting stays as it stands", meeting.time),
      [
        .paragraph(
          Sentence(
            "Waktu lain yang diusulkan tidak jadi dipakai. Pertemuan tetap pada jadwal berikut. Bila kalender Anda "
              + "menunjukkan waktu lain, undangan ini mengembalikannya. ",
            "The other time that was proposed is not taken. The meeting stays as follows. If your calendar shows "
              + "another time, this invitation puts it right. ") + NoticeWriter.nothingToDo),
        facts(of: meeting),
      ] + joining(meeting))
  }

  /// A meeting is near.
  public func reminded(of meeting: Meeting) -> Notice {
    let isApplicant = reader.audience == .applicant
    let first =
      isApplicant
      ? Sentence(
        "Kami mengingatkan bahwa pertemuan untuk permohonan Anda akan segera tiba.",
        "We remind you of the meeting for your request, which is near.")
      : Sentence("Pertemuan ini akan segera tiba.", "This meeting is near.")
    var blocks: [Notice.Block] = [.paragraph(first), facts(of: meeting)]
    blocks.append(
      .button(Notice.Link(Sentence("Masuk ke ruang daring", "Enter the online room"), to: meeting.room)))
    if isApplicant {
      blocks.append(
        .paragraph(
          Sentence(
            "Mohon siapkan dokumen pendukung dan masuk beberapa menit sebelumnya. Bila berhalangan, beri tahu kami "
              + "sebelum pertemuan dimulai: minta waktu lain di halaman permohonan Anda, atau balas surel ini.",
            "Please have your documents ready and come a few minutes early. If you cannot attend, tell us before "
              + "the meeting begins: ask for another time on the page of your request, or reply to this mail."
          )))
      blocks += link(Sentence("Minta waktu lain", "Ask for another time"))
    } else if reader.audience == .coApplicants {
      blocks.append(.paragraph(tellApplicant))
    } else {
      blocks += link(Sentence("Buka permohonan", "Open the request"))
    }
    return notice(titled("Pengingat pertemuan", "Meeting reminder", meeting.time), blocks)
  }

  /// The title with the day and the time on the reader's clocks, so that a list of mails tells them.
  func titled(_ indonesian: String, _ english: String, _ time: InstantRange) -> Sentence {
    let local = time.start.local(offset: reader.zone.offset(at: time.start))
    return Sentence(indonesian, english) + Sentence(same: ": ") + DateText.dayWithWeekday(local.date)
      + Sentence(", ", ", ") + DateText.time(local.time)
      + Sentence(same: " " + DateText.name(of: reader.zone, at: time.start))
  }

  func facts(of meeting: Meeting, and others: [Notice.Fact] = []) -> Notice.Block {
    facts(
      [Notice.Fact(Sentence("Waktu", "Time"), time(meeting.time))] + others + [
        Notice.Fact(Sentence("Petugas", "Officers"), names(meeting.officers))
      ])
  }

  func joining(_ meeting: Meeting) -> [Notice.Block] {
    [.link(Notice.Link(Sentence("Ruang daring", "Online room"), to: meeting.room))]
  }

  /// How an invitation is answered.
  private var answering: [Notice.Block] {
    switch reader.audience {
    case .coApplicants:
      return [
        .paragraph(
          Sentence(
            "Mohon jawab undangan ini dari kalender Anda. ",
            "Please answer this invitation from your calendar. ")
            + tellApplicant)
      ]
    case .applicant:
      return [
        .paragraph(
          Sentence(
            "Mohon jawab undangan ini dari kalender Anda: terima, tolak, atau usulkan waktu lain. Dapat juga di "
              + "halaman permohonan Anda, atau dengan membalas surel ini. Tanpa jawaban pun pertemuan tetap "
              + "berlangsung; bila berhalangan, beri tahu kami sebelum pertemuan dimulai.",
            "Please answer this invitation from your calendar: accept, decline, or propose another time. You can "
              + "also do so on the page of your request, or by replying to this mail. The meeting takes place "
              + "without an answer, too; if you cannot attend, tell us before it begins."))
      ] + button(Sentence("Lihat atau minta waktu lain", "See it or ask for another time"))
    case .officers:
      return [
        .paragraph(
          Sentence(
            "Mohon jawab undangan ini dari kalender Anda. Bila berhalangan, tolak atau usulkan waktu lain; Direktur "
              + "akan diberi tahu.",
            "Please answer this invitation from your calendar. If you cannot attend, decline or propose another "
              + "time; the director will be told."))
      ]
    case .registry, .deputy, .director: return []
    }
  }
}
