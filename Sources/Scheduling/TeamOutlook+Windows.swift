public import WorkCalendar

extension TeamOutlook {
  /// Whether a competent officer could hold a meeting of some length that lies wholly inside one of some windows of
  /// time, and begins at a moment of the grid not before `moment`.
  public func hasStart(
    of length: Minutes, needing needs: Set<String>, inside windows: [InstantRange], notBefore moment: Instant
  ) -> Bool {
    let first = grid.position(atOrAfter: moment)
    let masks = zip(officers, free(length: length))
      .filter { officer, _ in needs.isSubset(of: officer.competencies) }.map(\.1)
    return windows.contains { window in
      let starts = grid.starts(of: length, inside: window).clamped(to: first..<max(first, grid.count))
      return masks.contains { mask in starts.contains(where: mask.contains) }
    }
  }
}
