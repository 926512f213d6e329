import Testing

@Suite("WorkCalendar")
struct PlaceholderTests {}
