/// `man/booking-times.7`: the words of `man/booking-times.7.in` around the table of `booking help times`.
enum TimesPage {
    static func text(filling template: String) -> String {
        ManualTemplate.filled(
            template, named: "booking-times.7.in and what 'booking help times' shows",
            ["@FORMS@": { Help.timeRows.map(item).joined(separator: "\n") }])
    }

    private static func item(_ row: (label: String, text: String)) -> String {
        ".It \(Mdoc.capitalized(row.label))\n" + Mdoc.paragraph(row.text + ".")
    }
}
