import JSON
import Office
import WorkCalendar

extension FreeSlots {
  /// The slots as JSON text: thousands of them are written without a value for each. With names where the
  /// asker may know them.
  var json: [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "[")]
    text.reserveCapacity(1 << 16)
    func begin(_ start: Instant, _ end: Instant, officers: Int) {
      if text.count > 1 { text.append(UInt8(ascii: ",")) }
      text += #"{"start":""#.utf8
      start.appendISO8601(to: &text, offset: .wib)
      text += #"","end":""#.utf8
      end.appendISO8601(to: &text, offset: .wib)
      text += #"","officers":"#.utf8
      text += String(officers).utf8
    }
    if let officers {
      let people = officers.map { officer -> [UInt8] in
        let person: JSONValue = [
          "id": .string(officer.id.description), "name": .string(officer.name),
        ]
        return Array(person.serialized().utf8)
      }
      forEachWithOfficers { start, end, free in
        begin(start, end, officers: free.count)
        text += #","who":["#.utf8
        for (place, officer) in free.enumerated() {
          if place > 0 { text.append(UInt8(ascii: ",")) }
          text += people[officer]
        }
        text += "]}".utf8
      }
    } else {
      forEach { start, end, count in
        begin(start, end, officers: count)
        text.append(UInt8(ascii: "}"))
      }
    }
    text.append(UInt8(ascii: "]"))
    return text
  }
}
