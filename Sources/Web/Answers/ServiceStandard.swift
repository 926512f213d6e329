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
      "parents": .array(PublishedStandard.parents.map(say)),
      "letterTo": say(PublishedStandard.letterTo),
      "address": .string(PublishedStandard.address),
      "emails": .array(PublishedStandard.letterEmails.map { .string($0) }),
      "website": .string(PublishedStandard.website),
      "timeZone": "Asia/Jakarta",
      "leadWorkingDays": .whole(rules.lead.count),
      "completionWorkingDays": .whole(ServiceRules.completion.count),
      "fee": ["amount": 0, "currency": "IDR", "note": say(PublishedStandard.fee)],
      "requirements": .array(PublishedStandard.requirements(lead: rules.lead).map(say)),
      "procedure": .array(PublishedStandard.procedure.map(say)),
      "letterChannels": .array(
        PublishedStandard.letterChannels.map { named($0.code, $0.name, language) }),
      "products": [
        named("meeting", Sentence("pertemuan daring", "online meeting"), language),
        named("reply-letter", Sentence("surat balasan", "reply letter"), language),
      ],
      "priorityService": [
        "for": .array(PublishedStandard.priorityGroups.map { named($0.code, $0.name, language) }),
        "place": say(PublishedStandard.priorityPlace),
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
