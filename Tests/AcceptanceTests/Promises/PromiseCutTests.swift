import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// A link that breaks at every message of the protocol in turn: what the user is told is true.
@Suite struct PromiseCutTests {
    private enum Verb: String, CaseIterable {
        case create, update, delete, undo
    }

    private struct Scene: Sendable {
        let verb: Verb
        let cut: CutProxy.Cut
        let direction: CutProxy.Direction
        let heals: Bool
    }

    private static let scenes = Verb.allCases.flatMap { verb in
        [CutProxy.Cut.reset, .swallow].flatMap { cut in
            CutProxy.Direction.allCases.flatMap { direction in
                [true, false].map { Scene(verb: verb, cut: cut, direction: direction, heals: $0) }
            }
        }
    }

    /// A silence ends after this; it must be longer than what the server takes.
    private static let patience = Duration.milliseconds(400)
    /// A slice takes every fifth point of each scene, beginning at another one in each.
    private static let stride = max(1, 5 / Torture.factor)
    /// No write is sent by more messages than this, in either direction.
    private static let most = 60

    @Test func whatTheUserIsToldIsTrue() throws {
        let here = Installation()
        let told = try atOnce(Self.scenes.count) { try Self.play(Self.scenes[$0], number: $0, here) }
        let lies = told.flatMap(\.lies)
        #expect(lies.isEmpty)
        print("cut points: \(told.map(\.points).reduce(0, +)), outcome unknown: \(told.map(\.unknown).reduce(0, +))")
        #expect(told.allSatisfy { $0.points * Self.stride >= 10 })
        // Over a link that heals, the same request finds out what has become of it.
        let healed = zip(Self.scenes, told).filter { $0.0.cut == .reset && $0.0.heals }
        #expect(healed.allSatisfy { $0.1.unknown == 0 })
        #expect(told.contains { $0.unknown > 0 } && told.contains { $0.unknown == 0 })
    }

    /// The first attempt is stuck on its way while the next one runs into the lock that it holds. That one's refusal must
    /// not be passed on: the first still succeeds.
    @Test func anAttemptThatArrivesLateIsNotCalledRefused() throws {
        let here = Installation()
        let target = try Self.made(here.session(), "target")
        let proxy = Self.proxy()
        defer { proxy.close() }
        // Startup; parse, bind, describe and execute twice; and not the synchronisation that would commit.
        proxy.arm(.init(cut: .delay, direction: .toServer, messages: 1 + 2 * 4, heals: true))
        // Longer than a lock is waited for.
        let session = try here.session(Self.conninfo(proxy, here, "late"), patience: .milliseconds(2_300))
        let (deed, _) = session.carryOut(.note(target, "late"), by: "cut", key: "late")
        #expect(proxy.hasCut)
        proxy.hangUp()
        let times = try Self.settled("late", here.session(), "late")
        #expect(times == 1, "it never arrived")
        guard case .unknown = deed.outcome else { throw Failure.unexpectedAnswer("\(deed)") }
    }

    private static func proxy() -> CutProxy {
        CutProxy(to: "\(TestServer.shared.folder)/.s.PGSQL.\(TestServer.shared.port)")
    }

    private static func conninfo(_ proxy: CutProxy, _ here: Installation, _ name: String) -> String {
        "host=127.0.0.1 port=\(proxy.port) dbname=\(here.database) user=postgres sslmode=disable gssencmode=disable "
            + "connect_timeout=1 application_name=\(name)"
    }

    fileprivate struct Told: Sendable {
        var points = 0
        var unknown = 0
        var lies: [String] = []
    }

    private static func play(_ scene: Scene, number: Int, _ here: Installation) throws -> Told {
        let proxy = proxy()
        defer { proxy.close() }
        let direct = try here.session()
        var told = Told()
        for point in Swift.stride(from: number % stride, to: most, by: stride) {
            let key = "\(number).\(point)"
            let target = scene.verb == .create ? "" : try made(direct, "target \(key)")
            proxy.arm(.init(cut: scene.cut, direction: scene.direction, messages: point, heals: scene.heals))
            let session = try here.session(conninfo(proxy, here, "cut\(number)"), patience: patience)
            let (deed, _) = session.carryOut(request(scene.verb, target, key), by: "cut", key: key)
            guard proxy.hasCut else { return told }
            session.disconnect()
            proxy.hangUp()
            told.points += 1
            told.judge(deed, times: try settled(key, direct, "cut\(number)"), "\(scene) at \(point)")
        }
        told.lies.append("\(scene): no end of messages")
        return told
    }

    private static func request(_ verb: Verb, _ target: String, _ key: String) -> Request {
        switch verb {
        case .create: .create("new \(key)", Slot(hour: 1))
        case .update: .move(target, Slot(hour: 30))
        case .delete: .delete(target)
        case .undo: .undo(target)
        }
    }

    private static func made(_ session: Session, _ key: String) throws -> String {
        try session.write(Request.create(key, Slot(hour: 50)).batches(by: "cut", key: key))[0][0][0].uuid(0)
    }

    /// How often the request was carried out, once no server process has it in hand any more.
    private static func settled(_ key: String, _ direct: Session, _ application: String) throws -> Int {
        func count(_ query: Query) throws -> Int { try direct.read(query)[0][0].int(0) }
        while try count("select count(*) from pg_stat_activity where application_name = \(application)") > 0 {}
        return try count("select count(*) from booking.event where key = \(key) and acting_for = 'cut'")
    }
}

extension PromiseCutTests.Told {
    fileprivate mutating func judge(_ deed: Deed, times: Int, _ place: String) {
        switch deed.outcome {
        case .done where times != 1: lies.append("\(place): acknowledged, done \(times) times")
        case .refused(let failure) where times != 0: lies.append("\(place): done, but \(failure)")
        case .refused(let failure) where failure.kind != .database: lies.append("\(place): \(failure)")
        case .unknown where times > 1: lies.append("\(place): done \(times) times")
        case .unknown: unknown += 1
        default: break
        }
    }
}
