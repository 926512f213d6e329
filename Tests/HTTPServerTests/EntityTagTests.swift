import HTTPServer
import Testing

@Suite("Entity tags decide conditional requests (RFC 9110 section 13.1)")
struct EntityTagTests {
  static let strong = EntityTag("v7")
  static let weak = EntityTag("v7", isWeak: true)

  @Test(
    "If-None-Match compares weakly, If-Match strongly",
    arguments: [
      // header, If-None-Match on strong and weak, If-Match on strong and weak
      (#""v7""#, true, true, true, false),
      (#"W/"v7""#, true, true, false, false),
      ("*", true, true, true, true),
      (#""v6", "v7""#, true, true, true, false),
      (#""v6",,  W/"v7" ,"#, true, true, false, false),
      (#""V7""#, false, false, false, false),
      (#""v7,v8""#, false, false, false, false),
      (#""""#, false, false, false, false),
    ])
  func table(text: String, strongHolds: Bool, weakHolds: Bool, strongChanges: Bool, weakChanges: Bool) throws
  {
    let condition = try #require(EntityTagCondition(text))
    #expect(condition.holds(Self.strong) == strongHolds)
    #expect(condition.holds(Self.weak) == weakHolds)
    #expect(condition.allowsChange(of: Self.strong) == strongChanges)
    #expect(condition.allowsChange(of: Self.weak) == weakChanges)
    #expect(!condition.allowsChange(of: nil))
  }

  @Test(
    "A list out of form is no condition",
    arguments: [
      "", ",", "v7", "\"v7", "w/\"v7\"", "W\"v7\"", "*, \"v7\"", "\"v 7\"", "\"v7\" \"v8\"", "\"a\"b",
    ])
  func outOfForm(text: String) { #expect(EntityTagCondition(text) == nil) }

  @Test("A tag is written as it is read")
  func written() {
    #expect(Self.strong.description == #""v7""#)
    #expect(Self.weak.description == #"W/"v7""#)
    #expect(EntityTagCondition(Self.weak.description) == .tags([Self.weak]))
  }

  @Test(
    "A GET is answered by 304 where the other side is current; If-None-Match goes before If-Modified-Since",
    arguments: [
      ([], false),
      ([HTTPField("if-none-match", #"W/"v7""#)], true),
      ([HTTPField("if-none-match", #""v6""#), HTTPField("if-none-match", #""v7""#)], true),
      ([HTTPField("if-modified-since", "Mon, 02 Mar 2026 08:00:00 GMT")], true),
      ([HTTPField("if-modified-since", "Mon, 02 Mar 2026 07:59:59 GMT")], false),
      ([HTTPField("if-modified-since", "yesterday")], false),
      (
        [
          HTTPField("if-none-match", #""v6""#),
          HTTPField("if-modified-since", "Mon, 02 Mar 2026 08:00:00 GMT"),
        ],
        false
      ),
    ])
  func conditional(headers: [HTTPField], isCurrent: Bool) {
    let request = HTTPRequest(method: "GET", path: [], headers: headers)
    let changed = HTTPDate(secondsSince1970: 1_772_438_400)
    #expect(request.hasCurrent(Self.strong, lastModified: changed) == isCurrent)
  }
}
