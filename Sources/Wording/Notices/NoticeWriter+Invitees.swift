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
}
