import Office
import Testing

@Suite("Links begin with the address of the run, or else with that of the settings")
struct PublicAddressTests {
  @Test("What is stated wins over the setting, the setting over where the service listens")
  func order() throws {
    let test = try TestOffice()
    func feed() throws -> String {
      let url = try test.office.perform(MakeFeed(scope: .unit), as: test.staff(.director)).address.url
      return String(url.split(separator: "/feeds/")[0])
    }
    test.office.isServed(at: nil, listening: "http://127.0.0.1:9000")
    #expect(try feed() == "http://127.0.0.1:9000")
    try test.database.write { queries in
      try queries.set("public-address", to: "https://jadwal.example.go.id")
      try queries.touch(.settings)
    }
    #expect(try feed() == "https://jadwal.example.go.id")
    test.office.isServed(at: "https://lain.example.go.id", listening: "http://127.0.0.1:9000")
    #expect(try feed() == "https://lain.example.go.id")
  }
}
