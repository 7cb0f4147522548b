extension Int {
    /// So many of them: `1 booking`, `2 bookings`.
    func counting(_ noun: String) -> String { "\(self) \(noun.plural(of: self))" }
}

extension String {
    /// The noun as it stands for so many.
    func plural(of count: Int) -> String { count == 1 ? self : self + "s" }
}
