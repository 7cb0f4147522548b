/// Trouble made on purpose, by triggers that only the schema's owner could add.
extension Installation {
    /// The next `count` times that a booking is decided, PostgreSQL reports this SQLSTATE.
    func failDecisions(_ sqlstate: String, times count: Int) {
        // A sequence counts on although the transaction is rolled back.
        trouble("if nextval('public.trouble') <= \(count) then raise exception using errcode = '\(sqlstate)'; end if;")
    }

    /// The next time that a booking is decided, the connection breaks.
    func breakConnectionOnce() {
        trouble("if nextval('public.trouble') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;")
    }

    /// Whenever this booking is decided, the exclusion constraint refuses, with somebody else's values in the DETAIL.
    func refuse(_ id: String) {
        trouble(
            """
            if new.id = '\(id)' then
              raise exclusion_violation using message = 'conflicting key value', detail = 'secret of bob';
            end if;
            """)
    }

    private func trouble(_ body: String) {
        sql("create sequence public.trouble")
        sql(
            """
            create function public.trouble() returns trigger language plpgsql as $$ begin \(body) return new; end $$
            """)
        sql(
            """
            create trigger trouble before update on booking.booking for each row
            when (old.status = 'PENDING' and new.status <> 'PENDING') execute function public.trouble()
            """)
    }
}
