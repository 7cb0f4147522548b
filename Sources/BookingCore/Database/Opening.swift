import CLibPQ
import Glibc

/// Opens a connection without blocking, but for name resolution, which libpq does in the foreground.
struct Opening {
    let source: ConnectionSource
    let command: String
    let onPrimary: Bool
    let deadline: Deadline?
    let wait: InterruptiblePoll
    let notices: NoticeReceiver

    private enum Outcome {
        case open, failed, timedOut
    }

    /// A host that does not answer in time is left out of the next attempt: in libpq's asynchronous interface only a
    /// host that answers makes it go on to the next one.
    func open() throws -> OpaquePointer {
        var hosts: HostList?
        while true {
            let handle = try begin(hosts)
            do {
                let amongSeveral = hosts != nil || self.hosts(of: handle).words != nil
                switch try outcome(of: handle, amongSeveral) {
                case .open: return handle
                case .failed: throw failure(of: handle, amongSeveral)
                case .timedOut: hosts = try remaining(after: handle, amongSeveral)
                }
            } catch {
                PQfinish(handle)
                throw error
            }
            PQfinish(handle)
        }
    }

    /// Settings before `dbname` yield to the user's, those behind it win. There are no server settings among them:
    /// poolers refuse those.
    private func begin(_ hosts: HostList?) throws -> OpaquePointer {
        var (keywords, values) = (CStrings(), CStrings())
        func set(_ keyword: String?, _ value: String?) {
            keywords.append(keyword)
            values.append(value)
        }
        set("fallback_application_name", "booking-\(command)")
        if onPrimary { set("target_session_attrs", "read-write") }
        if let service = source.service { set("service", service) }
        if let text = source.text { set("dbname", text) }
        set("client_encoding", "UTF8")
        for (keyword, value) in hosts?.settings ?? [] { set(keyword, value) }
        set(nil, nil)
        let handle = keywords.withPointers { keywords in
            values.withPointers { values in PQconnectStartParams(keywords, values, 1) }
        }
        guard let handle else { throw Failure.outOfMemory() }
        return handle
    }

    private func outcome(of handle: OpaquePointer, _ amongSeveral: Bool) throws -> Outcome {
        let setting = ConnectionOptions(of: handle)["connect_timeout"]
        guard Self.isTimeout(setting) else {
            throw Failure.cannotConnect(.invalidSetting("connect_timeout"), to: place(of: handle), source.origin)
        }
        guard PQstatus(handle) != CONNECTION_BAD else { return .failed }
        notices.attach(to: handle)
        // While connecting, the verbose text is the only way to the SQLSTATE.
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        let patience = Self.patience(setting, amongSeveral: amongSeveral)
        var address = Address(handle)
        var limit = self.limit(patience)
        var state = PGRES_POLLING_WRITING
        while state != PGRES_POLLING_OK {
            let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
            guard try wait(on: PQsocket(handle), for: events, until: limit) else { return .timedOut }
            state = PQconnectPoll(handle)
            if state == PGRES_POLLING_FAILED { return .failed }
            if address != Address(handle) {
                address = Address(handle)
                limit = self.limit(patience)
            }
        }
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        return PQsetnonblocking(handle, 1) == 0 ? .open : .failed
    }

    /// libpq's rule: zero and below wait for ever. Ten seconds unless given; less where others are to be tried.
    static func patience(_ setting: String?, amongSeveral: Bool = false) -> Duration? {
        guard let setting else { return .seconds(amongSeveral ? 3 : 10) }
        return Int(setting.filter { !$0.isWhitespace }).flatMap { $0 > 0 ? .seconds($0) : nil }
    }

    /// libpq itself looks at it only where it does the waiting. It lets white space be around a number.
    static func isTimeout(_ setting: String?) -> Bool {
        setting.map { Int32($0.filter { !$0.isWhitespace }) != nil } ?? true
    }

    private func limit(_ patience: Duration?) -> Deadline? {
        .first(patience.map(Deadline.after), deadline)
    }

    private func remaining(after handle: OpaquePointer, _ amongSeveral: Bool) throws -> HostList {
        let rest = hosts(of: handle).without(Address(handle))
        guard !rest.isEmpty, deadline?.hasPassed != true else {
            throw Failure.cannotConnect(
                .timedOut, to: place(of: handle), source.origin, amongSeveral: amongSeveral)
        }
        return rest
    }

    private func failure(of handle: OpaquePointer, _ amongSeveral: Bool) -> Failure {
        let message = ConnectionOptions(of: handle).madeVisible(in: String(cString: PQerrorMessage(handle)))
        let problem = ConnectionProblem(message)
        return Failure.cannotConnect(problem, to: place(of: handle), source.origin, amongSeveral: amongSeveral)
    }

    private func hosts(of handle: OpaquePointer) -> HostList {
        HostList(ConnectionOptions(of: handle))
    }

    private func place(of handle: OpaquePointer) -> String {
        hosts(of: handle).words ?? Address(handle).words
    }
}
