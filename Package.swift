// swift-tools-version: 6.2
import PackageDescription

/// Rooms and arrows: docs/architecture.md. An arrow points up this list; SwiftPM refuses circles, `dev/check-imports` undeclared arrows.
let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A source target and the test target that mirrors it.
func room(_ name: String, _ dependencies: [Target.Dependency], tests extra: [Target.Dependency] = []) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: settings),
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name), "SeededInputs"] + dependencies + extra,
            swiftSettings: settings),
    ]
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// What stands on nothing but Swift and Lua: built in a minute under a sanitizer, where the whole would take ten (`dev/sanitize`).
let isKernelOnly = Context.environment["TIAOCHU_ROOMS"] == "kernel"

/// libFuzzer's loop is linked by `-sanitize=fuzzer` only, so its program is only in the graph while `dev/fuzz` builds it.
let fuzzing: [Target] =
    Context.environment["TIAOCHU_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz",
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    ]

let package = Package(
    name: "tiaochu",
    products: [
        .executable(name: "tiaochu", targets: ["tiaochu"]),
        .library(name: "DataValues", targets: ["DataValues"]),
        .library(name: "Statecharts", targets: ["Statecharts"]),
        .library(name: "StatutoryTime", targets: ["StatutoryTime"]),
        .library(name: "LuaRuntime", targets: ["LuaRuntime"]),
        .library(name: "Workflows", targets: ["Workflows"]),
        .library(name: "CaseStores", targets: ["CaseStores"]),
        .library(name: "CaseStoreConformance", targets: ["CaseStoreConformance"]),
        .library(name: "SQLiteStore", targets: ["SQLiteStore"]),
        .library(name: "Documents", targets: ["Documents"]),
        .library(name: "CaseEngine", targets: ["CaseEngine"]),
        .library(name: "Simulation", targets: ["Simulation"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // C
        [
            .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
            .target(name: "CLuaShims", dependencies: ["CLua"]),
        ],
        // Random numbers and spoilt inputs that tests can repeat
        [.target(name: "SeededInputs", path: "Tests/SeededInputs", swiftSettings: settings)],
        // Pure
        room("Diagnostics", []),
        room("DataValues", []),
        room("LuaRuntime", ["CLua", "CLuaShims", "DataValues"]),
        room("Statecharts", ["DataValues"]),
        room("SCXMLReader", ["Diagnostics", "DataValues", "LuaRuntime", "Statecharts"]),
        room("StatutoryTime", ["Diagnostics"]),
        room(
            "Workflows",
            ["Diagnostics", "DataValues", "LuaRuntime", "Statecharts", "StatutoryTime", yams, crypto],
            tests: ["SCXMLReader"]),
        // Port and stores
        room("CaseStores", ["Diagnostics", "DataValues", crypto], tests: ["CaseStoreConformance"]),
        // What every store must keep, as values that need no test framework: a store's own tests run them.
        [
            .target(
                name: "CaseStoreConformance", dependencies: ["CaseStores", "DataValues"], swiftSettings: settings)
        ],
        room(
            "SQLiteStore", ["Diagnostics", "CaseStores", "DataValues", grdb],
            tests: ["CaseStoreConformance", "StoreProbe"]),
        // A process for tests to kill.
        [
            .executableTarget(
                name: "StoreProbe", dependencies: ["CaseStores", "CaseStoreConformance", "SQLiteStore"],
                path: "Tests/StoreProbe", swiftSettings: settings)
        ],
        // What is promised to bytes from outside: driven by tests, and by libFuzzer through `make fuzz`.
        [
            .target(
                name: "FuzzTargets",
                dependencies: ["Diagnostics", "DataValues", "LuaRuntime", "Statecharts", "SCXMLReader"]
                    + (isKernelOnly ? [] : ["Workflows"]),
                path: "Tests/FuzzTargets", exclude: isKernelOnly ? ["WorkflowFuzzing.swift"] : [],
                swiftSettings: settings + (isKernelOnly ? [.define("KERNEL_ONLY")] : [])),
            .testTarget(
                name: "FuzzTargetsTests", dependencies: ["FuzzTargets", "SeededInputs"], swiftSettings: settings),
        ],
        fuzzing,
        // Papers
        room("Documents", ["Diagnostics", "DataValues", "StatutoryTime", "Workflows", mustache]),
        // Effect
        room(
            "CaseEngine",
            ["Diagnostics", "DataValues", "StatutoryTime", "Workflows", "CaseStores"], tests: ["SQLiteStore"]),
        room(
            "Simulation",
            [
                "Diagnostics", "DataValues", "LuaRuntime", "Statecharts", "StatutoryTime", "Workflows", "CaseStores",
                "CaseEngine",
            ]),
        // Edge
        room(
            "TiaochuCommands",
            [
                "Diagnostics", "DataValues", "Statecharts", "StatutoryTime", "Workflows", "CaseStores", "SQLiteStore",
                "CaseEngine", "SCXMLReader", "Simulation", "Documents", argumentParser,
            ]),
        [.executableTarget(name: "tiaochu", dependencies: ["TiaochuCommands"], swiftSettings: settings)],
    ].reduce([], +),
    swiftLanguageModes: [.v6]
)

if isKernelOnly {
    let rooms = [
        "Diagnostics", "DataValues", "LuaRuntime", "Statecharts", "SCXMLReader", "StatutoryTime", "FuzzTargets",
    ]
    let names = Set(["CLua", "CLuaShims", "SeededInputs"] + rooms + rooms.map { "\($0)Tests" })
    package.products = []
    package.dependencies = []
    package.targets = package.targets.filter { names.contains($0.name) }
}
