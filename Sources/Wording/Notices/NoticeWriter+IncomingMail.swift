extension NoticeWriter {
  /// A mail that came in, as those are told of it who look after it.
  public struct IncomingMail: Sendable {
    /// The number under which it is kept.
    public let number: String
    /// The writer's address; empty where none can be read.
    public let sender: String
    /// The name that the writer gives; empty for none.
    public let name: String
    /// The subject.
    public let subject: String
    /// The beginning of what is written in it.
    public let text: String
    /// Why it is as it is; `nil` where nothing is to be said.
    public let reason: Sentence?
    /// The page at which it is looked after.
    public let page: String

    /// A mail.
    public init(
      number: String, sender: String, name: String, subject: String, text: String, reason: Sentence?,
      page: String
    ) {
      self.number = number
      self.sender = sender
      self.name = name
      self.subject = subject
      self.text = text
      self.reason = reason
      self.page = page
    }
  }

  /// Somebody whom a request concerns has written about it.
  public func mailArrived(_ mail: IncomingMail) -> Notice {
    notice(
      Sentence("Surel tentang permohonan", "A mail about a request"),
      [
        .paragraph(
          Sentence(
            "Ada surel tentang permohonan ini. Mohon dibaca dan dijawab bila perlu.",
            "Somebody has written about this request. Please read it, and answer where that is needed.")),
        facts(mail.facts),
      ] + quotation(of: Sentence("Isi surel", "It says"), mail.text)
        + link(Sentence("Buka permohonan", "Open the request")))
  }

  /// A mail has come in that nobody can take without looking at it: it is not understood, or nobody can say who
  /// has sent it. Its text is not repeated: it may be anybody's.
  public func mailSetAside(_ mail: IncomingMail) -> Notice {
    notice(
      Sentence("Surel masuk menunggu diperiksa", "A mail that came in waits to be looked at"),
      [
        .paragraph(
          Sentence(
            "Ada surel masuk yang tidak dapat diproses otomatis. Mohon diperiksa; yang datang berikutnya menunggu di "
              + "halaman yang sama tanpa surel lain seperti ini.",
            "A mail has come in that cannot be taken by itself. Please look at it; those that follow wait on the "
              + "same page, without another mail like this one.")),
        facts(
          mail.facts + (mail.reason.map { [Notice.Fact(Sentence("Sebab", "Why"), $0)] } ?? [])),
        .link(Notice.Link(Sentence("Buka surel masuk", "Open the incoming mail"), to: mail.page)),
      ])
  }
}

extension NoticeWriter.IncomingMail {
  fileprivate var facts: [Notice.Fact] {
    let writer = name.isEmpty ? sender : "\(name) <\(sender)>"
    return [
      Notice.Fact(
        Sentence("Nomor surel masuk", "Number of the mail"), Sentence(same: Quotation.line(number))),
      Notice.Fact(
        Sentence("Dari", "From"),
        sender.isEmpty
          ? Sentence("tidak terbaca", "cannot be read") : Sentence(same: Quotation.line(writer))),
      Notice.Fact(
        Sentence("Perihal surel", "Subject of the mail"),
        subject.isEmpty ? Sentence("(tanpa perihal)", "(none)") : Sentence(same: Quotation.line(subject))),
    ]
  }
}
