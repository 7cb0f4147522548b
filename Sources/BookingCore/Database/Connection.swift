import CLibPQ

/// One connection to PostgreSQL, used by one thread at a time.
///
/// The socket never blocks: every wait has a deadline of ours, as neither libpq's timeouts nor keepalives end a wait
/// on a far end that acknowledges and stays silent. After `ConnectionLost` or `Interrupted` it is of no more use.
final class Connection {
    let source: ConnectionSource
    let handle: OpaquePointer
    let wait: InterruptiblePoll
    private let notices: NoticeReceiver
    /// Whether answers are held against what the program takes them for (`Answer`) before they are read.
    var checksAnswers = false
    /// Is told while an answer is long in coming.
    var progress: Progress?
    /// Whether libpq may still be in single-row mode, which a pipeline would take over.
    var hasStreamed = false

    /// Connects within the user's `connect_timeout` for each host (10 s unless given) and `deadline` in all.
    ///
    /// - Parameters:
    ///   - command: names the connection to the server's admin, as `booking-create`.
    ///   - onPrimary: passes over servers that take no writes, such as standbys.
    ///   - interrupt: a descriptor that ends every wait with `Interrupted` when it becomes readable,
    ///     after `grace`.
    ///   - onNotice: is told the server's notices and warnings, from the connecting on.
    /// - Throws: `Failure` of kind `database` or `usage`, `Interrupted`.
    init(
        to source: ConnectionSource, command: String, onPrimary: Bool = false, deadline: Deadline? = nil,
        interrupt: Int32 = -1, grace: Duration = .zero,
        onNotice: @escaping (Notice) -> Void = { _ in }
    ) throws {
        let notices = NoticeReceiver(onNotice)
        let wait = InterruptiblePoll(interrupt: interrupt, grace: grace)
        let opening = Opening(
            source: source, command: command, onPrimary: onPrimary, deadline: deadline, wait: wait, notices: notices)
        handle = try opening.open()
        self.source = source
        self.wait = wait
        self.notices = notices
    }

    deinit {
        PQfinish(handle)
    }

    /// Is told the server's notices and warnings.
    var onNotice: (Notice) -> Void {
        get { notices.handler }
        set { notices.handler = newValue }
    }

    /// For `poll`, beside other descriptors.
    var socket: Int32 { PQsocket(handle) }

    /// The names in use, whatever set them.
    var database: String { String(cString: PQdb(handle)) }
    var user: String { String(cString: PQuser(handle)) }
    /// A host's name, or the folder of a Unix socket.
    var host: String { String(cString: PQhost(handle)) }
    var port: String { String(cString: PQport(handle)) }
    /// As the server told when the connection was made; a pooler may keep it back.
    var isStandby: Bool { PQparameterStatus(handle, "in_hot_standby").map { String(cString: $0) } == "on" }
    /// The number of the server's process, or what a pooler gives for it.
    var process: Int { Int(PQbackendPID(handle)) }
    /// Whether that number is one that no process of Linux can have (PID_MAX_LIMIT, proc(5)): PgBouncer draws 32 bits.
    var isPooled: Bool { !(1...4_194_304).contains(process) }

    /// Takes the notifications that have arrived, without waiting; the number of all, or of those of other sessions.
    func notifications(fromOthers: Bool = false) throws -> Int {
        guard PQconsumeInput(handle) == 1 else { throw lost(afterSending: false) }
        var count = 0
        while let notification = PQnotifies(handle) {
            if !fromOthers || notification.pointee.be_pid != PQbackendPID(handle) { count += 1 }
            PQfreemem(notification)
        }
        return count
    }

    /// The connection's end, in the server's last words if it had any, else in libpq's.
    func lost(afterSending: Bool) -> ConnectionLost {
        let message = String(cString: PQerrorMessage(handle)).prefix { $0 != "\n" }
        let words = message.isEmpty ? "the connection was closed" : String(message)
        return ConnectionLost(afterSending: afterSending, message: notices.lastWords ?? words)
    }
}

/// Hands the notices that libpq receives to a Swift closure.
final class NoticeReceiver {
    var handler: (Notice) -> Void
    /// Why the server ended the connection while it was idle: libpq passes that on as a notice.
    private(set) var lastWords: String?

    init(_ handler: @escaping (Notice) -> Void) {
        self.handler = handler
    }

    /// The receiver must live as long as the connection. Without one libpq writes to standard error.
    func attach(to connection: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = PQsetNoticeReceiver(connection, { NoticeReceiver.receive($0, $1) }, context)
    }

    private static func receive(_ context: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
        guard let context, let result else { return }
        Unmanaged<NoticeReceiver>.fromOpaque(context).takeUnretainedValue().receive(result)
    }

    private func receive(_ result: OpaquePointer) {
        let notice = Notice(result)
        if DiagnosticFields(result: result).isFatal {
            lastWords = notice.message
        } else {
            handler(notice)
        }
    }
}
