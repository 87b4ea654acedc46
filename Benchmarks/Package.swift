// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the main graph never builds it. `Benchmarks/run` runs everything.
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "tiaochu", path: "..")],
    targets: [
        .systemLibrary(name: "CLuaPlain", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
        .target(name: "CLuaLimit", dependencies: ["CLuaPlain"], cSettings: [.unsafeFlags(["-O2"])]),
        .target(name: "CAllocationCount"),
        .executableTarget(
            name: "bench",
            dependencies: [
                "CLuaLimit", "CAllocationCount",
                .product(name: "DataValues", package: "tiaochu"),
                .product(name: "LuaRuntime", package: "tiaochu"),
                .product(name: "Statecharts", package: "tiaochu"),
                .product(name: "StatutoryTime", package: "tiaochu"),
                .product(name: "Workflows", package: "tiaochu"),
            ],
            linkerSettings: [.linkedLibrary("m")]),
        .executableTarget(name: "hello"),
        .executableTarget(
            name: "record",
            dependencies: [
                .product(name: "CaseEngine", package: "tiaochu"),
                .product(name: "CaseStores", package: "tiaochu"),
                .product(name: "DataValues", package: "tiaochu"),
                .product(name: "SQLiteStore", package: "tiaochu"),
                .product(name: "StatutoryTime", package: "tiaochu"),
                .product(name: "Workflows", package: "tiaochu"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
