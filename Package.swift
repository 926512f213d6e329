// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled with warnings as errors.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
/// Tests are compiled as they are written: to optimize them takes longer than they run.
let tests: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"])]

/// The Swift libraries go into the program, so that it needs nothing but C libraries where it runs; under a sanitizer,
/// where JADWAL_SANITIZE says so, they stay outside, since what goes in with them hides the sanitizer from the C libraries.
let selfContained: [LinkerSetting] =
  Context.environment["JADWAL_SANITIZE"] == nil
  ? [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))] : []

/// What fuzzing reads bytes with: everything that takes them from outside.
let fuzzed: [Target.Dependency] = [
  "Commands", "Web", "HTTPServer", "Office", "Store", "Mail", "Transfers", "Secrets", "Casework",
  "Scheduling",
  "ICalendar", "WorkCalendar", "JSON", "Wording", "SeededRandom",
]
/// The same sources are tests, and where JADWAL_FUZZ asks for it, the program of libFuzzer in place of them.
let fuzzing: Target =
  Context.environment["JADWAL_FUZZ"] == nil
  ? .testTarget(
    name: "FuzzTests", dependencies: fuzzed, exclude: ["Corpus", "LibFuzzer.swift"], swiftSettings: tests)
  : .executableTarget(
    name: "fuzz", dependencies: fuzzed, path: "Tests/FuzzTests",
    exclude: ["Corpus", "FuzzTargetTests.swift", "Mutation.swift"], swiftSettings: strict)

