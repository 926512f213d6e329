public import Casework
import JSON
public import Store
import WorkCalendar

/// Registers a complaint about the service; one that can be answered on the spot is (SP complaints 3).
public struct RegisterComplaint: UseCase {
  let request: Identifier<Record.Request>?
  let channel: ComplaintChannel
  let name: String
  let contact: String
  let text: String
  let answer: String?

  /// A complaint, with the answer where it was given on the spot. An applicant's without a request is about the
  /// applicant's own.
  public init(
    request: Identifier<Record.Request>?, channel: ComplaintChannel, name: String, contact: String,
    text: String,
    answer: String?
  ) {
    self.request = request
    self.channel = channel
    self.name = name
    self.contact = contact
    self.text = text
    self.answer = answer
  }

  /// Registers it. Fails where it is about a request that the principal may not know of; only staff registers
  /// what came another way than the page, or answers.
  public func perform(at desk: Desk) throws -> ComplaintRecord {
    let isStaff = !desk.principal.roles.isEmpty
    if isStaff { try desk.require(.registry, .director) }
    if !isStaff, channel != .web || answer != nil { throw Refusal.forbidden([.staff(.registry)]) }
    // What an applicant says by the secret of a request is about that one.
    var request = request
    if case .applicant(let own) = desk.principal { request = request ?? own }
    let about = try request.map { try desk.request($0) }
    let id = try desk.queries.addComplaint(
      about: about?.id, channel: channel, name: name, contact: contact, text: text,
      state: answer == nil ? .registered : .answered, at: desk.now, answer: answer)
    try desk.record(
      .complaintRegistered, of: about,
      detail: ["complaint": .string(id.description), "isAnswered": .boolean(answer != nil)],
      telling: [.registry, .director])
    return try desk.complaint(id)
  }
}

/// Answers a complaint.
public struct AnswerComplaint: UseCase {
  let complaint: Identifier<Record.Complaint>
  let answer: String

  /// An answer to a complaint.
  public init(complaint: Identifier<Record.Complaint>, answer: String) {
    self.complaint = complaint
    self.answer = answer
  }

  /// Answers it. Fails where it was answered already.
  public func perform(at desk: Desk) throws -> ComplaintRecord {
    try desk.require(.registry, .director)
    let complaint = try desk.complaint(self.complaint)
    guard complaint.state == .registered else { throw Refusal.changedMeanwhile }
    guard try desk.queries.answer(complaint, with: answer, state: .answered, at: desk.now) else {
      throw Refusal.changedMeanwhile
    }
    try desk.record(
      .complaintAnswered, of: try complaint.request.flatMap { try desk.queries.request($0) },
      detail: ["complaint": .string(complaint.id.description)])
    return try desk.complaint(complaint.id)
  }
}

extension Desk {
  /// A complaint by its number. Fails with `notFound`.
  public func complaint(_ id: Identifier<Record.Complaint>) throws -> ComplaintRecord {
    guard let complaint = try queries.complaint(id) else { throw Refusal.notFound }
    return complaint
  }
}
