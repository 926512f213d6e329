import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("What the desk takes in, and sends back")
struct IntakeTests {
  struct Letter: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let channel: LetterChannel
    var kind = ApplicantKind.business
    var byRegistry = false
    let answer: String
  }

  static let letters = [
    Letter(testDescription: "a stranger by the form", channel: .web, answer: "not refused"),
    Letter(testDescription: "a stranger by e-mail", channel: .email, answer: "not refused"),
    Letter(testDescription: "a stranger by post", channel: .post, answer: "not refused"),
    Letter(testDescription: "a stranger who says to be at the counter", channel: .counter, answer: "invalid"),
    Letter(
      testDescription: "the desk at the counter", channel: .counter, byRegistry: true, answer: "not refused"),
    Letter(testDescription: "an internal unit", channel: .eOffice, kind: .internal, answer: "not refused"),
    Letter(testDescription: "a business over e-office", channel: .eOffice, answer: "invalid"),
    Letter(
      testDescription: "a business over e-office by the desk", channel: .eOffice, byRegistry: true,
      answer: "invalid"),
  ]

  @Test(
    "Who is at the counter is seen there by the desk, and e-office is for internal units", arguments: letters)
  func channels(letter: Letter) throws {
    let test = try TestOffice()
    let submission = try SubmitRequest.sample(kind: letter.kind, priority: .elderly, channel: letter.channel)
    let principal = letter.byRegistry ? test.staff(.registry) : .anonymous
    #expect(refusal { try test.office.perform(submission, as: principal) } == letter.answer)
    #expect(try test.events() == (letter.answer == "invalid" ? [] : ["request-submitted"]))
  }

  @Test("Only those whom the table names hand a request in")
  func submitters() throws {
    let test = try TestOffice()
    for role in Role.allCases where role != .registry {
      let answer = refusal { try test.office.perform(SubmitRequest.sample(), as: test.staff(role)) }
      #expect(answer == "step", "\(role)")
    }
  }

  @Test("What the desk has named is missing until it is given anew")
  func namedItems() throws {
    let test = try StaffedOffice()
    let id = try test.submit().view.request.id
    try test.step(id, .return(items: [.chronology, .supportingData], note: "Buram"), as: test.registry)
    func missing() throws -> [MissingItem] {
      try test.office.ask(as: .applicant(id)) { try $0.view(of: id).missing }
    }
    #expect(try missing() == [.chronology, .supportingData])
    var completion = TakeStep.Completion()
    completion.chronology = "Lebih lengkap."
    let complete = TakeStep(request: id, act: .complete(completion))
    #expect(refusal { try test.office.perform(complete, as: .applicant(id)) } == "step")
    #expect(try missing() == [.chronology, .supportingData], "what is refused changes nothing")
    _ = try test.office.perform(
      AddDocument(request: id, role: .supporting, name: "b.txt", mediaType: .text, content: [65]),
      as: .applicant(id))
    #expect(try missing() == [.chronology])
    let done = try test.office.perform(complete, as: .applicant(id))
    #expect(done.request.state == .submitted && done.missing.isEmpty)
  }

  @Test("A search finds letters beyond ASCII whatever their case")
  func search() throws {
    let test = try TestOffice()
    let sample = try SubmitRequest.sample()
    let submission = SubmitRequest(
      applicant: Applicant(
        kind: .public, name: "Élodie ÖZGÜR", organization: nil, identity: nil, email: nil, whatsapp: nil,
        timeZone: "Asia/Jakarta", language: .english, priority: .none),
      letter: Casework.Letter(number: nil, date: nil, channel: .web), subject: "100% gagal", chronology: nil,
      consultations: [], relatedUnit: nil,
      needs: ["nib"], duration: nil,
      proposals: [try window("2026-03-10T09:00:00+07:00", "2026-03-10T12:00:00+07:00")])
    _ = try test.office.perform(sample, as: .anonymous)
    _ = try test.office.perform(submission, as: .anonymous)
    for (text, count) in [
      ("élodie özgür", 1), ("ÉLODIE", 1), ("spb-2026", 2), ("100%", 1), ("0%0", 0), ("sejahtera", 1),
    ] {
      let found = try test.office.ask(as: test.staff(.registry)) {
        try $0.requests(in: nil, holding: text, before: nil, atMost: 10)
      }
      #expect(found.count == count, "\(text)")
    }
  }
}
