extension Failure: JSONWritable {
    func write(to json: inout JSONText) {
        json.object {
            $0.object("error") {
                $0.field("exit", Int(kind.exitCode))
                $0.field("kind", kind.rawValue)
                $0.field("message", message)
                $0.field("hint", hint)
            }
        }
    }
}
