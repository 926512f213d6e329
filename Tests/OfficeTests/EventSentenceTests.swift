import Office
import Testing

@Suite("What the history calls events")
struct EventSentenceTests {
  @Test("Every event has words of its own in both languages", arguments: Event.allCases)
  func words(event: Event) {
    #expect(event.title.indonesian != event.rawValue && event.title.english != event.rawValue)
  }

  @Test("No two events are called the same")
  func distinct() {
    #expect(Set(Event.allCases.map(\.title)).count == Event.allCases.count)
  }
}
