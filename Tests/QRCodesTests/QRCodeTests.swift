import QRCodes
import Testing

@Suite("A QR code is a square with its three finders, or a refusal")
struct QRCodeTests {
  @Test("Each of three corners has a finder: dark, light, dark around a dark middle")
  func findersStandInThreeCorners() throws {
    let code = try QRCode("https://jadwal.example.go.id/langganan/0123456789abcdef")
    let last = code.side - 7
    for (row, column) in [(0, 0), (0, last), (last, 0)] {
      for step in 0..<7 {
        #expect(code.isDark(row: row, column: column + step))
        #expect(code.isDark(row: row + step, column: column + 6))
      }
      #expect(!code.isDark(row: row + 1, column: column + 1))
      #expect(code.isDark(row: row + 3, column: column + 3))
    }
  }

  @Test("What no code holds is refused", arguments: ["", String(repeating: "a", count: 2_332)])
  func whatDoesNotFitIsRefused(text: String) {
    #expect(throws: QRCodeError.tooLong) { try QRCode(text) }
  }

  @Test("The longest text that a code holds has one")
  func theLongestTextFits() throws {
    #expect(try QRCode(String(repeating: "a", count: 2_331)).side == 177)
  }

  @Test("It is drawn module by module, with four of light around it")
  func drawing() throws {
    let code = try QRCode("webcal://jadwal.example.go.id/feeds/holidays.ics")
    #expect(code.drawnSide == code.side + 8)
    var drawn: Set<[Int]> = []
    for run in code.path.split(separator: "M") {
      let numbers = run.split { !$0.isNumber }.compactMap { Int($0) }
      #expect(run == "\(numbers[0]) \(numbers[1])h\(numbers[2])v1h-\(numbers[2])z")
      for column in numbers[0]..<(numbers[0] + numbers[2]) { drawn.insert([numbers[1] - 4, column - 4]) }
    }
    let dark = (0..<code.side).flatMap { row in
      (0..<code.side).filter { code.isDark(row: row, column: $0) }.map { [row, $0] }
    }
    #expect(drawn == Set(dark))
  }
}
