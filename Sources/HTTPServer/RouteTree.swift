/// The routes by the segments of their paths.
///
/// Where several paths match, literal segments win over variables, the leftmost deciding; a path that ends in
/// nothing is left again for the next that matches.
struct RouteTree: Sendable {
  private struct Node: Sendable {
    var children: [(segment: PathPattern.Segment, node: Int)] = []
    var routes: [Int] = []
  }

  let routes: [HTTPRoute]
  private var nodes: [Node] = [Node()]

  init(_ routes: [HTTPRoute]) {
    self.routes = routes
    for (index, route) in routes.enumerated() {
      var node = 0
      for segment in route.pattern.segments { node = child(of: node, for: segment) }
      precondition(
        !nodes[node].routes.contains { routes[$0].method == route.method },
        "two routes for \(route.method) \(route.path)")
      nodes[node].routes.append(index)
    }
  }

  /// The node behind `segment`; variables of different names share one, so that their methods are found
  /// together.
  private mutating func child(of node: Int, for segment: PathPattern.Segment) -> Int {
    if let known = nodes[node].children.first(where: { $0.segment.matchesTheSame(as: segment) }) {
      return known.node
    }
    nodes.append(Node())
    nodes[node].children.append((segment, nodes.count - 1))
    nodes[node].children.sort { $0.segment.precedence < $1.segment.precedence }
    return nodes.count - 1
  }

  /// The routes at a path, one for each method, as indices into `routes`.
  func routes(at path: [String]) -> [Int] {
    guard let node = node(at: path[...], from: 0) else { return [] }
    return nodes[node].routes
  }

  private func node(at path: ArraySlice<String>, from node: Int) -> Int? {
    guard let first = path.first else { return nodes[node].routes.isEmpty ? nil : node }
    for child in nodes[node].children where child.segment.value(in: first) != nil {
      if let found = self.node(at: path.dropFirst(), from: child.node) { return found }
    }
    return nil
  }
}

extension PathPattern.Segment {
  /// Whether both match the same texts.
  fileprivate func matchesTheSame(as other: PathPattern.Segment) -> Bool {
    switch (self, other) {
    case (.literal(let one), .literal(let two)): one == two
    case (.variable(let prefix, _, let suffix), .variable(let otherPrefix, _, let otherSuffix)):
      prefix == otherPrefix && suffix == otherSuffix
    default: false
    }
  }
}
