import Testing

@Suite("Scheduling")
struct PlaceholderTests {}
