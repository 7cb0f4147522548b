extension Context {
    /// Names and values below one another, for one thing in full.
    func details(_ fields: [(name: String, value: String)]) -> String {
        let width = fields.map(\.name.count).max() ?? 0
        return fields.map { name, value in
            screen.style(.bold, DisplayWidth.pad(name, to: width)) + "  " + Escape.visible(value) + "\n"
        }.joined()
    }
}
