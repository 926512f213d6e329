public import JSON
public import Scheduling
public import Wording

/// The published service standard (SP) of the unit, as far as others need it as data.
public enum ServiceStandard {
  /// The standard in one language, with the numbers by which the service schedules.
  public static func json(in language: Language, by rules: ServiceRules) -> JSONValue {
    func say(_ sentence: Sentence) -> JSONValue { .string(sentence.text(in: language)) }
    return [
      "name": say(PublishedStandard.name), "unit": say(PublishedStandard.unit),
      "parents": .array(parents.map(say)),
      "letterTo": say(
        Sentence(
          "Deputi Bidang Teknologi Informasi Penanaman Modal cq. Direktur Sistem Perizinan Berusaha",
          "Deputy for Investment Information Technology, attention of the Director of the Business Licensing System"
        )),
      "address": .string(PublishedStandard.address),
      "emails": ["tudep.ti@bkpm.go.id", "tu.ditspb@bkpm.go.id"],
      "website": "https://oss.go.id/",
      "timeZone": "Asia/Jakarta",
      "leadWorkingDays": .whole(rules.lead.count),
      "completionWorkingDays": .whole(ServiceRules.completion.count),
      "fee": ["amount": 0, "currency": "IDR", "note": say(PublishedStandard.fee)],
      "requirements": .array(requirements(lead: rules.lead.count).map(say)),
      "procedure": .array(procedure.map(say)),
      "letterChannels": .array(letterChannels.map { named($0.code, $0.name, language) }),
      "products": [
        named("meeting", Sentence("pertemuan daring", "online meeting"), language),
        named("reply-letter", Sentence("surat balasan", "reply letter"), language),
      ],
      "priorityService": [
        "for": [
          named("disability", Sentence("penyandang disabilitas", "persons with a disability"), language),
          named("elderly", Sentence("lansia", "elderly persons"), language),
          named("pregnant", Sentence("ibu hamil", "pregnant women"), language),
        ],
        "place": say(
          Sentence(
            "Lantai 1, Gedung Barli Halim, Jl. Gatot Subroto No. 44, Jakarta Selatan",
            "Floor 1, Barli Halim building, Jl. Gatot Subroto No. 44, South Jakarta")),
      ],
      "complaintChannels": .array(PublishedStandard.complaintChannels.map { json($0, in: language) }),
      "surveyURL": .string(PublishedStandard.surveyAddress),
    ]
  }

  /// What `json` gives.
  public static let schema: Schema = {
    let named = Schema.named(
      "Named", .extensible([.required("code", .anyText), .required("name", .anyText)]))
    let channel = Schema.extensible([
      .required("code", .anyText), .required("name", .anyText), .optional("url", .anyText),
      .optional("telephone", .anyText), .optional("address", .anyText),
    ])
    return .named(
      "ServiceStandard",
      .extensible([
        .required("name", .anyText), .required("unit", .anyText), .required("parents", .list(.anyText)),
        .required("letterTo", .anyText), .required("address", .anyText), .required("emails", .list(.email)),
        .required("website", .anyText), .required("timeZone", .anyText),
        .required("leadWorkingDays", .integer(0...60)), .required("completionWorkingDays", .integer(0...60)),
        .required(
          "fee",
          .extensible([
            .required("amount", .integer(0...0)), .required("currency", .anyText),
            .required("note", .anyText),
          ])),
        .required("requirements", .list(.anyText)), .required("procedure", .list(.anyText)),
        .required("letterChannels", .list(named)), .required("products", .list(named)),
        .required(
          "priorityService", .extensible([.required("for", .list(named)), .required("place", .anyText)])),
        .required("complaintChannels", .list(.named("ComplaintChannel", channel))),
        .required("surveyURL", .anyText),
      ]))
  }()

  private static func named(_ code: String, _ name: Sentence, _ language: Language) -> JSONValue {
    ["code": .string(code), "name": .string(name.text(in: language))]
  }

  private static let parents = [
    Sentence(
      "Deputi Bidang Teknologi Informasi Penanaman Modal", "Deputy for Investment Information Technology"),
    PublishedStandard.ministry,
  ]

  /// SP requirements 1 to 7.
  private static func requirements(lead: Int) -> [Sentence] {
    [
      Sentence(
        "Surat permohonan fasilitasi kendala teknis sistem kepada Deputi cq. Direktur",
        "A letter asking for facilitation, to the Deputy, attention of the Director"),
      Sentence(
        "Surat disampaikan melalui surel; instansi internal melalui e-office",
        "The letter comes by e-mail; internal units send it over e-office"),
      Sentence(
        "Isi surat: kronologi kendala dan bukti telah berkonsultasi melalui kanal Kementerian, data dukung, identitas "
          + "pemohon, nomor WhatsApp dan surel pribadi yang dapat dihubungi",
        "The letter holds the chronology with proof of consultation through the ministry's channels, supporting data, "
          + "the applicant's identity, and a WhatsApp number and personal e-mail for contact"),
      Sentence(
        "Kendala tidak dapat difasilitasi oleh unit terkait di Kementerian",
        "The problem cannot be solved by the related unit of the ministry"),
      Sentence(
        "Waktu yang diajukan paling cepat \(lead) hari kerja setelah surat diterima oleh pejabat unit",
        "The time proposed is at the earliest \(lead) working days after an official of the unit received the letter"
      ),
      Sentence(
        "Pejabat, pegawai, atau pelaku usaha yang kompeten tersedia pada waktu itu",
        "A competent official, member of staff or business party is available at that time"),
    ]
  }

  /// SP mechanism 1 to 6.
  private static let procedure = [
    Sentence("Pemohon menyampaikan surat resmi", "The applicant sends an official letter"),
    Sentence(
      "Tata Usaha Deputi menatausahakan surat; Deputi mendisposisikan kepada Direktur",
      "The Deputy's administration desk registers the letter; the Deputy disposes it to the Director"),
    Sentence(
      "Direktur menugaskan pejabat atau pegawai", "The Director assigns an official or member of staff"),
    Sentence("Yang ditunjuk melaksanakan fasilitasi", "The one assigned carries out the facilitation"),
    Sentence(
      "Bila tidak dapat pada waktu yang diajukan, dijadwalkan ulang sesuai kesepakatan dengan pemohon",
      "Where the time proposed is not possible, another is agreed with the applicant"),
    Sentence(
      "Layanan prioritas bagi penyandang disabilitas, lansia, dan ibu hamil yang datang langsung",
      "Priority service for persons with a disability, elderly persons and pregnant women who come in person"),
  ]

  private static let letterChannels: [(code: String, name: Sentence)] = [
    ("email", Sentence("surel", "e-mail")), ("post", Sentence("pos", "post")),
    ("web", Sentence("formulir laman", "web form")), ("e-office", Sentence("e-office", "e-office")),
    ("counter", Sentence("loket", "counter")),
  ]

  private static func json(
    _ channel: PublishedStandard.ComplaintChannel, in language: Language
  ) -> JSONValue {
    var object: JSONObject = [
      "code": .string(channel.code), "name": .string(channel.name.text(in: language)),
    ]
    switch channel.contact {
    case .telephone(let number): object.append("telephone", .string(number))
    case .page(let address): object.append("url", .string(address))
    case .address(let address): object.append("address", .string(address))
    case nil: break
    }
    return .object(object)
  }
}
