import Scheduling
import WorkCalendar
import Wording

extension PlanAccount {
  /// The days off between the moment of planning and the last meeting or proposal, each with its decree.
  var daysOff: [String] {
    let first = scenario.now.local(offset: .wib).date
    let proposals = scenario.requests.flatMap(\.meeting.proposals)
    let ends = plan.assignments.map(\.time.end) + proposals.map(\.end)
    guard let last = ends.max()?.local(offset: .wib).date, first <= last else { return [] }
    // Nobody reads more than a season; proposals may lie years ahead.
    let days = (first...min(last, first.advanced(by: 100))).compactMap { try? calendar.day($0) }
    let grounds = grouped(days.filter { !$0.daysOff.isEmpty })
    guard !grounds.isEmpty else { return [] }
    return heading(Sentence("Hari libur dalam masa ini", "Days off in this time"))
      + grounds.flatMap { lines(of: $0) }
  }

  /// Days that follow each other with the same name and decree, told as one.
  private func grouped(_ days: [CalendarDay]) -> [[CalendarDay]] {
    days.reduce(into: []) { groups, day in
      if let last = groups.last?.last, last.date.advanced(by: 1) == day.date, last.name == day.name,
        last.decrees == day.decrees
      {
        groups[groups.count - 1].append(day)
      } else {
        groups.append([day])
      }
    }
  }

  private func lines(of days: [CalendarDay]) -> [String] {
    guard let first = days.first, let last = days.last else { return [] }
    let decrees = first.decrees.isEmpty ? "" : " (\(first.decrees))"
    let until =
      days.count == 1
      ? Sentence(same: "") : Sentence(" sampai ", " to ") + DateText.dayWithWeekday(last.date)
    return indented(
      DateText.dayWithWeekday(first.date) + until + Sentence(same: " – ") + first.name
        + Sentence(same: decrees), by: 2)
  }

  /// How many meetings each officer has.
  var load: [String] {
    guard !scenario.officers.isEmpty else { return [] }
    let widest = scenario.officers.map { name(ofOfficer: $0.id).count }.max() ?? 0
    return heading(Sentence("Beban petugas", "Load of the officers"))
      + scenario.officers.map { officer in
        let new = plan.assignments.count { $0.officer == officer.id }
        let standing = scenario.booked.count { $0.officer == officer.id }
        let name = name(ofOfficer: officer.id)
        let padded = name + String(repeating: " ", count: widest - name.count)
        return "  \(padded)  "
          + say(
            Sentence(
              "\(new) pertemuan baru, \(standing) sudah terjadwal",
              "\(new) new \(new == 1 ? "meeting" : "meetings"), \(standing) standing"))
      }
  }

  /// The six levels by which plans are compared, in their order.
  var quality: [String] {
    let names = ObjectivePart.allCases.map { say($0.name) }
    let values = ObjectivePart.allCases.map { plan.objective[$0] }
    let widest = names.map(\.count).max() ?? 0
    let digits = values.map { String($0).count }.max() ?? 0
    return heading(
      Sentence("Mutu rencana, menurut urutan penilaian", "How good the plan is, in order of weight"))
      + zip(names, values).enumerated().map { index, level in
        let (name, value) = level
        let gap = widest - name.count + digits - String(value).count
        return "  \(index + 1). \(name)\(String(repeating: " ", count: gap + 2))\(value)"
      }
  }

  /// What was ignored, or may be a mistake.
  var notes: [String] {
    guard !warnings.isEmpty else { return [] }
    return heading(Sentence("Catatan", "Notes")) + warnings.flatMap { indented($0, by: 2) }
  }
}
