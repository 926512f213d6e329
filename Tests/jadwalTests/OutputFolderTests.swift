import Foundation
import Testing

@testable import Commands

@Suite("A folder that is filled whole or not at all")
struct OutputFolderTests {
  private static let files = [(name: "invite-a.ics", text: "A\r\n"), (name: "feed-b.ics", text: "B\r\n")]

  @Test("A folder that is not there is made, with the files and the marker in it and nothing beside it")
  func newFolder() throws {
    try Fixture.withFolder { folder in
      try OutputFolder(path: "\(folder)/plan/").replaceContent(with: Self.files)
      #expect(Fixture.names(in: "\(folder)/plan") == [".jadwal", "feed-b.ics", "invite-a.ics"])
      #expect(try Fixture.read("\(folder)/plan/invite-a.ics") == "A\r\n")
      #expect(Fixture.names(in: folder) == ["plan"])
    }
  }

  @Test("An empty folder, and one that was written before, are replaced as a whole")
  func replacement() throws {
    try Fixture.withFolder { folder in
      let plan = "\(folder)/plan"
      try FileManager.default.createDirectory(atPath: plan, withIntermediateDirectories: false)
      try OutputFolder(path: plan).replaceContent(with: Self.files)
      try OutputFolder(path: plan).replaceContent(with: [(name: "invite-c.ics", text: "C")])
      #expect(Fixture.names(in: plan) == [".jadwal", "invite-c.ics"])
      #expect(Fixture.names(in: folder) == ["plan"])
    }
  }

  @Test("A private folder stays private when it is replaced")
  func privateFolder() throws {
    try Fixture.withFolder { folder in
      let plan = "\(folder)/plan"
      try FileManager.default.createDirectory(
        atPath: plan, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try OutputFolder(path: plan).replaceContent(with: Self.files)
      let attributes = try FileManager.default.attributesOfItem(atPath: plan)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test("A folder with anything foreign in it is refused and stays as it is")
  func foreignContent() throws {
    try Fixture.withFolder { folder in
      try Fixture.write("mine", to: "\(folder)/letter.txt")
      #expect(throws: FileProblem.foreignContent(folder: folder, entry: "letter.txt")) {
        try OutputFolder(path: folder).replaceContent(with: Self.files)
      }
      #expect(Fixture.names(in: folder) == ["letter.txt"])
      try Fixture.write("", to: "\(folder)/.jadwal")
      #expect(throws: FileProblem.foreignContent(folder: folder, entry: "letter.txt")) {
        try OutputFolder(path: folder).checkReplaceable()
      }
    }
  }

  @Test("A symbolic link is refused, and neither it nor what it leads to is touched", arguments: ["", "/"])
  func symbolicLink(ending: String) throws {
    try Fixture.withFolder { folder in
      try OutputFolder(path: "\(folder)/plan").replaceContent(with: Self.files)
      let links = [("link", "plan"), ("dangling", "nothing")]
      for (link, target) in links {
        try FileManager.default.createSymbolicLink(
          atPath: "\(folder)/\(link)", withDestinationPath: "\(folder)/\(target)")
        #expect(throws: FileProblem.symbolicLink(path: "\(folder)/\(link)")) {
          try OutputFolder(path: "\(folder)/\(link)\(ending)").replaceContent(with: [])
        }
      }
      #expect(Fixture.names(in: folder) == ["dangling", "link", "plan"])
      #expect(Fixture.names(in: "\(folder)/plan") == [".jadwal", "feed-b.ics", "invite-a.ics"])
    }
  }

  @Test("Calendar files without the marker are somebody else's")
  func calendarsOfOthers() throws {
    try Fixture.withFolder { folder in
      try Fixture.write("mine", to: "\(folder)/feed-b.ics")
      #expect(throws: FileProblem.foreignContent(folder: folder, entry: "feed-b.ics")) {
        try OutputFolder(path: folder).checkReplaceable()
      }
    }
  }

  @Test("A file, a missing parent and a name that cannot be written leave nothing behind")
  func failures() throws {
    try Fixture.withFolder { folder in
      try Fixture.write("mine", to: "\(folder)/file")
      #expect(throws: FileProblem.self) { try OutputFolder(path: "\(folder)/file").checkReplaceable() }
      #expect(throws: FileProblem.self) {
        try OutputFolder(path: "\(folder)/no/plan").replaceContent(with: Self.files)
      }
      #expect(throws: FileProblem.self) {
        try OutputFolder(path: "\(folder)/plan").replaceContent(with: [(name: "no/such.ics", text: "")])
      }
      #expect(Fixture.names(in: folder) == ["file"])
    }
  }

  @Test("Names of files are safe, apart from each other, and the same each time")
  func fileNames() {
    func names(_ ids: [String]) -> [String] {
      var names = FileNames()
      return ids.map { names.name(prefix: "invite", id: $0) }
    }
    let ids = ["R-1", "r-1", "../../etc", "a/b", "a-b", "a b", String(repeating: "é", count: 100), "."]
    let made = names(ids)
    #expect(made == names(ids))
    #expect(made[0] == "invite-R-1.ics")
    #expect(made[1] == "invite-r-1-2.ics")
    #expect(Set(made.map { $0.lowercased() }).count == ids.count)
    for name in made {
      #expect(name.utf8.count <= 150)
      #expect(!name.contains("/") && name.hasPrefix("invite-") && name.hasSuffix(".ics"))
    }
  }

  @Test("The hash of a name never changes")
  func stableHash() {
    // The values of the reference implementation of FNV-1a for these texts.
    #expect(StableHash.hexadecimal(of: "") == "cbf29ce484222325")
    #expect(StableHash.hexadecimal(of: "a") == "af63dc4c8601ec8c")
    #expect(StableHash.hexadecimal(of: "foobar") == "85944171f73967e8")
  }
}
