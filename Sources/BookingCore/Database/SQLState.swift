/// The SQLSTATEs that the program has an answer to. PostgreSQL's are called as in its manual, "PostgreSQL Error Codes".
enum SQLState {
    static let featureNotSupported = "0A000"
    static let notNullViolation = "23502"
    static let uniqueViolation = "23505"
    static let checkViolation = "23514"
    static let exclusionViolation = "23P01"
    static let readOnlyTransaction = "25006"
    static let dependentObjectsStillExist = "2BP01"
    static let invalidDatabase = "3D000"
    static let invalidSchema = "3F000"
    static let serializationFailure = "40001"
    static let deadlockDetected = "40P01"
    static let insufficientPrivilege = "42501"
    static let undefinedColumn = "42703"
    static let datatypeMismatch = "42804"
    static let undefinedFunction = "42883"
    static let undefinedTable = "42P01"
    static let duplicateDatabase = "42P04"
    static let duplicateSchema = "42P06"
    static let duplicateTable = "42P07"
    static let tooManyConnections = "53300"
    static let lockNotAvailable = "55P03"
    static let queryCanceled = "57014"
    static let adminShutdown = "57P01"
    static let crashShutdown = "57P02"
    static let cannotConnectNow = "57P03"
    static let idleSessionTimeout = "57P05"

    // Ours are called as in sql/function/text/fail.sql, or, of notices, by what they tell.

    static let newResource = "BK001"
    static let bookedBefore = "BK004"
    static let givenUp = "BK005"
    static let changed = "BK302"
    static let taken = "BK304"
    static let cursorHeld = "BK306"
    static let noResource = "BK704"
    static let closedList = "BK708"
    static let noOwner = "BK70A"
    static let isolation = "BK903"
    static let standby = "BK905"

    /// What the first characters say.
    enum Class {
        static let connectionException = "08"
        static let dataException = "22"
        static let integrityConstraintViolation = "23"
        static let invalidAuthorization = "28"
        static let transactionRollback = "40"
        static let accessRuleViolation = "42"
        static let insufficientResources = "53"
        static let operatorIntervention = "57"
        /// A server that shuts down, or has not started yet.
        static let serverUnavailable = "57P"
        /// The third character is the exit code as a hexadecimal digit.
        static let ours = "BK"

        static func of(_ sqlstate: String) -> String { String(sqlstate.prefix(2)) }
    }
}
