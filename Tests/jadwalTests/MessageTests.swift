import Scheduling
import Testing
import WorkCalendar
import Wording

@testable import Commands

@Suite("Messages")
struct MessageTests {
  /// The names of the cases of an enum, read from the source that declares it.
  private static func declaredCases(of type: String, in source: String) throws -> Set<String> {
    let lines = try Fixture.read("\(Fixture.root)/Sources/\(source)")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(
      lines.firstIndex { $0.contains("enum \(type)") }, "\(source) has no enum \(type)")
    let indent = String(lines[start].prefix { $0 == " " })
    let body = lines[(start + 1)...].prefix { $0 != "\(indent)}" }
    let head = "\(indent)  case "
    let names = body.filter { $0.hasPrefix(head) }.flatMap { line in
      line.dropFirst(head.count).replacing(/\(.*\)/, with: "").split(separator: ",")
        .map { $0.replacing(/[ ]=.*/, with: "").filter { $0 != " " } }
    }
    return Set(names.map { String($0) })
  }

  private static func caseName(of message: any Explained) -> String {
    // An error of text is told whole, since it needs its position; its case is that of the reason.
    let value = (message as? ISO8601Error)?.reason as Any? ?? message
    return Mirror(reflecting: value).children.first?.label ?? String(describing: value)
  }

  @Test("Every message that the sources declare has a sample here", arguments: MessageSamples.all.indices)
  func everyCaseHasASample(index: Int) throws {
    let kind = MessageSamples.all[index]
    let declared = try Self.declaredCases(of: kind.type, in: kind.source)
    #expect(!declared.isEmpty)
    #expect(Set(kind.samples.map(Self.caseName)) == declared, "\(kind.source): \(kind.type)")
  }

  @Test("Every message says something in both languages, on one line, without a full stop")
  func bothLanguages() {
    for message in MessageSamples.all.flatMap(\.samples) {
      for language in Language.allCases {
        let text = message.sentence.text(in: language)
        #expect(!text.isEmpty)
        #expect(!text.contains("\n") && !text.contains("  ") && !text.hasSuffix("."), "\(text)")
      }
    }
    for reason in UnmatchedReason.allCases {
      #expect(reason.sentence.indonesian != reason.sentence.english)
    }
  }

  @Test("The wording of every message is what was agreed")
  func wording() throws {
    var text = ""
    for kind in MessageSamples.all {
      text += "\(kind.source) \(kind.type)\n"
      for message in kind.samples {
        text += "  \(Self.caseName(of: message))\n"
        for language in Language.allCases {
          text += "    \(language.rawValue)  \(message.sentence.text(in: language))\n"
        }
      }
    }
    try Golden.expect(text, in: "messages.txt")
  }

  @Test("Help is what was agreed, in both languages", arguments: Language.allCases)
  func help(language: Language) throws {
    let catalog = CommandCatalog.jadwal
    let topics =
      [HelpTopic.program] + catalog.groups.map { .group($0) } + catalog.allCommands.map { .command($0) }
    let text = topics.map { HelpText.about($0, catalog, in: language) }.joined(separator: "\n======\n\n")
    try Golden.expect(text, in: "help.\(language.rawValue).txt")
    let tooLong = text.split(separator: "\n").filter { $0.count > 100 }
    #expect(tooLong.isEmpty)
  }
}
