import Glibc

/// A small file that is read and replaced as a whole.
enum TextFile {
    /// The file's text; nil when there is none.
    static func read(_ path: String) throws -> String? {
        try OpenFile.find(path).map { String(decoding: try $0.read(), as: UTF8.self) }
    }

    /// Puts the text in the place of a file of the user's own; mode 0600, in a folder that is made with mode 0700. A link
    /// stays one: the file it points to is replaced.
    static func replace(_ path: String, with text: String) throws {
        let target = resolved(path)
        try makeFolders(above: target)
        // Two may do this at once, each with a draft of its own.
        try put(text, at: target, as: path, draft: "\(target).\(getpid())")
    }

    /// Puts the text in the place of a file that others read, as the umask lets them; what is no file, such as a pipe, is
    /// written to.
    static func publish(_ path: String, _ text: String) throws {
        let target = resolved(path)
        var status = stat()
        if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            return try OpenFile(target, O_WRONLY, to: "write", as: path).write(text)
        }
        let mask = umask(0)
        umask(mask)
        try put(text, at: target, as: path, draft: "\(target).\(getpid())") { draft in
            try System.call(to: "write", path) { fchmod(draft.descriptor, 0o666 & ~mask) }
        }
    }

    /// Puts the text in the file's place by a rename, so that a reader sees the old or the new one. What lies where the draft
    /// is to be is neither followed nor reused.
    /// - Parameters:
    ///   - name: what messages call the file, where that is not its path.
    ///   - prepare: what to do with the draft before it takes the place.
    static func put(
        _ text: String, at path: String, as name: String? = nil, draft: String,
        prepare: (OpenFile) throws -> Void = { _ in }
    ) throws {
        do {
            unlink(draft)
            let file = try OpenFile(draft, O_WRONLY | O_CREAT | O_EXCL, to: "write", as: name ?? path)
            try file.write(text)
            try prepare(file)
            try file.sync()
            try System.call(to: "write", name ?? path) { rename(draft, path) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func makeFolders(above path: String) throws {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let folder = String(path[..<slash])
        switch System.call({ mkdir(folder, 0o700) }) {
        case .success, .failure(SystemError(code: EEXIST)): return
        case .failure(SystemError(code: ENOENT)): break
        case .failure(let error): throw Failure.cannot("write", folder, error)
        }
        try makeFolders(above: folder)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw Failure.cannot("write", folder, SystemError(code: errno))
        }
    }
}
