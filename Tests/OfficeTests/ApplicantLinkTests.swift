import Casework
import Office
import Secrets
import Store
import Testing
import WorkCalendar

@Suite(
  "The link in an applicant's mail opens that request, and nothing else (rules of the service, section 9)")
struct ApplicantLinkTests {
  let office: StaffedOffice
  let first: SubmittedRequest
  let second: SubmittedRequest

  init() throws {
    office = try StaffedOffice()
    first = try office.submit()
    second = try office.submit()
  }

  @Test("it has a secret of its own, the same whenever it is made, beside the one that was shown")
  func opens() throws {
    let id = first.view.request.id
    let secret = try secret(of: id)
    #expect(secret != first.secret.text && secret.count == SecretToken.characterCount)
    #expect(try self.secret(of: id) == secret)
    #expect(try self.secret(of: second.view.request.id) != secret)
    let register = TokenRegister(office: office.office)
    for _ in 0..<2 {
      #expect(try register.principal(token: secret) == .applicant(id))
      #expect(try register.principal(token: first.secret.text) == .applicant(id))
    }
  }

  @Test("no secret that is changed in any character opens anything")
  func forged() throws {
    let register = TokenRegister(office: office.office)
    let secret = Array(try secret(of: first.view.request.id))
    for place in secret.indices {
      var forged = secret
      forged[place] = forged[place] == "A" ? "Q" : "A"
      #expect(try register.principal(token: String(forged)) == nil, "\(place)")
    }
  }

  @Test("once revoked it opens nothing, also for who was known by it, and another is sent")
  func revoked() throws {
    let id = first.view.request.id
    let register = TokenRegister(office: office.office)
    let (secret, other) = (try secret(of: id), try self.secret(of: second.view.request.id))
    #expect(try register.principal(token: secret) == .applicant(id))
    let mails = try office.base.mails().count
    _ = try office.office.perform(RevokeApplicantLinks(request: id), as: .applicant(id))
    #expect(try register.principal(token: secret) == nil)
    #expect(try register.principal(token: self.secret(of: id)) == .applicant(id))
    #expect(try register.principal(token: first.secret.text) == .applicant(id))
    #expect(try register.principal(token: other) == .applicant(second.view.request.id))
    #expect(try office.base.mails().dropFirst(mails).map(\.recipient) == ["sari@example.com"])
    _ = try office.office.perform(RevokeApplicantLinks(request: id), as: office.registry)
    #expect(try office.base.events().suffix(2) == ["applicant-links-revoked", "applicant-links-revoked"])
  }

  @Test("only the applicant and the administration desk revoke it")
  func callers() throws {
    let id = first.view.request.id
    let rows: [(Principal, String)] = [
      (.anonymous, "notFound"), (.applicant(second.view.request.id), "notFound"),
      (office.staff[0], "notFound"), (office.director, "forbidden"), (office.auditor, "forbidden"),
      (office.registry, "not refused"),
    ]
    for (principal, expected) in rows {
      #expect(
        refusal { try office.office.perform(RevokeApplicantLinks(request: id), as: principal) } == expected)
    }
  }

  @Test("under another key, as where the key was lost, it opens nothing, and the request's secret still does")
  func lostKey() throws {
    let id = first.view.request.id
    let secret = try secret(of: id)
    let surroundings = office.office.surroundings
    let other = Office(
      database: office.base.database,
      surroundings: Office.Surroundings(
        now: surroundings.now, random: surroundings.random, zone: surroundings.zone,
        calendars: surroundings.calendars, linkKey: LinkKey(from: SeededRandomSource(seed: 9))))
    let register = TokenRegister(office: other)
    #expect(try register.principal(token: secret) == nil)
    #expect(try register.principal(token: first.secret.text) == .applicant(id))
  }

  private func secret(of request: Identifier<Record.Request>) throws -> String {
    let link = try office.office.ask(as: .service) { try $0.applicantLink(for: request) }
    let beginning = "http://127.0.0.1:8080/permohonan/"
    #expect(link.hasPrefix(beginning))
    return String(link.dropFirst(beginning.count))
  }
}
