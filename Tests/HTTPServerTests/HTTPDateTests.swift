import HTTPServer
import SeededRandom
import Testing

@Suite("An HTTP date is an IMF-fixdate (RFC 9110 section 5.6.7)")
struct HTTPDateTests {
  @Test(
    "Known moments are read and written",
    arguments: [
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
      (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
      (1_772_438_400, "Mon, 02 Mar 2026 08:00:00 GMT"),
      (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
      (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 GMT"),
      (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ] as [(Int64, String)])
  func known(seconds: Int64, text: String) {
    #expect(HTTPDate(secondsSince1970: seconds).description == text)
    #expect(HTTPDate(text)?.secondsSince1970 == seconds)
  }

  @Test(
    "What is out of form is no date",
    arguments: [
      "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Mon, 06 Nov 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 24:49:37 GMT", "Wed, 29 Feb 2023 00:00:00 GMT",
      "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun, +6 Nov 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun, 06 Nov 0000 08:49:37 GMT", "Sün, 06 Nov 1994 08:49:37GMT",
    ])
  func outOfForm(text: String) { #expect(HTTPDate(text) == nil) }

  @Test("Every moment that is written is read back, and the order stays")
  func roundTrip() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<20_000 {
      let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &random)
      let date = HTTPDate(secondsSince1970: seconds)
      #expect(HTTPDate(date.description) == date)
      if seconds < 253_402_300_799 { #expect(date < HTTPDate(secondsSince1970: seconds + 1)) }
    }
  }
}
