import Casework
import Store
import Testing

/// Asks a database how it would answer each question that is put to it, and answers none.
private final class ExplainingQueries: Queries {
  private let queries: any Queries
  /// The steps of every answer.
  private(set) var steps: [String] = []

  init(_ queries: any Queries) { self.queries = queries }

  func forEach(_ sql: String, _ parameters: [SQLValue], _ body: (any Row) throws -> Void) throws {
    steps += try queries.all("EXPLAIN QUERY PLAN \(sql)", parameters) { $0.text(3) }
  }

  func execute(_ sql: String, _ parameters: [SQLValue]) throws -> Int { 0 }

  func attempt<Value>(_ body: () throws -> Value) throws -> Value { try body() }
}

@Suite("A search reads the texts alone, however many requests there are")
struct SearchIndexTests {
  @Test(
    "It finds them in the index of the search, in their order, within a state and on later pages, too",
    arguments: [nil, RequestState.closed], [nil, Identifier<Record.Request>(9)])
  func index(state: RequestState?, cursor: Identifier<Record.Request>?) throws {
    let office = try StaffedOffice()
    let steps = try office.base.database.read { queries in
      let explaining = ExplainingQueries(queries)
      _ = try explaining.requests(in: state, holding: "nib", of: nil, before: cursor, atMost: 50)
      return explaining.steps
    }
    #expect(steps.contains { $0.contains("COVERING INDEX request_search") }, "\(steps)")
    #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
  }
}
