import Casework
import JSON
import Secrets
import Store
import WorkCalendar

extension Desk {
  /// Puts an entry into the history, and queues what others are to be told of it, in the same transaction.
  ///
  /// `detail` holds numbers and words of the service, no personal data: the history outlives it. The state of
  /// the request is added to it. `facts` is what the messages are made of besides; the `reason` or `note` in it,
  /// and the `unit`, are kept beside the history, where they can be erased. Where officers are told, those are
  /// told too who were the request's until now; where it is about no request, the `officer` whom it concerns.
  /// `others` are told besides, and the address `spared` is not: who has caused it by mail knows of it.
  func record(
    _ event: Event, of request: RequestRecord?, detail: JSONObject = [:], telling audiences: [Audience] = [],
    until earlier: [Identifier<Record.Officer>] = [], concerning officer: Identifier<Record.Officer>? = nil,
    and others: [Recipient] = [], sparing spared: String? = nil, facts: JSONObject = [:]
  ) throws {
    var detail = detail
    // From this the timeline of a request is read later.
    if let request { detail.append("state", .string(request.state.rawValue)) }
    let text = JSONValue.object(detail).serialized()
    let previous = try queries.lastHistoryDigest()
    let entry = HistoryEntry.digested(
      at: now, actor: principal.label, request: request?.id, event: event.rawValue, detail: text)
    let number = try queries.addHistory(
      at: now, actor: principal.label, request: request?.id, event: event.rawValue, detail: text,
      digest: Digest(of: previous + entry).bytes)
    if let remark = Remark(in: facts) { try queries.add(remark, to: number) }
    var message: JSONObject = ["event": .string(event.rawValue), "at": .string(now.iso8601(offset: .wib))]
    if let request {
      message.append("request", .string(request.id.description))
      message.append("reference", .string(request.reference))
    }
    message.members += detail.members
    let tentativeYears = try tentativeYears(in: message)
    if !tentativeYears.isEmpty {
      message.append("tentativeYears", .array(tentativeYears.map { .integer(Int64($0)) }))
    }
    try tellWebhooks(event, JSONValue.object(message).serialized(), because: number)
    guard !audiences.isEmpty || !others.isEmpty else { return }
    message.members += facts.members
    let recipients = try recipients(of: audiences, request, until: earlier + [officer].compactMap(\.self))
    let told = (recipients + others).filter { $0.email.lowercased() != spared }
    try tell(told, message, because: number)
  }

  private func tellWebhooks(_ event: Event, _ message: String, because history: Int64) throws {
    for webhook in try webhooks() where webhook.events.isEmpty || webhook.events.contains(event.rawValue) {
      try queries.enqueue(.webhook, to: webhook.id.description, facts: message, because: history, at: now)
    }
  }

  private func tell(
    _ recipients: [Recipient], _ message: JSONObject, because history: Int64
  ) throws {
    for recipient in recipients {
      var facts = message
      facts.append("to", .string(recipient.audience.rawValue))
      facts.append("name", .string(recipient.name))
      facts.append("language", .string(recipient.language))
      facts.append("timeZone", .string(recipient.timeZone))
      try queries.enqueue(
        .mail, to: recipient.email, facts: JSONValue.object(facts).serialized(), because: history, at: now)
    }
  }

  /// Everyone who belongs to some audiences, each address once for each of them: what one reads depends on as
  /// what one is told. The administration desk, the deputy and the director are told at the addresses of the
  /// active accounts that have the role; the unit's own address stands in where none has it. Where it is about
  /// no request, there is no applicant, and no officer but those who are named.
  private func recipients(
    of audiences: [Audience], _ request: RequestRecord?, until earlier: [Identifier<Record.Officer>]
  ) throws -> [Recipient] {
    var found: [Recipient] = []
    for audience in audiences {
      switch audience {
      case .applicant:
        if let recipient = request.flatMap(Recipient.init(applicantOf:)) { found.append(recipient) }
      case .coApplicants:
        guard let request else { continue }
        found += try queries.coApplicants(of: request.id).map { Recipient($0.person) }
      case .officers:
        let assigned = try request.map { try queries.assignees(of: $0.id) } ?? []
        guard !(assigned + earlier).isEmpty else { continue }
        let roster = try self.roster()
        for officer in (assigned + earlier).compactMap(roster.record) {
          found.append(Recipient(officer))
        }
      case .registry: found += try holders(of: .registry, as: audience)
      case .deputy: found += try holders(of: .deputy, as: audience)
      case .director: found += try holders(of: .director, as: audience)
      }
    }
    var told: [Audience: Set<String>] = [:]
    return found.filter { told[$0.audience, default: []].insert($0.email).inserted }
  }

  private func holders(of role: Role, as audience: Audience) throws -> [Recipient] {
    let holders = try queries.accounts().filter { $0.isActive && $0.roles.contains(role) }
    guard holders.isEmpty else {
      return holders.map { Recipient(audience, name: $0.name, email: $0.email) }
    }
    let settings = try self.settings()
    return [Recipient(audience, name: settings.unitName, email: settings.unitEmail)]
  }
}

extension Remark {
  /// The remark that the facts of messages hold, or `nil` where they hold none.
  fileprivate init?(in facts: JSONObject) {
    guard case .string(let text)? = facts["reason"] ?? facts["note"], !text.isEmpty else { return nil }
    var unit: String?
    if case .string(let name)? = facts["unit"] { unit = name }
    self.init(text: text, unit: unit)
  }
}
