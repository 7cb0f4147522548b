// swift-tools-version: 6.0
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// What ships uses neither tasks nor regular expressions: without their libraries it starts a tenth faster.
let lean: [SwiftSetting] =
    strict + [
        .unsafeFlags([
            "-Xfrontend", "-disable-implicit-concurrency-module-import",
            "-Xfrontend", "-disable-implicit-string-processing-module-import",
        ])
    ]

let package = Package(
    name: "booking",
    products: [.executable(name: "booking", targets: ["booking"])],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CSystem"),
        .systemLibrary(name: "CEdit", providers: [.apt(["libedit-dev"])]),
        .target(name: "BookingSQL", swiftSettings: lean, plugins: ["EmbedSQL"]),
        .target(
            name: "BookingCore", dependencies: ["CEdit", "CLibPQ", "CSystem", "BookingSQL"],
            swiftSettings: lean),
        .executableTarget(name: "booking", dependencies: ["BookingCore"]),
        .executableTarget(name: "embed-sql", swiftSettings: strict),
        .executableTarget(name: "generate-docs", dependencies: ["BookingCore"], swiftSettings: strict),
        .plugin(name: "EmbedSQL", capability: .buildTool(), dependencies: ["embed-sql"]),
        .target(
            name: "TestSupport", dependencies: ["CLibPQ"], path: "Tests/TestSupport", exclude: ["test-server.sh"],
            swiftSettings: strict),
        .testTarget(
            name: "BookingCoreTests", dependencies: ["BookingCore", "TestSupport"], exclude: ["Failure/errors.txt"],
            swiftSettings: strict),
        .testTarget(
            name: "AcceptanceTests", dependencies: ["BookingCore", "BookingSQL", "TestSupport"],
            exclude: ["Scripts", "Schemas"],
            swiftSettings: strict),
    ]
)
