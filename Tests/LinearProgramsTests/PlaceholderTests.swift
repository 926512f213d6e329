import Testing

@Suite("LinearPrograms")
struct PlaceholderTests {}
