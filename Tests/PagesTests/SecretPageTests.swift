import HTTPServer
@testable import Pages
import Testing
import Wording

@Suite("Every page behind a secret address")
struct SecretPageTests {
  static let paths = PageCatalog.all.filter {
    $0.method == .get && $0.path.contains("{secret}") && !$0.path.hasSuffix(".ics")
      && !$0.path.hasSuffix(".json") && !$0.path.contains("{document}")
      && !$0.path.contains("{feed}")
  }.map(\.path)

  /// What a test sees at a path: the page of a draft that is filled in, or of a request with a meeting.
  private static func read(_ path: String, in language: Language, _ test: TestSite) throws -> HTTPResponse {
    let secret = path.hasPrefix("/ajukan") ? try test.browser().filledDraft() : try test.scheduled().secret
    return test.browser().read(path.replacing("{secret}", with: secret) + "?lang=\(language.rawValue)")
  }

  @Test("Each is in the language that its reader asks for, and in no other", arguments: paths)
  func languages(path: String) throws {
    let answers = try Language.allCases.map { try Self.read(path, in: $0, TestSite()) }
    for (language, answer) in zip(Language.allCases, answers) {
      #expect(answer.status == 200 && answer.text.contains("<html lang=\"\(language.rawValue)\">"))
    }
    #expect(PageText.title(of: answers[0].text) != PageText.title(of: answers[1].text), "\(path)")
    let both = Set(PageText.words(of: answers[0].text)).intersection(PageText.words(of: answers[1].text))
    let sentences = both.filter { $0.split(separator: " ").count > 3 && !PageText.isName($0) }
    #expect(sentences.isEmpty, "\(path): \(sentences)")
  }

  @Test(
    "Each keeps to the strict policy, tells nobody where a link comes from, and is under 100 KB",
    arguments: paths)
  func policy(path: String) throws {
    let answer = try Self.read(path, in: .indonesian, TestSite())
    #expect(answer.header("content-security-policy") == SecurityHeaders.contentSecurityPolicy)
    #expect(answer.header("referrer-policy") == "no-referrer" && answer.header("x-robots-tag") == "noindex")
    #expect(answer.header("cache-control") == "no-store" && answer.text.utf8.count < 100_000)
    for forbidden in ["<style", " style=", "onclick=", "javascript:", "<script>"] {
      #expect(!answer.text.contains(forbidden), "\(forbidden)")
    }
  }
}
