import Testing

@testable import WorkCalendar

@Suite("An Islamic month begins after the first evening on which the moon can be seen")
struct IslamicCalendarTests {
  private static let newMoon = Instant(secondsSinceEpoch: 0)

  /// A row: hours since the new moon, altitude, elongation, and by how much each criterion is fulfilled.
  struct Row: Sendable {
    let age: Double
    let altitude: Double
    let elongation: Double
    let older: Double
    let newer: Double
  }

  @Test(
    "The margin is that of the condition which is missed most, or fulfilled least",
    arguments: [
      Row(age: 20, altitude: 3, elongation: 6.4, older: 1, newer: 0),
      Row(age: 20, altitude: 2.9, elongation: 9, older: 0.9, newer: -0.1),
      Row(age: 20, altitude: 8, elongation: 6.3, older: 6, newer: -0.1),
      Row(age: 20, altitude: 2, elongation: 3, older: 0, newer: -3.4),
      // Below 3° from the sun, eight hours since the new moon are as good.
      Row(age: 20, altitude: 5, elongation: 2, older: 3, newer: -4.4),
      Row(age: 6, altitude: 5, elongation: 2, older: -1, newer: -4.4),
      Row(age: 20, altitude: 1.9, elongation: 9, older: -0.1, newer: -1.1),
    ])
  func margins(row: Row) {
    let evening = Evening(
      sunset: Instant(secondsSinceEpoch: Int64(row.age * 3600)), moonAltitude: row.altitude,
      elongation: row.elongation)
    #expect(abs(CrescentCriterion.mabims1998.margin(of: evening, newMoon: Self.newMoon) - row.older) < 0.02)
    #expect(abs(CrescentCriterion.mabims2021.margin(of: evening, newMoon: Self.newMoon) - row.newer) < 1e-9)
  }

  @Test("Before the new moon nothing is fulfilled, however high and far the moon stands")
  func beforeNewMoon() {
    let evening = Evening(sunset: Instant(secondsSinceEpoch: -60), moonAltitude: 9, elongation: 9)
    for criterion in CrescentCriterion.allCases {
      #expect(criterion.margin(of: evening, newMoon: Self.newMoon) < 0)
    }
  }

  @Test("The newer criterion holds from Ramadan 1443 on")
  func inForce() throws {
    let before = try #require(IslamicMonth(year: 1443, month: 8))
    let first = try #require(IslamicMonth(year: 1443, month: 9))
    #expect(
      CrescentCriterion.inForce(before) == .mabims1998 && CrescentCriterion.inForce(first) == .mabims2021)
  }

  @Test("Months and lunations are one row of numbers")
  func lunations() throws {
    for lunation in -100...1500 {
      let month = IslamicMonth(lunation: lunation)
      #expect(month.lunation == lunation && IslamicMonth(year: month.year, month: month.month) == month)
    }
    // Muharram 1421 began after the new moon of 4 April 2000.
    #expect(IslamicMonth(year: 1421, month: 1)?.lunation == 3)
    #expect(IslamicMonth(year: 1421, month: 13) == nil && IslamicMonth(year: 0, month: 1) == nil)
  }

  @Test("Under an even sky every month begins after the first evening that fulfils, and has 29 or 30 days")
  func evenSky() {
    let sky = ModelSky()
    let place = SkyPlace.jakarta
    let calendar = IslamicCalendar(sky: sky, places: [place]) { _ in .mabims2021 }
    var last: CrescentSighting?
    for lunation in 60...700 {
      let sighting = calendar.beginning(of: IslamicMonth(lunation: lunation))
      let eve = sky.evening(of: sighting.firstDay.advanced(by: -1), at: place)
      let before = sky.evening(of: sighting.firstDay.advanced(by: -2), at: place)
      #expect(CrescentCriterion.mabims2021.margin(of: eve, newMoon: sighting.newMoon) >= 0)
      #expect(CrescentCriterion.mabims2021.margin(of: before, newMoon: sighting.newMoon) < 0)
      if let last {
        #expect([29, 30].contains(last.firstDay.distance(to: sighting.firstDay)), "\(lunation)")
      }
      last = sighting
    }
  }

  @Test("One place of the country is enough, and the place where the moon stands best is told")
  func anywhere() {
    let west = SkyPlace(name: "west", latitude: 0, longitude: 95)
    let east = SkyPlace(name: "east", latitude: 0, longitude: 141)
    let month = IslamicMonth(lunation: 330)
    func first(_ places: [SkyPlace], higher: [String: Double] = [:]) -> CrescentSighting {
      IslamicCalendar(sky: ModelSky(higher: higher), places: places) { _ in .mabims2021 }.beginning(of: month)
    }
    #expect(first([west, east]).place == west && first([west, east]) == first([east, west]))
    #expect(first([west, east]).firstDay == min(first([west]).firstDay, first([east]).firstDay))
    #expect(first([east, west], higher: ["west": -40]).firstDay == first([east]).firstDay)
  }

  @Test("A criterion that is just fulfilled is fulfilled; just missed, the month may begin a day earlier")
  func thinMargins() {
    let place = SkyPlace(name: "here", latitude: 0, longitude: 100)
    for lunation in 300...420 {
      let plain = IslamicCalendar(sky: ModelSky(), places: [place]) { _ in .mabims2021 }
        .beginning(of: IslamicMonth(lunation: lunation))
      let shift = plain.firstDay.distance(to: plain.alternative)
      #expect(shift == (plain.margin < 0 ? -1 : 1))
      // The evening that is told is that before the first day where it was fulfilled, or else the one before it.
      #expect(plain.date == plain.firstDay.advanced(by: plain.margin < 0 ? -2 : -1))
    }
    let exact = Evening(sunset: Instant(secondsSinceEpoch: 72_000), moonAltitude: 3, elongation: 6.4)
    #expect(CrescentCriterion.mabims2021.margin(of: exact, newMoon: Self.newMoon) == 0)
  }
}
