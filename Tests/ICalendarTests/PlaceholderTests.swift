import Testing

@Suite("ICalendar")
struct PlaceholderTests {}
