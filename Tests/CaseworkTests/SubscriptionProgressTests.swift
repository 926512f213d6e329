import Casework
import SeededRandom
import Testing
import WorkCalendar

@Suite("A subscription is looked at again and again, and people are told once")
struct SubscriptionProgressTests {
  private static let start = Instant(secondsSinceEpoch: 1_772_413_200)
  private static let interval: Int64 = 900

  private func after(_ seconds: Int64) -> Instant {
    Instant(secondsSinceEpoch: Self.start.secondsSinceEpoch + seconds)
  }

  /// What follows from findings, each at its due time and without chance: the state, the seconds until the
  /// next look, and the news.
  private func course(
    _ findings: [SubscriptionFinding], fetchedAt: Instant? = nil
  ) -> [(state: SubscriptionState, wait: Int64, news: SubscriptionProgress.Consequence.News?)] {
    var progress = SubscriptionProgress(addedAt: Self.start, fetchedAt: fetchedAt)
    return findings.map { finding in
      let now = progress.dueAt
      let consequence = progress.take(finding, at: now, interval: Self.interval, chance: 0)
      return (progress.state, progress.dueAt.secondsSinceEpoch - now.secondsSinceEpoch, consequence.news)
    }
  }

  static let examples:
    [(
      findings: [SubscriptionFinding], states: [SubscriptionState], waits: [Int64],
      news: [SubscriptionProgress.Consequence.News?]
    )] = [
      ([.good, .good], [.current, .current], [900, 900], [nil, nil]),
      ([.good, .failed, .good], [.current, .failing, .current], [900, 900, 900], [nil, nil, nil]),
      (
        [.failed, .failed, .failed, .failed, .good], [.failing, .failing, .broken, .broken, .current],
        [900, 1_800, 3_600, 7_200, 900], [nil, nil, .broken, nil, .mended]
      ),
      (
        [.good, .emptied, .emptied, .emptied, .emptied, .good],
        [.current, .doubtful, .doubtful, .broken, .broken, .current], [900, 900, 900, 900, 900, 900],
        [nil, nil, nil, .broken, nil, .mended]
      ),
      (
        [.good, .emptied, .failed, .good], [.current, .doubtful, .doubtful, .current],
        [900, 900, 900, 900], [nil, nil, nil, nil]
      ),
    ]

  @Test("Failures wait longer and longer, and news is told once each way", arguments: examples)
  func courses(
    findings: [SubscriptionFinding], states: [SubscriptionState], waits: [Int64],
    news: [SubscriptionProgress.Consequence.News?]
  ) {
    let found = course(findings)
    #expect(found.map(\.state) == states)
    #expect(found.map(\.wait) == waits)
    #expect(found.map(\.news) == news)
  }

  @Test("No wait is longer than six hours, and chance makes it shorter by up to a quarter")
  func longest() {
    let waits = course(Array(repeating: .failed, count: 30)).map(\.wait)
    #expect(waits.max() == 21_600 && waits.last == 21_600)
    for (chance, wait) in [(0, 900), (32_768, 788), (65_535, 676)] as [(Int64, Int64)] {
      var progress = SubscriptionProgress(addedAt: Self.start)
      _ = progress.take(.good, at: Self.start, interval: 900, chance: chance)
      #expect(progress.dueAt.secondsSinceEpoch - Self.start.secondsSinceEpoch == wait)
    }
  }

  @Test("What is empty all of a sudden is believed after a day, not before, and the copy stays until then")
  func emptied() {
    var progress = SubscriptionProgress(addedAt: Self.start, fetchedAt: Self.start)
    progress.hasOwnCopy = true
    var taken: [Int64] = []
    for hour in Int64(1)...30 {
      let consequence = progress.take(.emptied, at: after(hour * 3_600), interval: 900, chance: 0)
      if consequence.takesCopy {
        taken.append(hour)
        #expect(consequence.news == .mended)
        break
      }
      #expect(progress.fetchedAt == Self.start)
    }
    // First seen after an hour, and believed a day after that.
    #expect(taken == [25] && progress.state == .current)
    // Seldom looked at: a day alone is not enough.
    var seldom = SubscriptionProgress(addedAt: Self.start, fetchedAt: Self.start)
    let days = (1...3).map { day in
      seldom.take(.emptied, at: after(Int64(day) * 86_400), interval: 900, chance: 0).takesCopy
    }
    #expect(days == [false, false, true])
  }

  @Test("A copy that grows older than a day is told of at the next failure, however few there were")
  func stale() {
    var progress = SubscriptionProgress(addedAt: Self.start)
    _ = progress.take(.good, at: Self.start, interval: 900, chance: 0)
    #expect(!progress.isStale(at: after(86_400)) && progress.isStale(at: after(86_401)))
    let consequence = progress.take(.failed, at: after(86_401), interval: 900, chance: 0)
    #expect(consequence.news == .broken && progress.state == .broken)
  }

  @Test("A copy of an earlier address does not count as this one's")
  func otherAddress() {
    let progress = SubscriptionProgress(addedAt: after(10), fetchedAt: Self.start)
    #expect(progress.state == .waiting && !progress.hasOwnCopy)
    #expect(!progress.isStale(at: after(86_405)))
  }

  @Test("A look that somebody asks for comes at once, but not within a minute of the last")
  func refresh() {
    var progress = SubscriptionProgress(addedAt: Self.start)
    _ = progress.take(.good, at: Self.start, interval: 900, chance: 0)
    var early = progress
    early.refresh(at: after(10))
    #expect(early.dueAt == after(60))
    progress.refresh(at: after(100))
    #expect(progress.dueAt == after(100))
    progress.refresh(at: after(50))
    #expect(progress.dueAt == after(60))
  }

  @Test("Whatever is found, news alternates, the copy is given up only by what is good, and looks go on")
  func invariants() {
    for seed in 0..<500 {
      var random = SplitMix64(seed: UInt64(seed))
      var progress = SubscriptionProgress(addedAt: Self.start)
      var lastNews = SubscriptionProgress.Consequence.News.mended
      for _ in 0..<60 {
        let late = Int64(random.next() % 20_000)
        let now = Instant(secondsSinceEpoch: progress.dueAt.secondsSinceEpoch + late)
        let finding = ([.good, .emptied, .failed, .failed] as [SubscriptionFinding])[Int(random.next() % 4)]
        let old = progress
        let consequence = progress.take(
          finding, at: now, interval: Self.interval, chance: Int64(random.next() % 65_536))
        #expect(finding != .failed || !consequence.takesCopy)
        #expect(finding != .good || consequence.takesCopy)
        if consequence.takesCopy {
          #expect(progress.fetchedAt == now && progress.state == .current)
        } else {
          #expect(progress.fetchedAt == old.fetchedAt && progress.state != .current)
        }
        if let news = consequence.news {
          #expect(news != lastNews)
          lastNews = news
        }
        #expect(progress.isTold == (lastNews == .broken))
        let wait = progress.dueAt.secondsSinceEpoch - now.secondsSinceEpoch
        #expect((675...21_600).contains(wait))
      }
    }
  }
}
