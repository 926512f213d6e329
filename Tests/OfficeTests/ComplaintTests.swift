import Casework
import Store
import Testing

@testable import Office

@Suite("Complaints belong to the request that they are about")
struct ComplaintTests {
  @Test(
    "What an applicant says by the secret of a request is about that request; what others say, about none")
  func about() throws {
    let test = try StaffedOffice()
    let id = try test.submit().view.request.id
    func complaint(by principal: Principal) throws -> Identifier<Record.Request>? {
      try test.office.perform(
        RegisterComplaint(
          request: nil, channel: .web, name: "Sari", contact: "sari@example.com", text: "Lama", answer: nil),
        as: principal
      ).request
    }
    #expect(try complaint(by: .applicant(id)) == id)
    #expect(try complaint(by: .anonymous) == nil)
    #expect(try complaint(by: test.registry) == nil)
  }
}
