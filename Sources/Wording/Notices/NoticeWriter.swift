public import Casework
public import WorkCalendar

/// Words the mails of the service for one reader: each says what has happened, what the reader has to do,
/// until when, and where.
public struct NoticeWriter: Sendable {
  /// Who reads.
  public struct Reader: Sendable {
    /// As what the reader is told.
    public let audience: Audience
    /// The name.
    public let name: String
    /// On whose clocks times are told.
    public let zone: Zone

    /// A reader.
    public init(audience: Audience, name: String, zone: Zone) {
      self.audience = audience
      self.name = name
      self.zone = zone
    }
  }

  /// The request that it is about.
  public struct Request: Sendable {
    /// Its reference.
    public let reference: String
    /// What it is about.
    public let subject: String
    /// Who asks.
    public let applicant: String
    /// Whether the applicant is served first, at the counter.
    public let isPriorityAtCounter: Bool
    /// The page at which the reader looks after it; `nil` where there is none for the reader.
    public let page: String?

    /// A request.
    public init(
      reference: String, subject: String, applicant: String, isPriorityAtCounter: Bool, page: String?
    ) {
      self.reference = Quotation.line(reference)
      self.subject = Quotation.line(subject)
      self.applicant = Quotation.line(applicant)
      self.isPriorityAtCounter = isPriorityAtCounter
      self.page = page
    }
  }

  let reader: Reader
  let request: Request?
  let unit: Sentence

  /// A writer for a reader, in the name of a unit. `request` is `nil` where it is about none.
  public init(to reader: Reader, about request: Request?, unit: String) {
    self.reader = reader
    self.request = request
    self.unit =
      unit == PublishedStandard.unit.indonesian
      ? PublishedStandard.unit : Sentence(same: Quotation.line(unit))
  }

  /// Whether the reader is outside the unit: the applicant, or who comes along.
  var isApplicant: Bool { reader.audience == .applicant || reader.audience == .coApplicants }

  /// A notice with a title, which says in a few words what has happened.
  func notice(_ title: Sentence, _ blocks: [Notice.Block]) -> Notice {
    let subject =
      request.map { title + Sentence(same: " (\($0.reference))") } ?? title
    return Notice(
      subject: subject, greeting: greeting, blocks: blocks,
      closing: [Sentence("Hormat kami,", "Yours sincerely,"), unit, PublishedStandard.ministry],
      footer: isApplicant ? NoticeWriter.footerForApplicants : [footerForStaff])
  }

  private var greeting: Sentence {
    let name = Quotation.line(reader.name, atMost: 200)
    if name.isEmpty { return Sentence("Yth. Bapak/Ibu,", "Dear Sir or Madam,") }
    if name == unit.indonesian {
      return Sentence("Yth. \(unit.indonesian),", "Dear colleagues of the \(unit.english),")
    }
    return Sentence("Yth. Bapak/Ibu \(name),", "Dear \(name),")
  }

  private static let footerForApplicants: [Notice.Block] = {
    let channels = PublishedStandard.complaintChannels.compactMap(\.atTheOfficeOrByPhone)
    let pages = PublishedStandard.complaintChannels.compactMap { channel -> Notice.Block? in
      guard case .page(let address)? = channel.contact else { return nil }
      return .link(Notice.Link(channel.name.capitalized, to: address))
    }
    return [
      .paragraph(
        Sentence(
          "Layanan ini tidak dipungut biaya. Ada pertanyaan? Balas saja surel ini; Tata Usaha kami membacanya.",
          "This service is free of charge. Any questions? Just reply to this mail; our administration desk reads it."
        )),
      .paragraph(
        Sentence(
          "Pengaduan, saran, dan masukan dapat Anda sampaikan melalui:",
          "Complaints and suggestions are welcome through:")),
      .list(channels),
    ] + pages
  }()

  private var footerForStaff: Notice.Block {
    let part: Sentence =
      switch reader.audience {
      case .applicant, .coApplicants, .officers:
        request == nil
          ? Sentence("petugas", "an officer")
          : Sentence("petugas permohonan ini", "an officer of this request")
      case .registry: Sentence("Tata Usaha", "the administration desk")
      case .deputy: Sentence("Deputi", "the deputy")
      case .director: Sentence("Direktur", "the director")
      }
    return .paragraph(
      Sentence(
        "Surel ini dibuat otomatis oleh layanan penjadwalan. Anda menerimanya sebagai \(part.indonesian).",
        "The scheduling service has made this mail. You receive it as \(part.english)."))
  }
}

extension NoticeWriter {
  /// The facts of the request, with others after them.
  func facts(_ others: [Notice.Fact] = []) -> Notice.Block {
    guard let request else { return .facts(others) }
    var facts = [
      Notice.Fact(Sentence("Nomor permohonan", "Reference"), Sentence(same: request.reference))
    ]
    if reader.audience != .applicant {
      facts.append(Notice.Fact(Sentence("Pemohon", "Applicant"), Sentence(same: request.applicant)))
    }
    facts.append(Notice.Fact(Sentence("Perihal", "Subject"), Sentence(same: request.subject)))
    return .facts(facts + others)
  }

  /// The button to the page of the request; nothing where the reader has none.
  func button(_ label: Sentence) -> [Notice.Block] {
    request?.page.map { [.button(Notice.Link(label, to: $0))] } ?? []
  }

  /// A link to the page of the request; nothing where the reader has none.
  func link(_ label: Sentence) -> [Notice.Block] {
    request?.page.map { [.link(Notice.Link(label, to: $0))] } ?? []
  }

  /// The words of somebody; nothing where nothing is said.
  func quotation(of speaker: Sentence, _ text: String?) -> [Notice.Block] {
    let lines = Quotation.lines(text ?? "")
    return lines.isEmpty ? [] : [.quotation(of: speaker, lines)]
  }

  func time(_ range: InstantRange) -> Sentence { DateText.times(range, in: reader.zone) }

  func moment(_ instant: Instant) -> Sentence { DateText.moment(instant, in: reader.zone) }

  /// Names in a row.
  func names(_ names: [String]) -> Sentence {
    Sentence(same: names.map { Quotation.line($0, atMost: 200) }.joined(separator: ", "))
  }

  static let nothingToDo = Sentence(
    "Anda tidak perlu melakukan apa-apa saat ini.", "There is nothing that you have to do now.")
  static let openRequest = Sentence("Buka permohonan Anda", "Open your request")
  static let reasonOfUnit = Sentence("Alasan", "The reason")
  static let reasonOfApplicant = Sentence("Alasan pemohon", "The applicant's reason")
}

extension PublishedStandard.ComplaintChannel {
  /// How it is reached where no page is needed; `nil` otherwise.
  fileprivate var atTheOfficeOrByPhone: Sentence? {
    switch contact {
    case .telephone(let number): name + Sentence(same: ": \(number)")
    case .address(let address): name + Sentence(same: ": \(address)")
    case .page: nil
    case nil: code == "web" ? nil : name + Sentence(" di kantor kami", " at our office")
    }
  }
}

extension Sentence {
  /// The sentence with a capital letter at its beginning.
  var capitalized: Sentence {
    func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
    return Sentence(capital(indonesian), capital(english))
  }
}
