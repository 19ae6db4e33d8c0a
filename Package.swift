// swift-tools-version: 6.2
import PackageDescription

/// Every target is built in the Swift 6 language mode with warnings as errors.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A room that may hold unsafe code says so, and is checked for it.
let unsafeRoom: [SwiftSetting] = settings + [.strictMemorySafety()]

/// One room of the house; `docs/HOUSE.md` has the map and `HouseTests` holds the walls.
func room(
    _ name: String, _ doors: [Target.Dependency] = [],
    settings roomSettings: [SwiftSetting] = settings
) -> Target {
    .target(name: name, dependencies: doors, swiftSettings: roomSettings)
}

func tests(
    _ name: String, _ doors: [Target.Dependency], except files: [String] = []
) -> Target {
    .testTarget(name: name, dependencies: doors, exclude: files, swiftSettings: settings)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let hummingbirdTesting = Target.Dependency.product(
    name: "HummingbirdTesting", package: "hummingbird")
let everyPureRoom: [Target.Dependency] = ["Domain", "Commands", "Playbooks", "Outbox", "Wording"]

/// Speed and memory, measured by hand with `deploy/bench`; the main build does not pay for it.
let benchmarks: [Target] =
    Context.environment["FENGHUO_BENCHMARKS"] == nil
    ? []
    : [
        .executableTarget(
            name: "Benchmarks",
            dependencies: everyPureRoom + [
                "Ports", "Runtime", "Rehearsal", "Curl", "Channels", "Store", "RigKit", grdb,
                logging,
            ],
            path: "Tests/Benchmarks", swiftSettings: settings),
        .executableTarget(
            name: "BareLoop", path: "Tests/BareLoop",
            linkerSettings: [.linkedLibrary("curl")]),
    ]

let package = Package(
    name: "fenghuo",
    products: [
        .executable(name: "fenghuo", targets: ["Bot"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Pure rooms: they decide and word; they await nothing and touch nothing.
        room("Domain", [crypto]),
        room("Commands", ["Domain"]),
        room("Playbooks", ["Domain", yams]),
        room("Outbox", ["Domain"]),
        room("Wording", ["Domain", "Playbooks", "Commands"]),
        // Doors and the shell.
        room("Ports", ["Domain", "Outbox"]),
        room(
            "Runtime", ["Domain", "Commands", "Playbooks", "Outbox", "Wording", "Ports", logging]),
        // The rim: it does, and knows nothing of its neighbours.
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        room("Curl", ["Ports", "CCurl"], settings: unsafeRoom),
        room("Channels", ["Domain", "Outbox", "Ports", logging]),
        room("Store", ["Domain", "Outbox", "Ports", grdb, crypto, logging]),
        room("Web", ["Domain", "Outbox", "Ports", hummingbird, logging, crypto]),
        // Virtual time.
        room(
            "Rehearsal",
            ["Domain", "Commands", "Playbooks", "Outbox", "Wording", "Ports", "Runtime"]),
        // Wiring: the only room that knows everyone.
        .executableTarget(
            name: "Bot",
            dependencies: [
                "Domain", "Commands", "Playbooks", "Outbox", "Wording", "Ports", "Runtime", "Curl",
                "Channels", "Store", "Web", "Rehearsal", logging, lifecycle, signals, arguments,
                crypto,
            ],
            swiftSettings: settings),

        tests("DomainTests", ["Domain", crypto], except: ["Golden"]),
        tests("CommandsTests", ["Commands", "Domain"]),
        tests("PlaybooksTests", ["Playbooks", "Domain"]),
        tests("OutboxTests", ["Outbox", "Domain"]),
        tests("WordingTests", ["Wording", "Domain", "Playbooks", "Commands", "Outbox"]),
        tests(
            "RuntimeTests", everyPureRoom + ["Ports", "Runtime", "Rehearsal", "StormKit", logging],
            except: ["Golden"]),
        tests("CurlTests", ["Curl", "Ports", "Channels", "Domain", "Outbox"]),
        tests(
            "ChannelsTests", ["Channels", "Domain", "Outbox", "Ports", logging],
            except: ["Recorded"]),
        tests("StoreTests", ["Store", "Rehearsal", "Domain", "Outbox", "Ports", grdb]),
        tests("WebTests", ["Web", "Domain", "Outbox", "Ports", hummingbirdTesting, hummingbird]),
        tests("HouseTests", []),
        tests(
            "BotTests",
            everyPureRoom + ["Bot", "Ports", "Runtime", "Rehearsal", "Store", "Channels", "Curl"],
            except: ["Recorded"]),
        // Storms on the virtual clock: a few in the debug build, a thousand in the release build.
        .target(
            name: "StormKit", dependencies: everyPureRoom + ["Ports", "Runtime", "Rehearsal"],
            path: "Tests/StormKit", swiftSettings: settings),
        .executableTarget(
            name: "Simulation", dependencies: ["StormKit"], path: "Tests/Simulation",
            swiftSettings: settings),
        // What tests and benchmarks against the real servers share.
        .target(
            name: "RigKit", dependencies: ["Ports", "Curl"], path: "Tests/RigKit",
            swiftSettings: settings),
        tests("RigTests", ["RigKit", "Ports", "Curl"]),
    ] + benchmarks
)
