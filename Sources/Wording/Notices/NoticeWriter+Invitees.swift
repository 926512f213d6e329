import WorkCalendar

extension NoticeWriter {
  /// The links in all mail until now open nothing any more.
  public func linksRevoked() -> Notice {
    notice(
      Sentence("Tautan baru untuk permohonan Anda", "A new link to your request"),
      [
        .paragraph(
          Sentence(
            "Tautan dalam surel kami sampai sekarang telah dicabut dan tidak lagi membuka permohonan Anda. Mohon pakai "
              + "tautan dalam surel ini.",
            "The links in our mail until now were revoked, and no longer open your request. Please use the one in "
              + "this mail.")), facts(),
      ] + button(NoticeWriter.openRequest))
  }

  /// What somebody who comes along has to do where the time does not suit.
  var tellApplicant: Sentence {
    let applicant = request?.applicant ?? ""
    return Sentence(
      "Bila Anda berhalangan, beri tahu pemohon (\(applicant)): hanya pemohon yang dapat meminta waktu lain.",
      "If you cannot attend, tell the applicant (\(applicant)): only the applicant can ask for another time.")
  }

  /// To who comes along: a meeting is not held.
  public func calledOffForCompanions(_ time: InstantRange, reason: String? = nil) -> Notice {
    notice(
      titled("Pertemuan dibatalkan", "Meeting called off", time),
      [
        .paragraph(
          Sentence(
            "Pertemuan ini dibatalkan. Pemohon mengetahui kelanjutannya.",
            "This meeting is called off. The applicant knows what follows.")),
        facts([Notice.Fact(Sentence("Waktu yang dibatalkan", "Time called off"), self.time(time))]),
      ] + quotation(of: NoticeWriter.reasonOfUnit, reason))
  }

  /// What a change of those who come along means for the reader.
  public enum CompanionChange: Sendable {
    /// The reader comes along from now on.
    case joins
    /// The reader comes along no longer.
    case leaves
    /// Others do or do no longer.
    case others
  }

  /// To the applicant: those come along from now on; none where nobody does.
  public func companions(_ people: [String]) -> Notice {
    let present =
      people.isEmpty
      ? Sentence("tidak ada", "nobody") : names(people)
    return notice(
      Sentence("Pendamping Anda diperbarui", "Who comes along with you"),
      [
        .paragraph(
          Sentence(
            "Daftar orang yang mendampingi Anda dalam pertemuan telah diperbarui. ",
            "The list of people who come along to your meetings has been changed. ")
            + NoticeWriter.nothingToDo),
        facts([Notice.Fact(Sentence("Pendamping", "Coming along"), present)]),
      ] + button(NoticeWriter.openRequest))
  }

  /// To everybody else at a meeting that stands.
  public func companions(of meeting: Meeting, _ change: CompanionChange) -> Notice {
    switch change {
    case .joins: return booked(meeting)
    case .leaves:
      return notice(
        titled("Anda tidak lagi diundang", "You are no longer invited", meeting.time),
        [
          .paragraph(
            Sentence(
              "Anda tidak lagi diundang ke pertemuan ini, dan tidak perlu hadir.",
              "You are no longer invited to this meeting, and need not attend.")),
          facts([Notice.Fact(Sentence("Waktu", "Time"), time(meeting.time))]),
        ])
    case .others:
      return notice(
        titled("Peserta pertemuan berubah", "Other people at a meeting", meeting.time),
        [
          .paragraph(
            Sentence(
              "Daftar pendamping pemohon dalam pertemuan ini berubah. Waktu dan ruangnya tetap. ",
              "Other people come along with the applicant. The time and the room stay. ")
              + NoticeWriter.nothingToDo), facts(of: meeting),
        ] + joining(meeting))
    }
  }

  /// To who has answered or proposed another time from a calendar, which the rules refuse. `proposed` is `nil`
  /// for an answer.
  public func counterRefused(_ proposed: InstantRange?, because reasons: [Sentence]) -> Notice {
    let first: Sentence
    if let proposed {
      first =
        Sentence(
          "Waktu lain yang Anda usulkan dari kalender, ",
          "The other time that you proposed from your calendar, ")
        + time(proposed)
        + Sentence(
          ", tidak dapat dipakai. Pertemuan tetap seperti semula.",
          ", is not possible. The meeting stays as it was.")
    } else {
      first = Sentence(
        "Jawaban yang Anda kirim dari kalender tidak dapat kami catat.",
        "We could not take the answer that you sent from your calendar.")
    }
    var blocks: [Notice.Block] = [.paragraph(first), .list(reasons.map(\.capitalized)), facts()]
    if reader.audience == .coApplicants { blocks.append(.paragraph(tellApplicant)) }
    let label =
      reader.audience == .applicant
      ? Sentence("Pilih waktu lain", "Choose another time") : Sentence("Buka permohonan", "Open the request")
    return notice(
      proposed == nil
        ? Sentence("Jawaban Anda tidak tercatat", "Your answer could not be taken")
        : Sentence("Waktu usulan Anda tidak dapat dipakai", "The time that you proposed is not possible"),
      blocks + button(label))
  }

  /// To the applicant: somebody who comes along has proposed another time.
  public func companionProposes(_ proposed: InstantRange, name: String) -> Notice {
    notice(
      Sentence("Pendamping Anda mengusulkan waktu lain", "Somebody who comes along proposes another time"),
      [
        .paragraph(
          names([name])
            + Sentence(
              " mengusulkan waktu lain untuk pertemuan Anda: ", " proposes another time for your meeting: ")
            + time(proposed)
            + Sentence(
              ". Pertemuan tetap seperti semula. Bila Anda setuju, mintalah waktu itu di halaman permohonan Anda: hanya "
                + "Anda yang dapat memintanya.",
              ". The meeting stays as it was. If you agree, ask for that time on the page of your request: only you "
                + "can.")), facts(),
      ] + button(Sentence("Minta waktu lain", "Ask for another time")))
  }
}
