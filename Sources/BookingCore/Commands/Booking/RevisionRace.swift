/// A change that is bound to the revision it was told from, made again where somebody else was quicker; what is locked has
/// been waited for already.
enum RevisionRace {
    private static let most = 10

    /// - Parameter mayRepeat: whether another attempt tells it from the revision that is there then.
    static func run<Result>(mayRepeat: Bool = true, _ attempt: () throws -> Result) throws -> Result {
        for _ in 1..<most {
            do {
                return try attempt()
            } catch let failure as Failure where failure.isChanged && mayRepeat {
                continue
            }
        }
        return try attempt()
    }
}

extension Failure {
    /// Another revision than the one that the change was bound to.
    fileprivate var isChanged: Bool { sqlstate == SQLState.changed }
}
