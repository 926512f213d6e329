import HTTPServer
@testable import Pages
import Testing

@Suite("The stylesheet, the script and the emblem")
struct AssetLibraryTests {
  @Test("Each is kept for a year under the name of its content, and compressed for whoever takes it")
  func kept() throws {
    let test = try TestSite()
    for path in [test.site.assets.style, test.site.assets.script, test.site.assets.emblem] {
      #expect(path.contains(#/\.[0-9a-f]{16}\.(css|js|svg)$/#))
      let browser = test.browser()
      let plain = browser.read(path)
      #expect(plain.status == 200 && plain.header("content-encoding") == nil)
      #expect(plain.header("cache-control") == "public, max-age=31536000, immutable")
      #expect(plain.header("vary") == "Accept-Encoding" && plain.header("set-cookie") == nil)
      browser.headers["accept-encoding"] = "gzip"
      #expect(browser.read(path).header("content-encoding") == "gzip")
    }
  }

  @Test("Nothing in them reaches for another host")
  func ownAlone() throws {
    let test = try TestSite()
    for path in [test.site.assets.style, test.site.assets.script] {
      let text = test.browser().read(path).text
      #expect(!text.contains("//") || !text.contains("http"), "\(path)")
      #expect(!text.contains("url(") && !text.contains("@import"))
    }
  }
}
