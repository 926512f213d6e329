import Testing

@Suite("jadwal")
struct PlaceholderTests {}
