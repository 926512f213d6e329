import Foundation
import Testing

@Suite("What comes from outside neither stops the program nor breaks a rule of its reader")
struct FuzzTargetTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
  /// The inputs of one target in this short run; `make fuzz` tries millions.
  private static let inputs = 2_000

  /// The seeds of a target by name, and what was found before among them.
  private static func seeds(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = corpus.appending(path: target.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      (name, Array(try Data(contentsOf: folder.appending(path: name))))
    }
  }

  @Test("Every target has seeds, and they are small", arguments: FuzzTarget.allCases)
  func everyTargetHasSeeds(target: FuzzTarget) throws {
    let seeds = try Self.seeds(of: target)
    #expect(!seeds.isEmpty)
    #expect(seeds.reduce(0) { $0 + $1.bytes.count } <= 24_000)
  }

  @Test("There are no seeds of targets that are not there")
  func everyFolderIsATarget() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
    #expect(Set(folders) == Set(FuzzTarget.allCases.map(\.rawValue)))
  }

  @Test("Seeds, and what was found before, break no rule", arguments: FuzzTarget.allCases)
  func seeds(target: FuzzTarget) throws {
    for (name, bytes) in try Self.seeds(of: target) {
      #expect(throws: Never.self, "\(target.rawValue)/\(name)") { try target.run(bytes) }
    }
  }

  @Test("Changed seeds break no rule", arguments: FuzzTarget.allCases)
  func changedSeeds(target: FuzzTarget) throws {
    var mutation = Mutation(of: try Self.seeds(of: target).map(\.bytes), seed: 2_026)
    for _ in 0..<Self.inputs {
      let bytes = mutation.next()
      let start = ContinuousClock.now
      #expect(
        throws: Never.self, "\(target.rawValue): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      ) {
        try target.run(bytes)
      }
      #expect(ContinuousClock.now - start < .seconds(5), "an input that takes long")
    }
  }
}
