/// What the standard library has only together with its regular expressions.
extension StringProtocol where SubSequence == Substring {
    func holds(_ phrase: String) -> Bool {
        pieces(separatedBy: phrase).count > 1
    }

    /// What `split` does for one character.
    func pieces(separatedBy separator: String) -> [String] {
        var pieces: [String] = []
        var start = startIndex
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(separator) {
                pieces.append(String(self[start..<index]))
                index = self.index(index, offsetBy: separator.count)
                start = index
            } else {
                index = self.index(after: index)
            }
        }
        return pieces + [String(self[start...])]
    }
}
