import Foundation

/// One connection through a `CutProxy`.
struct Relay {
    enum Ending {
        case closed, reset
    }

    private let client: Int32
    private let server: Int32
    private let plan: CutProxy.Plan?
    private var toServer = Messages(startsUntyped: true)
    private var toClient = Messages(startsUntyped: false)
    private var isSilent = false
    /// What the client has sent into the silence.
    private var late: [UInt8] = []

    init(client: Int32, server: Int32, plan: CutProxy.Plan?) {
        self.client = client
        self.server = server
        self.plan = plan
    }

    /// Until one side ends, or the plan ends it.
    mutating func run(onCut: () -> Void) -> Ending {
        while true {
            var watched = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            poll(&watched, 2, -1)
            for (index, entry) in watched.enumerated() where entry.revents != 0 {
                guard let bytes = Self.read(entry.fd) else { return .closed }
                if isSilent {
                    if index == 0 { late += bytes }
                    continue
                }
                guard pass(bytes, index == 0 ? .toServer : .toClient) else {
                    onCut()
                    if plan?.cut == .reset { return .reset }
                    isSilent = true
                    break
                }
            }
        }
    }

    /// Lets the server have what was kept back, and do it.
    func deliver() {
        Self.write(late, to: server)
        shutdown(server, Int32(SHUT_WR))
        while Self.read(server) != nil {}
    }

    /// Passes whole messages on; false where the plan cuts.
    private mutating func pass(_ bytes: [UInt8], _ direction: CutProxy.Direction) -> Bool {
        let messages: [[UInt8]]
        let before: Int
        switch direction {
        case .toServer:
            before = toServer.count
            messages = toServer.take(bytes)
        case .toClient:
            before = toClient.count
            messages = toClient.take(bytes)
        }
        for (offset, message) in messages.enumerated() {
            if let plan, plan.direction == direction, before + offset == plan.messages {
                if direction == .toServer { late += messages[offset...].joined() }
                return false
            }
            Self.write(message, to: direction == .toServer ? server : client)
        }
        return true
    }

    private static func read(_ socket: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }

    private static func write(_ bytes: [UInt8], to socket: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }
}

/// Cuts a stream of bytes into messages.
private struct Messages {
    private(set) var count = 0
    private var isUntyped: Bool
    private var buffer: [UInt8] = []

    init(startsUntyped: Bool) {
        isUntyped = startsUntyped
    }

    mutating func take(_ bytes: [UInt8]) -> [[UInt8]] {
        buffer += bytes
        var messages: [[UInt8]] = []
        while let length, buffer.count >= length {
            messages.append(Array(buffer.prefix(length)))
            buffer.removeFirst(length)
            isUntyped = false
        }
        count += messages.count
        return messages
    }

    /// Of the first message, once its head is there.
    private var length: Int? {
        let head = isUntyped ? 0 : 1
        guard buffer.count >= head + 4 else { return nil }
        return head + buffer[head..<head + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
