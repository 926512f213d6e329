import Foundation
import Testing
import WorkCalendar

@testable import Commands

/// A file without a name, read and written through its descriptor.
struct ScratchFile: ~Copyable {
  private let stream: UnsafeMutablePointer<FILE>
  var descriptor: Int32 { fileno(stream) }

  init(_ bytes: [UInt8] = []) throws {
    stream = try #require(tmpfile())
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { fclose(stream) }

  func contents() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}

@Suite("Earliest dates of a stream of instants")
struct EarliestStreamTests {
  /// 2026 is decreed, with the holidays of fixed dates and a day off on Thursday 2026-03-19.
  static func calendar() throws -> WorkingDayCalendar {
    let nyepi = try CivilDate(parsingISO8601: "2026-03-19")
    let decree = Decree(citation: "SKB", published: try CivilDate(parsingISO8601: "2025-09-19"))
    let name = LocalizedName(indonesian: "Libur", english: "Holiday")
    let records = ([nyepi] + HolidayForecast.fixedDates(in: 2026)).map {
      DayOffRecord(dayOff: DayOff(date: $0, kind: .nationalHoliday, name: name, decree: decree))
    }
    return try #require(WorkingDayCalendar(HolidayCalendar(records: records)))
  }

  /// What a stream made of its input.
  struct Outcome {
    let output: String
    let error: EarliestStreamError?
    let tentativeYears: [Int]
    let progress: [Int]
  }

  static func run(_ input: String, form: EarliestStream.Form = .dates, days: Int = 5) throws -> Outcome {
    try run(Array(input.utf8), form: form, days: days)
  }

  static func run(_ input: [UInt8], form: EarliestStream.Form = .dates, days: Int = 5) throws -> Outcome {
    let source = try ScratchFile(input)
    let destination = try ScratchFile()
    var stream = EarliestStream(calendar: try calendar(), lead: WorkingDays(days), form: form)
    var progress: [Int] = []
    var fault: EarliestStreamError?
    do throws(EarliestStreamError) {
      try stream.run(from: source.descriptor, to: destination.descriptor) { progress.append($0) }
    } catch {
      fault = error
    }
    return Outcome(
      output: destination.contents(), error: fault, tentativeYears: stream.tentativeYears, progress: progress)
  }

  @Test("Each instant has its date on a line of its own, in order")
  func dates() throws {
    let outcome = try Self.run(
      "2026-03-10T09:00:00+07:00\n2026-03-13T09:00+07:00\n2026-03-14T00:15:00+08:00\n2026-03-09T17:00:00Z\n")
    #expect(outcome.output == "2026-03-17\n2026-03-23\n2026-03-23\n2026-03-17\n")
    #expect(outcome.error == nil && outcome.tentativeYears.isEmpty)
  }

  @Test("A line of JSON has the instant as it was given, and both dates")
  func jsonLines() throws {
    let outcome = try Self.run(
      "2026-03-14T09:00:00.250+07:00\n2026-12-28t02:00z\n", form: .jsonLines)
    #expect(
      outcome.output == """
        {"receivedAt":"2026-03-14T09:00:00.250+07:00","effectiveReceiptDate":"2026-03-16",\
        "date":"2026-03-24","tentative":false}
        {"receivedAt":"2026-12-28t02:00z","effectiveReceiptDate":"2026-12-28","date":"2027-01-05",\
        "tentative":true}

        """)
  }

  @Test(
    "Lines may end with a carriage return and a line feed, and the last one needs no end",
    arguments: [
      "2026-03-10T09:00:00Z\n2026-03-11T09:00:00Z\n", "2026-03-10T09:00:00Z\n2026-03-11T09:00:00Z",
      "2026-03-10T09:00:00Z\r\n2026-03-11T09:00:00Z\r\n", "2026-03-10T09:00:00Z\r\n2026-03-11T09:00:00Z",
      "2026-03-10T09:00:00Z\n2026-03-11T09:00:00Z\r",
    ])
  func lineEnds(input: String) throws {
    let outcome = try Self.run(input)
    #expect(outcome.output == "2026-03-17\n2026-03-18\n")
    #expect(outcome.error == nil)
  }

