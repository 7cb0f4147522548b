/// By which an event is known again: the id of a booking or of a series, made unique in the world.
struct CalendarUID {
    let id: String

    init(_ id: String) {
        self.id = id
    }

    var text: String { id + "@booking" }
}
