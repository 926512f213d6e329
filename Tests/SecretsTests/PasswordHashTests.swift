import Secrets
import Testing

@Suite("A password is kept as its Argon2id hash")
struct PasswordHashTests {
  /// As little work as there is.
  let cheap = PasswordCost(passes: 1, kibibytes: 8)

  @Test("A hash knows its password and no other, also after it was stored")
  func matching() throws {
    let hash = try #require(PasswordHash(of: "kata sandi é", cost: cheap))
    let stored = try #require(PasswordHash(stored: hash.text))
    #expect(stored == hash)
    for wrong in ["", "kata sandi", "kata sandi é ", "Kata sandi é"] { #expect(!stored.matches(wrong)) }
    #expect(stored.matches("kata sandi é"))
    #expect(hash.text.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
  }

  @Test("A zero byte ends no password")
  func zeroByte() throws {
    let hash = try #require(PasswordHash(of: "a\u{0}b", cost: cheap))
    #expect(!hash.matches("a"))
    #expect(!hash.matches("a\u{0}c"))
    #expect(hash.matches("a\u{0}b"))
  }

  @Test("Two hashes of one password differ")
  func salt() {
    #expect(PasswordHash(of: "same", cost: cheap) != PasswordHash(of: "same", cost: cheap))
  }

  @Test("A hash of another cost is to be made anew")
  func rehash() throws {
    let hash = try #require(PasswordHash(of: "x", cost: cheap))
    #expect(!hash.needsRehash(for: cheap))
    #expect(hash.needsRehash(for: PasswordCost(passes: 2, kibibytes: 8)))
    #expect(hash.needsRehash(for: PasswordCost(passes: 1, kibibytes: 16)))
    #expect(hash.needsRehash())
  }

  @Test("An unknown account costs the standard work and has no password")
  func unknownAccount() throws {
    #expect(!PasswordHash.dummy.needsRehash())
    #expect(PasswordHash(stored: PasswordHash.dummy.text) == PasswordHash.dummy)
    #expect(!PasswordHash.matches("", nil))
    let hash = try #require(PasswordHash(of: "x", cost: cheap))
    #expect(PasswordHash.matches("x", hash))
    #expect(!PasswordHash.matches("y", hash))
  }

  @Test("A password of more than 1,024 bytes is refused without work")
  func longPassword() throws {
    let longest = String(repeating: "p", count: 1_024)
    let hash = try #require(PasswordHash(of: longest, cost: cheap))
    #expect(hash.matches(longest))
    #expect(!hash.matches(longest + "p"))
    #expect(PasswordHash(of: longest + "p", cost: cheap) == nil)
  }

  @Test(
    "What is no hash, or asks for too much work, is refused",
    arguments: [
      ("nothing", ""),
      ("a password", "hunter2"),
      ("another algorithm", "$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA"),
      ("too much memory", "$argon2id$v=19$m=65537,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA"),
      ("memory beyond counting", "$argon2id$v=19$m=99999999999999999999,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA"),
      ("too many passes", "$argon2id$v=19$m=8,t=17,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA"),
      ("no hash behind the salt", "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2E$"),
      ("a part too many", "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA$"),
    ])
  func refused(_ name: String, text: String) {
    #expect(PasswordHash(stored: text) == nil)
  }
}