  @Test("Nothing in, nothing out")
  func nothing() throws {
    let outcome = try Self.run("")
    #expect(outcome.output.isEmpty && outcome.error == nil)
  }

  @Test("The years that may still change are named once, in order")
  func tentativeYears() throws {
    let outcome = try Self.run(
      "2030-06-03T09:00:00Z\n2026-12-30T09:00:00Z\n2026-03-10T09:00:00Z\n2030-06-04T09:00:00Z\n"
        + "2025-12-31T09:00:00Z\n"
    )
    #expect(outcome.error == nil)
    #expect(outcome.tentativeYears == [2025, 2027, 2030])
  }

  /// A line that stops the stream, after one right line.
  struct WrongLine: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let line: String
    let reason: EarliestStreamError.Reason

    init(_ name: String, _ line: String, _ reason: EarliestStreamError.Reason) {
      testDescription = name
      self.line = line
      self.reason = reason
    }

    static func fault(
      _ text: String, _ reason: ISO8601Error.Reason, at position: Int
    ) -> EarliestStreamError.Reason {
      .notAnInstant(text: text, fault: ISO8601Error(reason, at: position))
    }
  }

  @Test(
    "A wrong line stops the stream with its number and what is wrong, after the answers to those before it",
    arguments: [
      WrongLine("blank", "\n", .blankLine),
      WrongLine("blank at the end", "\r\n", .blankLine),
      WrongLine(
        "no offset", "2026-03-10T09:00:00\n",
        WrongLine.fault("2026-03-10T09:00:00", .missingOffset, at: 20)),
      WrongLine(
        "same length, wrong month", "2026-13-10T09:00:00Z\n",
        WrongLine.fault("2026-13-10T09:00:00Z", .outOfRange(.month), at: 6)),
      WrongLine(
        "blank before", " 2026-03-10T09:00Z\n",
        WrongLine.fault(" 2026-03-10T09:00Z", .unexpectedCharacter(.year), at: 1)),
      WrongLine("cut short", "2026-03-1\n", WrongLine.fault("2026-03-1", .incomplete(.day), at: 10)),
      WrongLine(
        "carriage return inside", "2026-03-10T09:00Z\r2026-03-10T09:00Z\n",
        WrongLine.fault("2026-03-10T09:00Z?2026-03-10T09:00Z", .trailingCharacter, at: 18)),
      WrongLine(
        "control characters", "\u{1B}[2J\0é\n",
        WrongLine.fault("?[2J???", .unexpectedCharacter(.year), at: 1)),
      WrongLine(
        "long", String(repeating: "x", count: 1024) + "\n",
        WrongLine.fault(String(repeating: "x", count: 40), .unexpectedCharacter(.year), at: 1)),
      WrongLine("too long", String(repeating: "0", count: 1025) + "\n", .lineTooLong(limit: 1024)),
      WrongLine("endless", String(repeating: "0", count: 300_000), .lineTooLong(limit: 1024)),
      WrongLine(
        "too far", "2036-12-30T09:00:00Z\n",
        .outOfReach(CalendarReachError(year: 2037, decreedYears: 2026...2026))),
      WrongLine(
        "out of all reach", "9999-12-31T23:59:59Z\n",
        .outOfReach(CalendarReachError(year: 10_000, decreedYears: 2026...2026))),
      WrongLine(
        "before all reach", "0001-01-01T00:00:00Z\n",
        .outOfReach(CalendarReachError(year: 1, decreedYears: 2026...2026))),
    ])
  func wrongLine(row: WrongLine) throws {
    let right = "2026-03-10T09:00:00Z\n"
    let outcome = try Self.run(right + row.line + right)
    #expect(outcome.error?.reason == row.reason)
    #expect(outcome.error?.line == 2)
    #expect(outcome.output == "2026-03-17\n")
  }

  @Test(
    "Lines of all lengths are answered alike, wherever the blocks are cut", arguments: [1, 2, 3] as [UInt64])
  func blocks(seed: UInt64) throws {
    let calendar = try Self.calendar()
    var state = seed
    func draw(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    var input: [UInt8] = []
    var expected = ""
    for _ in 0..<20_000 {
      let instant = Instant(secondsSinceEpoch: 1_767_225_600 + Int64(draw(31_000_000)))
      var text = instant.iso8601(offset: [.wib, .wita, .wit, .utc][Int(draw(4))])
      if draw(3) == 0 {
        text = text.prefix(19) + "." + String(repeating: "7", count: Int(draw(90)) + 1) + text.suffix(6)
      }
      input += Array((text + (draw(4) == 0 ? "\r\n" : "\n")).utf8)
      expected += try calendar.leadTime(receivedAt: instant, lead: WorkingDays(3)).date.iso8601 + "\n"
    }
    let outcome = try Self.run(input, days: 3)
    #expect(outcome.error == nil)
    #expect(outcome.output == expected)
    #expect(outcome.progress.last == 20_000)
    #expect(outcome.progress == outcome.progress.sorted() && outcome.progress.count > 5)
    let broken = try Self.run(input + Array("?\n".utf8), days: 3)
    #expect(broken.error?.line == 20_001)
    #expect(broken.output == expected)
  }

  @Test("A slow source has the answer to each line before it gives the next")
  func slowSource() throws {
    let calendar = try Self.calendar()
    let (source, answers) = (Pipe(), Pipe())
    let (input, output) = (
      source.fileHandleForReading.fileDescriptor, answers.fileHandleForWriting.fileDescriptor
    )
    // A thread of its own: the stream waits for its source, and tasks share few threads.
    let result = StreamResult()
    Thread.detachNewThread {
      var stream = EarliestStream(calendar: calendar, lead: WorkingDays(5), form: .dates)
      result.finish(Result { try stream.run(from: input, to: output) })
    }
    for (line, answer) in [
      ("2026-03-10T09:00:00Z\n2026-03-1", "2026-03-17\n"), ("1T09:00:00Z\n", "2026-03-18\n"),
    ] {
      try source.fileHandleForWriting.write(contentsOf: Data(line.utf8))
      var wait = pollfd(fd: answers.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      try #require(poll(&wait, 1, 10_000) == 1)
      let read = answers.fileHandleForReading.availableData
      #expect(String(decoding: read, as: UTF8.self) == answer)
    }
    try source.fileHandleForWriting.close()
    try result.value()
  }

  @Test("A source that cannot be read and a destination that cannot be written are errors with their code")
  func descriptors() throws {
    var stream = EarliestStream(calendar: try Self.calendar(), lead: WorkingDays(5), form: .dates)
    let folder = open("/", O_RDONLY)
    defer { close(folder) }
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(throws: EarliestStreamError(line: 1, reason: .reading(code: EISDIR))) {
      try stream.run(from: folder, to: full)
    }
    let input = try ScratchFile(Array("2026-03-10T09:00:00Z\n".utf8))
    let source = input.descriptor
    #expect(throws: EarliestStreamError(line: 2, reason: .writing(code: ENOSPC))) {
      try stream.run(from: source, to: full)
    }
  }
}

/// What a stream on another thread came to.
private final class StreamResult: @unchecked Sendable {
  private let isFinished = DispatchSemaphore(value: 0)
  private var result: Result<Void, any Error> = .success(())

  func finish(_ result: Result<Void, any Error>) {
    self.result = result
    isFinished.signal()
  }

  /// Waits for the end, ten seconds at most.
  func value() throws {
    try #require(isFinished.wait(timeout: .now() + 10) == .success)
    try result.get()
  }
}
