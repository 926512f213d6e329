extension ScenarioDecoderTests {
  private static func repeated(_ text: String, _ count: Int) -> String {
    Array(repeating: text, count: count).joined(separator: ",")
  }

  private static let proposal =
    #"{ "start": "2026-03-11T09:00:00+07:00", "end": "2026-03-11T11:00:00+07:00" }"#

  /// What is wrong, the change to the sound scenario that makes it so, and the path that has to be named.
  static let wrong = [
    Row("an unknown member", #""now":"#, #""colour": "red", "now":"#, "colour"),
    Row("an unknown member of the service", "slotMinutes", "slotSize", "service.slotSize"),
    Row("an unknown member of an applicant", "timeZone", "zone", "requests[0].applicant.zone"),
    Row("no moment of planning", #""now""#, #""Now""#, "now"),
    Row("no officers", #""officers""#, #""staff""#, "officers"),
    Row("null for a member", #""needs": ["nib"]"#, #""needs": null"#, "requests[0].needs"),
    Row(
      "a text for a number", #""leadWorkingDays": 5"#, #""leadWorkingDays": "5""#, "service.leadWorkingDays"),
    Row(
      "a fraction of a minute", #""durationMinutes": 30"#, #""durationMinutes": 30.5"#,
      "requests[0].durationMinutes"),
    Row("no duration", #""durationMinutes": 30"#, #""durationMinutes": 0"#, "requests[0].durationMinutes"),
    Row(
      "a duration of more than a day", #""durationMinutes": 30"#, #""durationMinutes": 1441"#,
      "requests[0].durationMinutes"),
    Row("a grid that does not fit a day", #""slotMinutes": 15"#, #""slotMinutes": 7"#, "service.slotMinutes"),
    Row("a negative lead", #""leadWorkingDays": 5"#, #""leadWorkingDays": -1"#, "service.leadWorkingDays"),
    Row("a number for an id", #""id": "ayu""#, #""id": 7"#, "officers[0].id"),
    Row("an empty id", #""id": "R-2""#, #""id": " ""#, "requests[1].id"),
    Row(
      "an endless id", #""id": "R-2""#, #""id": "\#(String(repeating: "x", count: 101))""#, "requests[1].id"),
    Row("a control character in an id", #""id": "R-2""#, #""id": "R\n2""#, "requests[1].id"),
    Row("an officer twice", #""id": "bima""#, #""id": "ayu""#, "officers[1].id"),
    Row("a request twice", #""id": "R-2""#, #""id": "R-1""#, "requests[1].id"),
    Row("a moment without an offset", "2026-03-02T17:00:00+07:00", "2026-03-02T17:00:00", "now"),
    Row(
      "a receipt without an offset", "2026-03-02T10:00:00+07:00", "2026-03-02T10:00:00",
      "requests[1].receivedAt"),
    Row("a day that does not exist", "2026-03-02T10:00:00", "2026-02-30T10:00:00", "requests[1].receivedAt"),
    Row(
      "a window the wrong way round", "2026-03-11T11:00", "2026-03-11T08:00", "requests[1].proposals[0].end"),
    Row("an empty window", "2026-03-11T11:00", "2026-03-11T09:00", "requests[1].proposals[0].end"),
    Row("a window of two months", "2026-03-11T11:00", "2026-05-11T11:00", "requests[1].proposals[0]"),
    Row("no window", "\"proposals\": [\(proposal)]", #""proposals": []"#, "requests[1].proposals"),
    Row("21 windows", proposal, repeated(proposal, 21), "requests[1].proposals"),
    Row(
      "an absence the wrong way round", "2026-03-11T10:00", "2026-03-11T08:00",
      "officers[0].unavailable[0].end"),
    Row("a booking the wrong way round", "2026-03-10T14:00", "2026-03-10T12:00", "booked[0].end"),
    Row("a booking of nobody", #""officer": "ayu""#, #""officer": "ayuu""#, "booked[0].officer"),
    Row("an unknown priority", "elderly", "friend", "requests[0].priority"),
    Row("an unknown zone", "Asia/Makassar", "Asia/Atlantis", "requests[0].applicant.timeZone"),
    Row(
      "a zone that leads elsewhere", "Asia/Makassar", "../../../etc/passwd", "requests[0].applicant.timeZone"),
    Row("a zone that is a folder", "Asia/Makassar", "Asia", "requests[0].applicant.timeZone"),
    Row("no address", "legal@example.co.id", "legal.example.co.id", "requests[0].applicant.email"),
    Row(
      "an address with a line end", "ayu@example.go.id", #"ayu@example.go.id\r\nX-EVIL:1"#,
      "officers[0].email"),
    Row(
      "an applicant without an address", #""email": "legal@example.co.id", "#, "",
      "requests[0].applicant.email"),
    Row("hours that are none", "07:30-12:00", "7:30-12:00", "officers[0].hours.mon[0]"),
    Row("hours the wrong way round", "13:00-16:00", "16:00-13:00", "officers[0].hours.mon[1]"),
    Row("hours that overlap", "13:00-16:00", "11:00-16:00", "officers[0].hours.mon[1]"),
    Row("a weekday that is none", #""fri": []"#, #""jumat": []"#, "officers[0].hours.jumat"),
    Row("an availability elsewhere", "bima.ics", "../bima.ics", "officers[1].availability"),
    Row("an availability from the root", "bima.ics", "/etc/passwd", "officers[1].availability"),
    Row("an availability that is the folder", "bima.ics", "..", "officers[1].availability"),
    Row("too many officers", #"{ "id": "bima""#, repeated("{}", 499) + #",{ "id": "bima""#, "officers"),
    Row(
      "too many needs", #""needs": ["kkpr"]"#, "\"needs\": [\(repeated("\"x\"", 101))]", "requests[1].needs"),
  ]
}
