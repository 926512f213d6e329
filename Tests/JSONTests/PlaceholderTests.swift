import Testing

@Suite("JSON")
struct PlaceholderTests {}