let package = Package(
  name: "jadwal",
  products: [.executable(name: "jadwal", targets: ["jadwal"])],
  targets: [
    // Floor 0: C libraries, as Debian packages them.
    .systemLibrary(name: "CLibical", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(name: "CClp", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CLibnova", providers: [.apt(["libnova-dev"])]),
    // Floor 1: what knows nothing of requests and officers.
    .target(name: "WorkCalendar", dependencies: ["Locks"], swiftSettings: strict),
    .target(name: "SeededRandom", swiftSettings: strict),
    .target(name: "JSON", dependencies: ["CJansson"], swiftSettings: strict),
    .target(name: "LinearPrograms", dependencies: ["CClp"], swiftSettings: strict),
    .target(name: "Locks", swiftSettings: strict),
    .target(name: "Secrets", dependencies: ["Locks", "CSodium"], swiftSettings: strict),
    .target(name: "QRCodes", dependencies: ["CQRencode"], swiftSettings: strict),
    // Floor 2: pure decisions, and the network.
    .target(name: "Transfers", dependencies: ["Secrets", "CCurl"], swiftSettings: strict),
    .target(
      name: "Scheduling", dependencies: ["WorkCalendar", "LinearPrograms", "SeededRandom", "Locks"],
      swiftSettings: strict),
    .target(name: "Almanac", dependencies: ["WorkCalendar", "Locks", "CLibnova"], swiftSettings: strict),
    .target(name: "Casework", dependencies: ["Scheduling", "WorkCalendar"], swiftSettings: strict),
    // Floor 3: the formats of the outside, what people read, what is kept.
    .target(name: "ICalendar", dependencies: ["WorkCalendar", "Locks", "CLibical"], swiftSettings: strict),
    .target(
      name: "Store", dependencies: ["Casework", "WorkCalendar", "Locks", "CSQLite"], swiftSettings: strict),
    .target(
      name: "Wording", dependencies: ["WorkCalendar", "JSON", "ICalendar", "Scheduling", "Casework"],
      swiftSettings: strict),
    .target(
      name: "Webhooks", dependencies: ["Secrets", "Transfers", "WorkCalendar"], swiftSettings: strict),
    .target(
      name: "Mail", dependencies: ["ICalendar", "Transfers", "WorkCalendar", "Locks", "CGMime"],
      swiftSettings: strict),
    // Floor 4: the use cases.
    .target(
      name: "Office",
      dependencies: [
        "Casework", "Store", "ICalendar", "Scheduling", "WorkCalendar", "JSON", "Secrets", "Wording", "Locks",
        "Webhooks", "Transfers", "Mail",
      ], swiftSettings: strict),
    // Floor 5: HTTP.
    .target(name: "HTTPServer", dependencies: ["Locks", "CMicroHTTPD", "CZlib"], swiftSettings: strict),
    .target(
      name: "Web",
      dependencies: [
        "HTTPServer", "Office", "Store", "Casework", "ICalendar", "Scheduling", "WorkCalendar", "JSON",
        "Secrets", "Wording", "Locks", "QRCodes",
      ], swiftSettings: strict),
    .target(
      name: "Pages",
      dependencies: [
        "Web", "HTTPServer", "Office", "Store", "Casework", "Scheduling", "WorkCalendar", "Secrets",
        "Wording",
        "Locks", "QRCodes",
      ], resources: [.embedInCode("Assets")], swiftSettings: strict),
    // Floor 6: the command line.
    .target(
      name: "Commands",
      dependencies: [
        "Pages", "Web", "HTTPServer", "Office", "Store", "Secrets", "Casework", "WorkCalendar", "Scheduling",
        "ICalendar", "JSON", "Wording", "Locks", "CMalloc", "SeededRandom", "Webhooks", "Transfers",
        "Mail", "Almanac",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "jadwal", dependencies: ["Commands"], swiftSettings: strict,
      linkerSettings: selfContained),
    // How many seeds properties are tried with, for all tests.
    .target(name: "Seeds", path: "Tests/Seeds", swiftSettings: tests),
    .testTarget(
      name: "AlmanacTests", dependencies: ["Almanac", "WorkCalendar"], exclude: ["Fixtures"],
      swiftSettings: tests),
    .testTarget(
      name: "WorkCalendarTests", dependencies: ["WorkCalendar", "SeededRandom", "Locks"],
      exclude: ["Fixtures"],
      swiftSettings: tests),
    .testTarget(name: "SecretsTests", dependencies: ["Secrets"], swiftSettings: tests),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "SeededRandom", "WorkCalendar"], swiftSettings: tests),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "Office", "Casework", "Store", "Scheduling", "Secrets", "Locks", "JSON", "Wording", "WorkCalendar",
        "ICalendar", "Webhooks", "SeededRandom", "Transfers", "Mail", "Almanac", "Seeds",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "HTTPServerTests", dependencies: ["HTTPServer", "SeededRandom"], swiftSettings: tests),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "SeededRandom"], swiftSettings: tests),
    .testTarget(
      name: "LinearProgramsTests", dependencies: ["LinearPrograms", "SeededRandom"],
      swiftSettings: tests),
    .testTarget(
      name: "SchedulingTests", dependencies: ["Scheduling", "WorkCalendar", "SeededRandom"],
      swiftSettings: tests),
    .testTarget(
      name: "CaseworkTests",
      dependencies: ["Casework", "Scheduling", "WorkCalendar", "SeededRandom", "Seeds"],
      swiftSettings: tests),
    .testTarget(
      name: "ICalendarTests", dependencies: ["ICalendar", "WorkCalendar", "SeededRandom"],
      exclude: ["Fixtures"],
      swiftSettings: tests),
    .testTarget(name: "TransfersTests", dependencies: ["Transfers", "Secrets"], swiftSettings: tests),
    .testTarget(
      name: "MailTests", dependencies: ["Mail", "ICalendar", "Transfers", "WorkCalendar", "SeededRandom"],
      exclude: ["Fixtures"], swiftSettings: tests),
    .testTarget(name: "QRCodesTests", dependencies: ["QRCodes"], swiftSettings: tests),
    .testTarget(
      name: "WebhooksTests", dependencies: ["Webhooks", "Secrets", "Transfers", "WorkCalendar"],
      swiftSettings: tests),
    .testTarget(name: "WordingTests", dependencies: ["Wording"], swiftSettings: tests),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Web", "HTTPServer", "Office", "Store", "Casework", "WorkCalendar", "JSON", "Secrets", "Wording",
        "Locks", "Almanac",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "Pages", "Web", "HTTPServer", "Office", "Store", "Casework", "WorkCalendar", "Secrets", "Wording",
        "Locks", "Almanac",
      ],
      swiftSettings: tests),
    .testTarget(
      name: "jadwalTests",
      dependencies: [
        "Commands", "HTTPServer", "Office", "Store", "Casework", "WorkCalendar", "Scheduling", "ICalendar",
        "JSON", "Wording", "Webhooks", "Transfers", "Mail", "Almanac",
      ],
      exclude: ["Golden", "Scenarios"], swiftSettings: tests),
    fuzzing,
  ],
  swiftLanguageModes: [.v6]
)
