// The wording of every error that the program itself finds, in one place.
// What the database refuses is worded in sql/function/fail.sql.

// MARK: - Arguments

// MARK: - Times and durations

// MARK: - Names, notes, ids

// MARK: - Connection and database

// MARK: - The private server

// MARK: - Terminal and files

// MARK: - Watching
