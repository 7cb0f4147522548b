// swift-tools-version: 6.0
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "booking",
    products: [.executable(name: "booking", targets: ["booking"])],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CSystem"),
        .target(name: "BookingSQL", swiftSettings: strict, plugins: ["EmbedSQL"]),
        .target(
            name: "BookingCore", dependencies: ["CLibPQ", "CSystem", "BookingSQL"],
            swiftSettings: strict),
        .executableTarget(name: "booking", dependencies: ["BookingCore"], swiftSettings: strict),
        .executableTarget(name: "embed-sql", swiftSettings: strict),
        .executableTarget(name: "generate-docs", dependencies: ["BookingCore"], swiftSettings: strict),
        .plugin(name: "EmbedSQL", capability: .buildTool(), dependencies: ["embed-sql"]),
        .target(
            name: "TestSupport", dependencies: ["CLibPQ"], path: "Tests/TestSupport", exclude: ["test-server.sh"],
            swiftSettings: strict),
        .testTarget(
            name: "BookingCoreTests", dependencies: ["BookingCore", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "AcceptanceTests", dependencies: ["BookingCore", "TestSupport"], exclude: ["Scripts"],
            swiftSettings: strict),
    ]
)
