@testable import Pages
import Testing
import WorkCalendar

@Suite("The times that somebody wishes for")
struct TimeWishesTests {
  private static func text(_ hour: Int) -> String {
    let digits = hour < 10 ? "0\(hour)" : "\(hour)"
    return "2026-03-10T\(digits):00:00+07:00/2026-03-10T\(hour + 1):00:00+07:00"
  }

  /// The hours in which wishes begin.
  private static func hours(_ wishes: TimeWishes) -> [Int] {
    wishes.times.map { $0.start.local(offset: .wib).time.components.hour }
  }

  @Test(
    "A button adds, removes or moves one, and nothing else does anything",
    arguments: [
      ("tambah \(text(13))", [9, 10, 11, 13]), ("tambah \(text(9))", [9, 10, 11]), ("hapus 0", [10, 11]),
      ("hapus 3", [9, 10, 11]), ("naik 0", [9, 10, 11]), ("naik 2", [9, 11, 10]), ("turun 0", [10, 9, 11]),
      ("turun 2", [9, 10, 11]), ("hapus -1", [9, 10, 11]), ("hapus x", [9, 10, 11]), ("", [9, 10, 11]),
      ("tambah 2026-03-10", [9, 10, 11]), ("lompat 1", [9, 10, 11]),
      ("tambah 2026-03-10T11:00:00+07:00/2026-03-10T09:00:00+07:00", [9, 10, 11]),
    ] as [(String, [Int])])
  func buttons(button: String, left: [Int]) {
    let wishes = TimeWishes(texts: [9, 10, 11].map(Self.text))
    #expect(Self.hours(wishes.after(button, atMost: 5)) == left)
  }

  @Test("There are never more than may be")
  func most() {
    let wishes = TimeWishes(texts: [9, 10].map(Self.text))
    #expect(Self.hours(wishes.after("tambah \(Self.text(11))", atMost: 2)) == [9, 10])
  }

  @Test("Texts that are no times are passed over, and times come back as they went")
  func texts() {
    let wishes = TimeWishes(texts: [Self.text(10), "x", "x/y", "", Self.text(11) + "/"])
    #expect(Self.hours(wishes) == [10] && TimeWishes(texts: wishes.texts) == wishes)
  }
}
