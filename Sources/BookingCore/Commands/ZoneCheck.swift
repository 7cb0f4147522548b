/// Whether the server's rules of a zone are those that times are read by here: where one of the two has older zone files,
/// people and `psql` see a booking at different times.
enum ZoneCheck {
    /// The clocks of the zone at the server, every six hours for a year.
    private static func query(_ zone: Zone) -> Query {
        """
        select t, extract(epoch from (t at time zone \(zone.name)) - (t at time zone 'UTC'))::bigint
        from generate_series(date_trunc('hour', now()), now() + interval '1 year', interval '6 hours') t
        """
    }

    /// Nil where they agree, or where the server does not know the zone, which is then nobody's but this program's.
    static func finding(_ zone: Zone, _ session: Session) -> Check? {
        guard let clocks = try? session.read(query(zone))[0] else { return nil }
        guard let row = clocks.first(where: { Int64(zone.offset(at: $0.timestamp(0))) != $0.int64(1) }) else {
            return nil
        }
        let format = TimeFormat(zone: zone)
        return Check(
            name: "time zone", isOK: false,
            message: "\(zone.label) is \(String(offset: zone.offset(at: row.timestamp(0)))) here on "
                + "\(format.day(zone.civil(row.timestamp(0)).date)), at the server \(String(offset: Int(row.int64(1))))",
            hint: "update the zone files of the one that is out of date (tzdata)")
    }
}
